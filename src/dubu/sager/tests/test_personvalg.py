"""Add a party: who it is, and that the telephone number one typed is kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dubu.adgang.tests.factories import log_ind
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.parter.models import Person
from dubu.sager.models import Sagspart
from dubu.sager.soegning import soeg
from dubu.sager.tests.factories import lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)
CPR = "0102903332"


@pytest.fixture(autouse=True)
def _uret(kommune):
    ur.stil(NU)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


def _tilfoej(mette, sag, **felter):
    data = {"cpr": CPR, "rolle": "fmi", "telefon": "12 34 56 78", **felter}
    return log_ind(mette).post(f"/sag/{sag.uuid}/parter/", data)


def test_tilfoej_kendt_person_med_nummer_beholder_telefonen(mette, sag):
    mor = Person.objects.create(cpr=CPR, fornavn="Mia", efternavn="Mor")

    assert _tilfoej(mette, sag).status_code == 303

    mor.refresh_from_db()
    assert mor.telefon == "12345678"
    assert Haendelse.objects.get(noegle="person.rettet").data["felter"] == ["telefon"]
    assert [fund.person for fund in soeg(mette, "12 34 56 78").fund] == [mor]


def test_tilfoej_kendt_person_med_et_andet_nummer_husker_det_gamle(mette, sag):
    Person.objects.create(cpr=CPR, fornavn="Mia", efternavn="Mor", telefon="87654321", email="mia@eksempel.dk")

    _tilfoej(mette, sag)

    mor = Person.objects.get(cpr=CPR)
    assert (mor.telefon, mor.email) == ("12345678", "mia@eksempel.dk")
    assert Haendelse.objects.get(noegle="person.rettet").data["bemaerkning"] == "Før: telefon 87654321"


def test_tilfoej_kendt_person_uden_telefon_sletter_ikke_nummeret(mette, sag):
    Person.objects.create(cpr=CPR, fornavn="Mia", efternavn="Mor", telefon="87654321")
    _tilfoej(mette, sag, telefon="")
    assert Person.objects.get(cpr=CPR).telefon == "87654321"


def test_parter_viser_vejen_til_at_rette_kontaktoplysninger(mette, sag):
    _tilfoej(mette, sag)
    part = Sagspart.objects.get()
    side = log_ind(mette).get(f"/sag/{sag.uuid}/parter/").content.decode()
    assert f'href="/personer/{part.person.uuid}/kontakt/"' in side
