"""Two people with the same page of a case open: the second one sees the difference and chooses."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from dubu.adgang.tests.factories import lav_medarbejder, log_ind
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.sager.models import Sag
from dubu.sager.tests.factories import lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _uret(kommune):
    ur.stil(NU)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette, handler_om="Fravær fra skole")


@pytest.fixture
def browser(mette):
    return log_ind(mette)


@pytest.fixture
def leder(lav_aktoer):
    return log_ind(lav_aktoer("afdelingsleder", navn="Lone Leder"))


def _tekst(svar):
    return svar.content.decode()


def _felter(browser, adresse, **skrevet):
    """What the shown page sends, with what one typed."""
    skjulte = re.findall(r'name="(handling|fra_aftryk)" value="([^"]*)"', _tekst(browser.get(adresse)))
    return {**dict(skjulte), **skrevet}


def _igen(svar, **skrevet):
    skjulte = re.findall(r'name="(handling|fra_aftryk)" value="([^"]*)"', _tekst(svar))
    return {**dict(skjulte), **skrevet}


def test_hvad_handler_det_om_af_to_viser_begge_tekster_og_overskriver_ikke(browser, leder, sag):
    adresse = f"/sag/{sag.uuid}/handler-om/"
    mettes = _felter(browser, adresse, handler_om="Mettes tekst")
    assert leder.post(adresse, _felter(leder, adresse, handler_om="Lederens tekst")).status_code == 303

    svar = browser.post(adresse, mettes)

    assert svar.status_code == 422
    assert "Lone Leder har rettet teksten imens" in _tekst(svar)
    assert "Lederens tekst" in _tekst(svar)
    assert "Mettes tekst</textarea>" in _tekst(svar)
    assert Sag.objects.get().handler_om == "Lederens tekst"
    assert browser.post(adresse, _igen(svar, handler_om="Begges tekst")).status_code == 303
    assert Sag.objects.get().handler_om == "Begges tekst"


def test_hvad_handler_det_om_sendt_to_gange_er_en_rettelse(browser, sag):
    adresse = f"/sag/{sag.uuid}/handler-om/"
    data = _felter(browser, adresse, handler_om="Ny tekst")
    assert [browser.post(adresse, data).status_code for _ in range(2)] == [303, 303]
    assert Haendelse.objects.filter(noegle="sag.resume_rettet").count() == 1


def test_uden_hvad_man_saa_bliver_der_ikke_overskrevet(browser, sag):
    assert browser.post(f"/sag/{sag.uuid}/handler-om/", {"handler_om": "Gammel side"}).status_code == 422
    assert Sag.objects.get().handler_om == "Fravær fra skole"


def test_tildel_af_to_viser_hvem_der_har_faaet_sagen(leder, sag, lav_aktoer):
    jens, karen = lav_medarbejder("raadgiver", navn="Jens Berg"), lav_medarbejder("raadgiver", navn="Karen Dahl")
    anden = log_ind(lav_aktoer("teamleder", navn="Tove Teamleder"))
    adresse = f"/sag/{sag.uuid}/tildel/"
    gammel = _felter(leder, adresse, primaer=str(karen.uuid), begrundelse="Kender familien")
    assert anden.post(adresse, _felter(anden, adresse, primaer=str(jens.uuid))).status_code == 303

    svar = leder.post(adresse, gammel)

    assert svar.status_code == 422
    assert "Tove Teamleder har tildelt sagen til Jens Berg imens" in _tekst(svar)
    assert "Kender familien" in _tekst(svar)
    assert Sag.objects.get().primaer_raadgiver == jens
    assert leder.post(adresse, _igen(svar, primaer=str(karen.uuid))).status_code == 303
    assert Sag.objects.get().primaer_raadgiver == karen


def test_skift_status_af_to_viser_hvad_sagen_er_nu(browser, leder, sag):
    adresse = f"/sag/{sag.uuid}/status/"
    gammel = _felter(browser, adresse, til="SagStatus2", begrundelse="Mettes begrundelse")
    hviler = _felter(leder, adresse, til="SagStatus4", begrundelse="Venter på svar")
    assert leder.post(adresse, hviler).status_code == 303

    svar = browser.post(adresse, gammel)

    assert svar.status_code == 422
    assert "Lone Leder har skiftet status til hviler imens" in _tekst(svar)
    assert "Mettes begrundelse" in _tekst(svar)
    assert Sag.objects.get().status == "SagStatus4"
    igen = _igen(svar, til="SagStatus2", begrundelse="Mettes begrundelse")
    assert browser.post(adresse, igen).status_code == 303
    assert Sag.objects.get().status == "SagStatus2"
