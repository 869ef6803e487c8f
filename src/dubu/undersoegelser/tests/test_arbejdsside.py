"""The long working page: a list of contents, and sections folded with their state."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from dubu.sager.tests.factories import lav_sag
from dubu.undersoegelser.models import BoernefagligUndersoegelse
from dubu.undersoegelser.tests.factories import lav_undersoegelse


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def side(raadgiver) -> str:
    bfu = lav_undersoegelse(raadgiver, lav_sag(raadgiver=raadgiver))
    return f"/undersoegelse/{bfu.aktivitet.uuid}/"


def _gem(browser, side, felt, vaerdi):
    svar = browser.post(
        side,
        {
            "handling": str(uuid4()),
            "kommune": "0461",
            "felt": felt,
            "vaerdi": vaerdi,
            "version": "0",
            "side": str(uuid4()),
        },
    )
    assert svar.status_code == 200, svar.text


def _afsnit(html: str) -> dict[str, tuple[str, bool]]:
    """Heading -> state in words, and whether it is open."""
    fundne = re.findall(
        r'<details class="afsnit" id="[^"]+"[^>]*?( open)?>\s*<summary><h2 class="afsnit-titel">(.*?)</h2>'
        r'.*?<span class="afsnit-tilstand"[^>]*>(.*?)</span>',
        html, re.S,
    )  # fmt: skip
    return {titel: (tilstand, bool(aabent)) for aabent, titel, tilstand in fundne}


def test_afsnit_er_foldet_med_deres_tilstand_og_det_foerste_der_mangler_er_aabent(klient, raadgiver, side):
    browser = klient(raadgiver)
    _gem(browser, side, "sundhed_barnet", "Jeg har ondt i maven.")

    afsnit = _afsnit(browser.get(side).text)

    assert afsnit["Sundhedsforhold"] == ("Udfyldt", False)
    assert afsnit["Dagtilbud, skoleforhold og læring"] == ("Tom", True)
    assert afsnit["Analyse"] == ("Tom", False)
    assert afsnit["Konklusion (§ 22, stk. 6)"] == ("Mangler 5", False)


def test_indholdslisten_foerer_til_hvert_afsnit_og_siger_det_samme(klient, raadgiver, side):
    html = klient(raadgiver).get(side).text

    liste = re.search(r'<nav class="indholdsliste".*?</nav>', html, re.S).group()
    maal = re.findall(r'href="#([^"]+)"', liste)
    assert len(maal) == len(_afsnit(html)) == 6
    assert all(f'id="{en}"' in html for en in maal)
    assert "Mangler 5" in liste


def test_afsnit_med_fejl_er_aabne(klient, raadgiver, side):
    html = klient(raadgiver).post(side, {"handling": str(uuid4()), "kommune": "0461", "grundlag": "noget andet"}).text

    assert _afsnit(html)["Konklusion (§ 22, stk. 6)"][1]


def test_afsnit_der_mangler_er_aabne_efter_et_afslag(klient, raadgiver, side):
    html = klient(raadgiver).post(side, {"handling": str(uuid4()), "kommune": "0461", "sundhed_barnet": "Ondt."}).text

    aabne = {titel for titel, (_tilstand, aabent) in _afsnit(html).items() if aabent}
    assert aabne == {"De andre børn i familien (§ 21)", "Konklusion (§ 22, stk. 6)"}


def test_gem_kladde_gemmer_alt_som_det_staar_og_afslutter_intet(klient, raadgiver, side):
    browser = klient(raadgiver)

    svar = browser.post(
        side,
        {
            "handling": str(uuid4()), "kommune": "0461", "kladde": "1", "sundhed_barnet": "Jeg har ondt i maven.",
            "grundlag": "p32",
        },
    )  # fmt: skip

    assert svar.status_code == 303
    assert svar.url.startswith("/sag/")
    html = browser.get(side).text
    assert "Jeg har ondt i maven." in html
    assert _afsnit(html)["Konklusion (§ 22, stk. 6)"][0] == "Mangler 4"
    assert BoernefagligUndersoegelse.objects.get().status == "i_gang"


def test_gem_kladde_uden_aendringer_laver_ingen_konflikt(klient, raadgiver, side):
    browser = klient(raadgiver)
    for _ in range(2):
        browser.post(side, {"handling": str(uuid4()), "kommune": "0461", "kladde": "1", "sundhed_barnet": "Ondt."})

    assert "To har skrevet i det samme felt" not in browser.get(side).text
