"""The page "Opdel på børn": born children by name, an unborn one on its mother."""

from __future__ import annotations

from uuid import uuid4

import pytest

from dubu.kerne import ur
from dubu.parter.models import Foraelder, Person
from dubu.underretninger import services
from dubu.underretninger.tests.factories import lav_underretning_barn


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def mor(kommune) -> Person:
    return Person.objects.create(cpr="0102903332", fornavn="Mia", efternavn="Mor")


@pytest.fixture
def raekke(modtagelse, mor):
    alma = Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")
    Foraelder.objects.create(person=alma, art="mor", cpr=mor.cpr)
    raekke = lav_underretning_barn(modtagelse)
    return services.identificer(aktoer=modtagelse, handling=uuid4(), raekke=raekke, person=alma, tidspunkt=ur.nu())


def _opdel(browser, raekke, **felter):
    return browser.post(f"/indbakke/{raekke.uuid}/opdel/", {"handling": str(uuid4()), "kommune": "0461", **felter})


def test_opdel_kun_ufoedt_barn_paa_den_foreslaaede_mor(klient, modtagelse, raekke, mor):
    browser = klient(modtagelse)
    assert "Mia Mor" in browser.get(f"/indbakke/{raekke.uuid}/opdel/").content.decode()

    svar = _opdel(browser, raekke, ufoedt="ja", mor=str(mor.uuid), termin="10.02.2027")

    ny = raekke.underretning.boern.get(ufoedt=True)
    assert svar.status_code == 303
    assert (ny.barn.mor_til_ufoedt, str(ny.barn.terminsdato)) == (mor, "2027-02-10")


def test_opdel_ufoedt_barn_af_en_anden_mor_staar_som_paastand(klient, modtagelse, raekke):
    _opdel(
        klient(modtagelse), raekke, navn_1="Bo", ufoedt="ja", mor="anden", mor_navn="Pia Person", termin="10.02.2027"
    )

    ny = raekke.underretning.boern.get(ufoedt=True)
    assert ny.paastande == {"mor_navn": "Pia Person", "termin": "2027-02-10"}
    assert raekke.underretning.boern.count() == 3


def test_opdel_uden_et_eneste_barn_siger_hvad_der_mangler(klient, modtagelse, raekke):
    svar = _opdel(klient(modtagelse), raekke, ufoedt="nej")

    assert svar.status_code == 422
    assert "Skriv mindst ét barn" in svar.content.decode()


def test_opdel_ufoedt_uden_mor_siger_hvad_der_mangler(klient, modtagelse, raekke):
    svar = _opdel(klient(modtagelse), raekke, ufoedt="ja")

    assert svar.status_code == 422
    assert "Vælg moren" in svar.content.decode()
    assert raekke.underretning.boern.count() == 1


def test_opdel_cpr_nummeret_bliver_paastanden_cpr_og_er_det_foerste_der_soeges_paa(klient, modtagelse):
    bo = Person.objects.create(cpr="0202160009", fornavn="Bo", efternavn="Prøve")
    raekke, browser = lav_underretning_barn(modtagelse), klient(modtagelse)

    _opdel(
        browser, raekke, navn_1="Lillebror", cpr_1="020216-0009", navn_2="Søs", cpr_2="cirka 6 år", cpr_3="0303170005"
    )

    nye = list(raekke.underretning.boern.order_by("nr"))[1:]
    assert [ny.paastande for ny in nye] == [
        {"navn": "Lillebror", "cpr": "0202160009"},
        {"navn": "Søs", "foedselsdato": "cirka 6 år"},
        {"cpr": "0303170005"},
    ]
    assert bo.navn in browser.get(f"/indbakke/{nye[0].uuid}/identificer/").content.decode()
