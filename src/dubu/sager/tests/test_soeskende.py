"""Whom a page offers beside the case's child, and whom a new case begins with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from dubu.adgang.tests.factories import lav_afdeling, log_ind
from dubu.kerne import ur
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Adresse, Beskyttelse, Foraelder, Foraeldremyndighed
from dubu.sager.models import Sagspart
from dubu.sager.services import opret_sag
from dubu.sager.soeskende import mulige_soeskende
from dubu.sager.tests.factories import lav_barn

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture
def familie(kommune):
    """Mother and two fathers; two full siblings and one half-sibling at the mother's, each with custody."""
    ur.stil(NU)
    voksne = {"mor": "0101800000", "far": "0101790001", "anden far": "0101780003"}
    for navn, cpr in voksne.items():
        lav_barn(navn, cpr=cpr, foedselsdato=date(1980, 1, 1))
    boern = {}
    for fornavn, far in (("Asta", "far"), ("Bo", "far"), ("Carl", "anden far")):
        barn = lav_barn(fornavn)
        for art, myndighed, hvem in (("mor", "0003", "mor"), ("far", "0004", far)):
            Foraelder.objects.create(person=barn, art=art, cpr=voksne[hvem])
            Foraeldremyndighed.objects.create(person=barn, art=myndighed, fra=date(2018, 1, 1))
        Adresse.objects.create(person=barn, aktuel=True, noegle="0461-0001", tekst="Nygade 3")
        boern[fornavn] = barn
    return boern


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette, familie):
    return opret_sag(
        aktoer=mette, handling=uuid4(), barn=familie["Asta"], afdeling=lav_afdeling(), startdato=date(2026, 3, 2),
        tidspunkt=NU, primaer=Medarbejder.objects.get(uuid=mette.id),
    )  # fmt: skip


def test_opret_sag_begynder_med_dem_registret_naevner(sag):
    parter = Sagspart.objects.filter(sag=sag).select_related("person")
    assert {(p.person.fornavn, p.rolle) for p in parter} == {
        ("mor", "fmi"), ("far", "fmi"), ("Bo", "soeskende"), ("Carl", "soeskende")
    }  # fmt: skip


def test_mulige_soeskende_forvaelger_husstanden_men_ikke_halvsoeskende_med_anden_myndighed(mette, sag):
    valg = {v.person.fornavn: v for v in mulige_soeskende(mette, sag)}
    assert {navn: v.forvalgt for navn, v in valg.items()} == {"Bo": True, "Carl": False}
    assert valg["Carl"].bemaerkning == "Halvsøskende; forældremyndigheden er ikke den samme"


def test_notatsiden_har_husstandens_soeskende_krydset_af(mette, sag, familie):
    side = log_ind(mette).get(f"/sag/{sag.uuid}/notat/").content.decode()
    for navn, krydset in (("Bo", True), ("Carl", False)):
        boks = side.split(f'value="{familie[navn].uuid}"')[1].split(">")[0]
        assert ("checked" in boks) is krydset


def test_sagens_hoved_siger_naar_en_i_sagen_har_beskyttet_adresse(mette, sag):
    browser = log_ind(mette)
    assert "Beskyttet adresse" not in browser.get(f"/sag/{sag.uuid}/").content.decode()
    mor = Sagspart.objects.get(sag=sag, relation="Mor").person
    Beskyttelse.objects.create(person=mor, art=Beskyttelse.NAVN_OG_ADRESSE, fra=date(2026, 1, 1))
    assert "Beskyttet adresse" in browser.get(f"/sag/{sag.uuid}/").content.decode()
