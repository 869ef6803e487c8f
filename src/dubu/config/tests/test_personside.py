"""The page of a person with every room in place: masking, reason, need-to-know, cases, number of queries."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from dubu.haendelseslog.models import Opslag
from dubu.kerne import ur
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Adresse, Beskyttelse, Foraelder, Foraeldremyndighed, Person
from dubu.parter.services import flet_person, saet_noegler
from dubu.sager.models import Sagspart, Sagsraadgiver
from dubu.sager.tests.factories import lav_sag

HVORFOR = "Skal hjem til familien i dag"


@pytest.fixture
def mor(kommune) -> Person:
    en = Person.objects.create(cpr="0102803332", fornavn="Karen", efternavn="Madsen", foedselsdato=date(1980, 2, 1))
    Adresse.objects.create(person=en, aktuel=True, tekst="Skovvej 4\n5000 Odense C", noegle="a")
    Beskyttelse.objects.create(person=en, art="0001")
    return en


@pytest.fixture
def barn(mor) -> Person:
    en = Person.objects.create(cpr="0102203334", fornavn="Asta", efternavn="Madsen", foedselsdato=date(2020, 2, 1))
    Foraelder.objects.create(person=en, art="mor", cpr=mor.cpr)
    Foraeldremyndighed.objects.create(person=en, art="0003")
    return en


def post(**felter) -> dict[str, str]:
    return {"handling": str(uuid4()), "kommune": "0461", "begrundelse": HVORFOR, **felter}


def test_page_masks_number_and_address(mor, lav_aktoer, klient):
    svar = klient(lav_aktoer("modtagelse")).get(f"/personer/{mor.uuid}/")

    html = svar.content.decode()
    assert "010280-****" in html
    assert mor.cpr not in html
    assert "Beskyttet adresse" in html
    assert "Skovvej" not in html
    assert svar["Cache-Control"] == "no-store"
    assert Opslag.objects.filter(art="person.laest", om=[str(mor.uuid)]).exists()


def test_page_shows_family_and_custody_with_links(barn, mor, lav_aktoer, klient):
    html = klient(lav_aktoer("modtagelse")).get(f"/personer/{barn.uuid}/").content.decode()

    assert f'href="/personer/{mor.uuid}/"' in html
    assert "Forældremyndighed" in html


def test_reason_shows_the_address_once(mor, lav_aktoer, klient):
    browser = klient(lav_aktoer("modtagelse"))

    svar = browser.post(f"/personer/{mor.uuid}/adresse/", post())

    assert "Skovvej 4" in svar.content.decode()
    assert "Skovvej" not in browser.get(f"/personer/{mor.uuid}/").content.decode()
    assert Opslag.objects.get(art="adresse.afmasket").om == [str(mor.uuid)]


def test_too_short_a_reason_keeps_what_was_typed_and_shows_nothing(mor, lav_aktoer, klient):
    svar = klient(lav_aktoer("modtagelse")).post(f"/personer/{mor.uuid}/adresse/", post(begrundelse="besøg"))

    html = svar.content.decode()
    assert svar.status_code == 422
    assert 'value="besøg"' in html
    assert "Skovvej" not in html
    assert not Opslag.objects.filter(art="adresse.afmasket").exists()


def test_raadgiver_needs_a_case_in_the_family(mor, barn, lav_aktoer, klient):
    aktoer = lav_aktoer("raadgiver")
    browser = klient(aktoer)
    assert "Du har ikke adgang til at se adressen" in browser.get(f"/personer/{mor.uuid}/").content.decode()
    assert browser.post(f"/personer/{mor.uuid}/adresse/", post()).status_code == 403

    lav_sag(barn=barn, primaer_raadgiver=Medarbejder.objects.get(uuid=aktoer.id))

    assert "Skovvej 4" in browser.post(f"/personer/{mor.uuid}/adresse/", post()).content.decode()


def test_page_of_another_municipality_is_not_found(mor, lav_aktoer, klient):
    browser = klient(lav_aktoer("modtagelse"))

    assert browser.get(f"/personer/{uuid4()}/").status_code == 404
    assert browser.post(f"/personer/{uuid4()}/adresse/", post()).status_code == 404


def test_page_asks_the_database_a_fixed_number_of_times(barn, mor, lav_aktoer, klient, hoejst_forespoergsler):
    for nr in range(4):
        en = Person.objects.create(cpr=f"010221333{nr}", fornavn=f"Bo {nr}", foedselsdato=date(2021, 2, 1))
        Foraelder.objects.create(person=en, art="mor", cpr=mor.cpr)
    browser = klient(lav_aktoer("modtagelse"))
    browser.get(f"/personer/{barn.uuid}/")

    with hoejst_forespoergsler(40):
        browser.get(f"/personer/{barn.uuid}/")


# ---- A familieplejekonsulent sees the persons of the cases that he or she stands in


@pytest.fixture
def konsulent(lav_aktoer):
    return lav_aktoer("familieplejekonsulent", navn="Peter Skov")


@pytest.fixture
def min_sag(barn, mor, konsulent):
    sag = lav_sag(barn)
    Sagspart.objects.create(sag=sag, person=mor, rolle="fmi", fra=sag.startdato)
    Sagsraadgiver.objects.create(
        sag=sag, medarbejder=Medarbejder.objects.get(uuid=konsulent.id), formaal="Familiepleje", fra=sag.startdato
    )
    return sag


def test_konsulent_ser_barn_og_parter_i_sine_sager(min_sag, barn, mor, konsulent, klient):
    browser = klient(konsulent)

    assert [browser.get(f"/personer/{en.uuid}/").status_code for en in (barn, mor)] == [200, 200]


def test_konsulent_ser_ikke_personer_i_andres_sager(min_sag, konsulent, klient):
    fremmed = Person.objects.create(fornavn="Fremmed", efternavn="Barn")
    andens = lav_sag(fremmed)
    tante = Person.objects.create(fornavn="Fremmed", efternavn="Tante")
    Sagspart.objects.create(sag=andens, person=tante, rolle="netvaerk", fra=andens.startdato)
    foer = Person.objects.create(fornavn="Tidligere", efternavn="Part")
    Sagspart.objects.create(sag=min_sag, person=foer, rolle="netvaerk", fra=date(2026, 1, 5), til=date(2026, 1, 6))
    browser = klient(konsulent)

    assert {browser.get(f"/personer/{en.uuid}/").status_code for en in (fremmed, tante, foer)} == {404}


def test_konsulent_uden_sager_ser_ingen(barn, konsulent, klient):
    assert klient(konsulent).get(f"/personer/{barn.uuid}/").status_code == 404


def test_konsulentens_sag_paa_en_flettet_person_giver_den_der_staar(min_sag, barn, konsulent, klient, lav_aktoer):
    staaende = Person.objects.create(fornavn="Asta", efternavn="Fra CPR", cpr="0102203342")
    flet_person(aktoer=lav_aktoer("modtagelse"), fra=barn, til=staaende, tidspunkt=ur.nu())
    browser = klient(konsulent)

    assert "Fra CPR" in browser.get(f"/personer/{staaende.uuid}/").content.decode()
    assert "Fra CPR" in browser.get(f"/personer/{barn.uuid}/").content.decode()


def test_soegning_viser_kun_konsulenten_link_til_egne_personer(min_sag, barn, konsulent, klient):
    fremmed = Person.objects.create(fornavn="Asta", efternavn="Fremmed")
    saet_noegler(fremmed)
    saet_noegler(barn)
    fremmed.save(update_fields=["sorteringsnoegle", "soegenoegle"])
    barn.save(update_fields=["sorteringsnoegle", "soegenoegle"])

    html = (
        klient(konsulent).post("/soeg/", {"soegning": "Asta", "handling": str(uuid4())}, follow=True).content.decode()
    )

    assert "Asta Fremmed" in html
    assert f"/personer/{barn.uuid}/" in html
    assert f"/personer/{fremmed.uuid}/" not in html


def test_personsiden_linker_kun_til_dem_konsulenten_maa_se(min_sag, barn, mor, konsulent, klient, lav_aktoer):
    bror = Person.objects.create(cpr="0102213345", fornavn="Bo", efternavn="Madsen", foedselsdato=date(2021, 2, 1))
    Foraelder.objects.create(person=bror, art="mor", cpr=mor.cpr)

    for aktoer, har_link in ((konsulent, False), (lav_aktoer("modtagelse", navn="Karen Bach"), True)):
        html = klient(aktoer).get(f"/personer/{barn.uuid}/").content.decode()
        assert "Bo Madsen" in html
        assert (f"/personer/{bror.uuid}/" in html) is har_link
        assert f"/personer/{mor.uuid}/" in html
