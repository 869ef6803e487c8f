"""A person's telephone, e-mail and language of interpretation: corrected on a page of their own."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from dubu.adgang.tests.factories import log_ind
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.parter.kontakt import ret_kontakt
from dubu.parter.models import Person

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _uret(kommune):
    ur.stil(NU)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def mor(kommune) -> Person:
    return Person.objects.create(
        cpr="0102903332", fornavn="Mia", efternavn="Mor", foedselsdato=date(1990, 2, 1), telefon="12345678"
    )


def _felter(browser, adresse, **skrevet):
    skjulte = re.findall(r'name="(handling|fra_aftryk)" value="([^"]*)"', browser.get(adresse).content.decode())
    return {**dict(skjulte), "telefon": "12 34 56 78", **skrevet}


def test_ret_kontakt_paa_person_med_cpr_og_find_hende_paa_nummeret(mette, mor):
    browser = log_ind(mette)
    side = browser.get(f"/personer/{mor.uuid}/").content.decode()
    assert f'href="/personer/{mor.uuid}/kontakt/"' in side
    adresse = f"/personer/{mor.uuid}/kontakt/"
    data = _felter(browser, adresse, telefon="87 65 43 21", email="mia@eksempel.dk", tolkesprog="Arabisk")

    assert [browser.post(adresse, data).status_code for _ in range(2)] == [303, 303]

    mor.refresh_from_db()
    assert (mor.telefon, mor.email, mor.tolkesprog) == ("87654321", "mia@eksempel.dk", "Arabisk")
    (faktum,) = Haendelse.objects.filter(noegle="person.rettet")
    assert (faktum.barn, faktum.om) == (mor.uuid, mor.uuid)
    assert faktum.data["felter"] == ["telefon", "email", "tolkesprog"]
    assert faktum.data["bemaerkning"] == "Før: telefon 12345678"
    side = browser.get(f"/personer/{mor.uuid}/").content.decode()
    assert "87 65 43 21" in side
    assert "Arabisk" in side


def test_ret_kontakt_af_to_viser_begges_oplysninger(mette, mor, lav_aktoer):
    browser, anden = log_ind(mette), log_ind(lav_aktoer("modtagelse", navn="Rikke Modtager"))
    adresse = f"/personer/{mor.uuid}/kontakt/"
    gammel = _felter(browser, adresse, email="mette@eksempel.dk")
    anden.post(adresse, _felter(anden, adresse, telefon="11 22 33 44"))

    svar = browser.post(adresse, gammel)

    side = svar.content.decode()
    assert svar.status_code == 422
    assert "Rikke Modtager har rettet oplysningerne imens" in side
    assert "11 22 33 44" in side
    assert "mette@eksempel.dk" in side
    mor.refresh_from_db()
    assert mor.telefon == "11223344"


@pytest.mark.parametrize(("felt", "vaerdi"), [("telefon", "abc"), ("email", "ikke en adresse")])
def test_ret_kontakt_med_fejl_beholder_det_skrevne(mette, mor, felt, vaerdi):
    browser = log_ind(mette)
    adresse = f"/personer/{mor.uuid}/kontakt/"
    svar = browser.post(adresse, _felter(browser, adresse, **{felt: vaerdi}))
    assert svar.status_code == 422
    assert vaerdi in svar.content.decode()


def test_ret_kontakt_uden_aendring_skriver_intet(mette, mor):
    kontakt = {"telefon": "12345678", "email": "", "tolkesprog": ""}
    ret_kontakt(aktoer=mette, handling=uuid4(), person=mor, tidspunkt=NU, **kontakt)
    assert not Haendelse.objects.filter(noegle="person.rettet").exists()


def test_ret_kontakt_paa_flettet_person_retter_den_der_staar(mette, mor):
    foer = Person.objects.create(fornavn="Mia", samme_som=mor)
    ret_kontakt(aktoer=mette, handling=uuid4(), person=foer, telefon="87654321", tidspunkt=NU)
    mor.refresh_from_db()
    assert mor.telefon == "87654321"


@pytest.mark.parametrize("rolle", ["revisor", "oekonomi", "administrativ"])
def test_ret_kontakt_uden_rollen_naegtes(mor, lav_aktoer, rolle):
    aktoer = lav_aktoer(rolle, navn="En anden")
    with pytest.raises(AdgangNaegtetFejl):
        ret_kontakt(aktoer=aktoer, handling=uuid4(), person=mor, telefon="87654321", tidspunkt=NU)
    assert log_ind(aktoer).get(f"/personer/{mor.uuid}/kontakt/").status_code == 403
