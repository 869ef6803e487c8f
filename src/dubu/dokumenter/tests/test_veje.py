"""What a case arranges while contact is blocked: only with named persons whom the block does not cover."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from dubu.dokumenter.errors import KontaktspaerretError
from dubu.dokumenter.kontaktspaerre import saet_kontaktspaerre
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.sager.aktiviteter import planlaeg_aktivitet
from dubu.sager.models import Aktivitet, Sagspart
from dubu.sager.tests.factories import lav_barn, lav_sag


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


@pytest.fixture
def mor(sag):
    person = lav_barn("Mor")
    Sagspart.objects.create(sag=sag, person=person, rolle="fmi", fra=date(2026, 1, 5))
    return person


@pytest.fixture
def laerer(sag):
    person = lav_barn("Lærer")
    Sagspart.objects.create(sag=sag, person=person, rolle="fagperson", fra=date(2026, 1, 5))
    return person


@pytest.fixture
def spaerre(mette, sag):
    return saet_kontaktspaerre(aktoer=mette, boern=[sag.barn], aarsag="overgreb", omfang="familie", tidspunkt=ur.nu())


def _planlaeg(mette, sag, type_="moede", undertype="netvaerksmoede", **felter):
    return planlaeg_aktivitet(
        aktoer=mette, handling=uuid4(), sag=sag, type=type_, undertype=undertype, titel="Møde",
        haendelsestidspunkt=ur.nu() + timedelta(days=3), tidspunkt=ur.nu(), **felter,
    )  # fmt: skip


def test_planlaeg_uden_spaerre_spoerger_ikke_hvem_der_er_med(mette, sag):
    assert _planlaeg(mette, sag)


@pytest.mark.parametrize("type_", ["moede", "hjemmebesoeg", "statusudtalelse"])
def test_planlaeg_uden_at_naevne_nogen_holdes(mette, sag, spaerre, type_):
    with pytest.raises(KontaktspaerretError):
        _planlaeg(mette, sag, type_, "")
    assert not Aktivitet.objects.filter(type=type_).exists()


def test_planlaeg_med_en_spaerringen_gaelder_holdes(mette, sag, spaerre, mor, laerer):
    with pytest.raises(KontaktspaerretError):
        _planlaeg(mette, sag, deltagere=[laerer, mor])


def test_planlaeg_med_fagpersoner_gaar_igennem_og_siger_hvem(mette, sag, spaerre, laerer):
    _planlaeg(mette, sag, deltagere=[laerer])

    assert Haendelse.objects.get(noegle="aktivitet.oprettet").data["deltagere"] == [str(laerer.uuid)]


def test_planlaeg_intern_visitation_holdes_ikke(mette, sag, spaerre):
    assert _planlaeg(mette, sag, undertype="visitation")


def test_planlaeg_samtale_med_barnet_kun_naar_den_er_aftalt_med_politi_eller_boernehus(mette, sag, spaerre, mor):
    with pytest.raises(KontaktspaerretError):
        _planlaeg(mette, sag, "hjemmebesoeg", "", deltagere=[sag.barn])
    with pytest.raises(KontaktspaerretError):
        _planlaeg(mette, sag, "hjemmebesoeg", "", deltagere=[sag.barn, mor], aftalt_med_politi=True)

    assert _planlaeg(mette, sag, "hjemmebesoeg", "", deltagere=[sag.barn], aftalt_med_politi=True)


def test_planlaeg_for_et_soeskende_under_spaerre_holdes(mette, sag, laerer):
    bror = lav_barn("Bo")
    lav_sag(bror, mette)
    saet_kontaktspaerre(aktoer=mette, boern=[bror], aarsag="overgreb", omfang="familie", tidspunkt=ur.nu())

    with pytest.raises(KontaktspaerretError):
        _planlaeg(mette, sag, soeskende=[bror])


def test_siden_spoerger_hvem_der_er_med_og_beholder_det_skrevne(klient, mette, sag, spaerre, mor):
    browser, adresse = klient(mette), f"/sag/{sag.uuid}/aktivitet/"
    side = browser.get(adresse).text
    dag = ur.idag() + timedelta(days=3)

    svar = browser.post(
        adresse,
        {"handling": str(uuid4()), "kommune": "0461", "type": "moede", "titel": "Møde hjemme", "tidspunkt_dato":
         f"{dag:%d.%m.%Y}", "tidspunkt_klokken": "10.00", "deltagere": [str(mor.uuid)]},
    )  # fmt: skip

    assert "Hvem er med?" in side
    assert svar.status_code == 422
    assert "Der er kontaktspærre på" in svar.text
    assert "Møde hjemme" in svar.text
