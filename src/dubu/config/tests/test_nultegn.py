"""NUL cannot stand in PostgreSQL's text: it is taken away at the door, and no page has an address with it."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.test import Client

from dubu.sager.models import Arbejdskopi
from dubu.underretninger.models import Underretning
from dubu.underretninger.tests.factories import FAGPERSON, aabn_for_offentligheden

SIDE = "/underret/0461/fagperson/"


@pytest.fixture
def aaben(kommune):
    aabn_for_offentligheden()


def test_kladde_med_nultegn_gemmes_uden(aaben):
    browser = Client()
    browser.get(SIDE)

    svar = browser.post(f"{SIDE}kladde/", {"felt": "bekymring", "vaerdi": "Drengen\x00 græder", "version": "0"})

    assert svar.status_code == 200
    assert Arbejdskopi.objects.get().felter.get().vaerdi == "Drengen græder"


def test_formular_med_nultegn_sendes(aaben):
    svar = Client().post(SIDE, {**FAGPERSON, "bekymring": "Drengen\x00 græder"})

    assert svar.status_code == 200
    assert Underretning.objects.count() == 1


def test_alle_vaerdier_i_et_felt_bevares(aaben):
    browser = Client()
    browser.get(SIDE)
    browser.post(f"{SIDE}kladde/", {"felt": "bekymring", "vaerdi": ["a\x00", "b"], "version": "0"})

    assert Arbejdskopi.objects.get().felter.get().vaerdi == ["a", "b"]


def test_soegning_med_nultegn_er_ikke_en_fejl(klient, lav_aktoer):
    browser = klient(lav_aktoer("raadgiver"))

    assert browser.post("/soeg/", {"soegning": "Ho\x00lm", "handling": str(uuid4())}).status_code < 500
    assert browser.get("/sager/", {"vis": "\x00"}).status_code < 500


@pytest.mark.parametrize("sti", ["/underret/0461/fagper%00son/", f"/frister/{UUID(int=1)}/U-03%00/{UUID(int=1)}/1/"])
def test_adresse_med_nultegn_findes_ikke(aaben, klient, lav_aktoer, sti):
    assert klient(lav_aktoer("raadgiver")).get(sti).status_code == 404
