"""Every page, on the demo's data, in a wide window and on a telephone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dubu.web.tests.browservaerktoej import axe_fejl
from tests.rejser.kryb import Fund, er_side, links, uden_link
from tests.rejser.sider import BRED, Bruger, bruger

pytestmark = pytest.mark.browser

SMAL = {"width": 375, "height": 800}
BRUGERE = ("modtagelse", "raadgiver", "teamleder", "administrativ", "systemansvarlig", "revisor", "familiepleje")
# Not pages of the product: the components' gallery has a test of its own.
IKKE_SIDER = {"live", "galleri"}


def test_hver_side_er_tilgaengelig_smal_og_uden_fejl(klon, tjener, browser):
    demo = klon.dubu("demo")
    assert demo.returncode == 0, demo.stderr
    fund, klager = Fund(), []
    for navn in ("", *BRUGERE):
        with bruger(browser, tjener.adresse) as person:
            if navn:
                person.log_ind(navn)
            klager += [f"{navn}: {klage}" for klage in kryb(person, fund)]
    assert klager == []
    assert len(fund.adresser) > 20, sorted(fund.adresser)


def kryb(person: Bruger, fund: Fund) -> Iterator[str]:
    """Look at every page that the person can come to and nobody has seen before; give what is wrong with them."""
    koe = ["/", "/underret/0461/"]
    while koe:
        sti = koe.pop(0)
        if fund.kender(sti):
            continue
        yield from _se(person, fund, sti)
        koe += links(person.side)
    for rute, adresse in uden_link(fund):
        if rute.navn not in fund.adresser and rute.navn not in IKKE_SIDER and er_side(person, adresse):
            yield from _se(person, fund, adresse)


def _se(person: Bruger, fund: Fund, sti: str) -> Iterator[str]:
    side = person.side
    side.set_viewport_size(BRED)
    svar = side.goto(sti)
    if svar is None or svar.status != 200:
        yield f"{sti}: svarer {svar.status if svar else 'ikke'}"
        return
    fund.noter(sti)
    fund.noter(side.url)
    for vindue in (BRED, SMAL):
        side.set_viewport_size(vindue)
        yield from (f"{sti} ({vindue['width']}): {fejl}" for fejl in axe_fejl(side))
    if (bredde := side.evaluate("document.documentElement.scrollWidth")) > SMAL["width"]:
        yield f"{sti}: siden er {bredde} bred i et vindue på {SMAL['width']}"
