"""Every room's templates: forms carry their head, nothing breaks the security policy, none is too long."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

KILDE = Path(__file__).resolve().parents[2]
SKABELONER = sorted(KILDE.glob("*/templates/**/*.html"))
FORM = re.compile(r"<form\b[^>]*>", re.IGNORECASE)
FORBUDT = [
    (re.compile(r"\sstyle\s*=", re.IGNORECASE), "style-attribut"),
    (re.compile(r"<style\b", re.IGNORECASE), "style-element"),
    (re.compile(r"<script\b(?![^>]*\ssrc=)", re.IGNORECASE), "script i siden"),
    (re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE), "hændelsesattribut"),
    (re.compile(r"(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE), "fremmed adresse"),
    (re.compile(r"hx-on|hx-vals=[\"']js:", re.IGNORECASE), "htmx-kode i siden"),
]
# Forms of no act: nothing to do only once.
UDEN_HANDLING = {"adgang/templates/adgang/login.html"}


def _navn(sti: Path) -> str:
    return str(sti.relative_to(KILDE))


@pytest.mark.parametrize("sti", SKABELONER, ids=_navn)
def test_template_holds_nothing_that_the_security_policy_blocks(sti):
    tekst = sti.read_text(encoding="utf-8")

    assert [hvad for moenster, hvad in FORBUDT if moenster.search(tekst)] == []


@pytest.mark.parametrize("sti", SKABELONER, ids=_navn)
def test_every_posted_form_carries_its_head(sti):
    tekst = sti.read_text(encoding="utf-8")
    for fund in FORM.finditer(tekst):
        if "post" not in fund[0].lower() or _navn(sti) in UDEN_HANDLING:
            continue
        indre = tekst[fund.end() : tekst.find("</form>", fund.end())]
        assert "formularhoved" in indre, fund[0]


@pytest.mark.parametrize("sti", SKABELONER, ids=_navn)
def test_template_is_at_most_two_hundred_lines(sti):
    assert len(sti.read_text(encoding="utf-8").splitlines()) <= 200
