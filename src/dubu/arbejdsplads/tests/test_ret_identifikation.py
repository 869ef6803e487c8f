"""The page "Ret identifikation": found by search, with a reason, and what it does said before it is done."""

from __future__ import annotations

from uuid import uuid4

import pytest

from dubu.kerne import ur
from dubu.parter.models import Person
from dubu.sager.tests.factories import lav_sag
from dubu.underretninger import services
from dubu.underretninger.services import Vurderingssvar
from dubu.underretninger.tests.factories import lav_underretning_barn


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def alma(kommune) -> Person:
    return Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")


@pytest.fixture
def raekke(modtagelse):
    bo = Person.objects.create(cpr="0202160007", fornavn="Bo", efternavn="Prøve")
    return services.identificer(
        aktoer=modtagelse, handling=uuid4(), raekke=lav_underretning_barn(modtagelse), person=bo, tidspunkt=ur.nu()
    )


def _ret(browser, raekke, **felter):
    felter = {"handling": str(uuid4()), "kommune": "0461", **felter}
    return browser.post(f"/indbakke/{raekke.uuid}/ret-identifikation/", felter)


def test_siden_for_underretningen_foerer_til_rettelsen(klient, modtagelse, raekke):
    assert f"/indbakke/{raekke.uuid}/ret-identifikation/" in klient(modtagelse).get(f"/indbakke/{raekke.uuid}/").text


def test_ret_finder_barnet_og_flytter_underretningen(klient, modtagelse, raekke, alma):
    browser = klient(modtagelse)
    fundet = _ret(browser, raekke, soeg="0101150003")

    svar = _ret(browser, raekke, soegt="0101150003", person=str(alma.uuid), begrundelse="Forkert CPR-nummer.")

    assert "Alma Prøve" in fundet.text
    assert "0101150003" not in fundet.request["PATH_INFO"]
    assert svar.status_code == 303
    raekke.refresh_from_db()
    assert raekke.barn == alma


def test_ret_til_ikke_identificeret_uden_at_soege(klient, modtagelse, raekke):
    svar = _ret(klient(modtagelse), raekke, person="ukendt", begrundelse="Det er ikke Bo.")

    raekke.refresh_from_db()
    assert svar.status_code == 303
    assert raekke.identificeret_tidspunkt is None


def test_ret_uden_begrundelse_siger_det(klient, modtagelse, raekke):
    svar = _ret(klient(modtagelse), raekke, person="ukendt", begrundelse="")

    assert svar.status_code == 422
    assert raekke.underretning.boern.get().identificeret_tidspunkt is not None


def test_siden_siger_hvad_der_skal_goeres_i_haanden(klient, modtagelse, raekke, lav_aktoer):
    lav_sag(raekke.barn, lav_aktoer("raadgiver"))

    html = klient(modtagelse).get(f"/indbakke/{raekke.uuid}/ret-identifikation/").text

    assert "De 24 timer" in html
    assert "Fejloprettet" in html


def test_efter_rettelsen_vises_vurderingen_af_det_forkerte_barn_ikke(klient, modtagelse, raekke, alma):
    svar = Vurderingssvar(
        fare="ja", overgreb="nej", aereskonflikt="nej", akut_handling=["ingen"], begrundelse="Bo er slået."
    )
    services.vurder_underretning(aktoer=modtagelse, handling=uuid4(), raekker=[raekke], svar=svar, tidspunkt=ur.nu())
    _ret(klient(modtagelse), raekke, person="ukendt", begrundelse="Det er ikke Bo.")

    assert "Bo er slået" not in klient(modtagelse).get(f"/indbakke/{raekke.uuid}/").text


def test_ret_er_skjult_for_den_der_ikke_sorterer(klient, raekke, lav_aktoer):
    raadgiver = lav_aktoer("raadgiver")
    lav_sag(raekke.barn, raadgiver)

    assert "ret-identifikation" not in klient(raadgiver).get(f"/indbakke/{raekke.uuid}/").text
    assert klient(raadgiver).get(f"/indbakke/{raekke.uuid}/ret-identifikation/").status_code == 403
