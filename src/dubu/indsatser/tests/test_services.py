"""Measures rest on a decision, begin once, end once; a placement is written as a placement."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubu.afgoerelser.tests.factories import lav_afgoerelse
from dubu.haendelseslog.models import Haendelse
from dubu.indsatser import rules
from dubu.indsatser.errors import (
    AfgoerelsenGiverIkkeError,
    AlleredeIvaerksatError,
    ErOphoertError,
    SlutPasserIkkeError,
    StartPasserIkkeError,
)
from dubu.indsatser.models import Indsats
from dubu.indsatser.services import afslut_indsats, ivaerksaet
from dubu.indsatser.tests.factories import indsatssvar, lav_indsats
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.sager.tests.factories import lav_sag
from dubu.skemaer.katalogfiler import find_skema


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(raadgiver):
    return lav_sag(raadgiver=raadgiver)


def _ivaerksaet(aktoer, afgoerelse, **felter):
    return ivaerksaet(
        aktoer=aktoer, afgoerelse=afgoerelse, svar=indsatssvar(**felter), tidspunkt=ur.nu(), handling=uuid4()
    )


def _afslut(aktoer, indsats, til=None):
    svar = {"til": (til or ur.idag()).isoformat(), "grund": "formaal_opnaaet", "begrundelse": "Målet er nået."}
    return afslut_indsats(aktoer=aktoer, indsats=indsats, svar=svar, tidspunkt=ur.nu(), handling=uuid4())


def test_overgange_kender_modellens_statusser():
    assert set(rules.OVERGANGE) == set(Indsats.Status.values)
    assert {v.vaerdi for v in find_skema("indsats_ophoer").felt("grund").valg} == set(Indsats.Ophoersgrund.values)


@given(st.sampled_from(["BL § 32, stk. 1, nr. 3", "BL § 46", "BL § 47", "BL § 46, stk. 1", "BL § 4", "BL § 460"]))
def test_er_anbringelse_kun_efter_46_og_47(paragraf):
    assert rules.er_anbringelse(paragraf) == (paragraf.split(",")[0] in ("BL § 46", "BL § 47"))


def test_ivaerksaet_stoette_skriver_indsats_og_anbringelse_skriver_anbringelse(raadgiver, sag):
    lav_indsats(raadgiver, sag)
    anbringelse = lav_indsats(raadgiver, sag, "p46")

    assert Haendelse.objects.filter(noegle="indsats.ivaerksat").count() == 1
    assert Haendelse.objects.get(noegle="anbringelse.ivaerksat").om == anbringelse.aktivitet.uuid


def test_ivaerksaet_paa_et_afslag_afvises(raadgiver, sag):
    with pytest.raises(AfgoerelsenGiverIkkeError):
        _ivaerksaet(raadgiver, lav_afgoerelse(raadgiver, sag, resultat="afslag"))


def test_ivaerksaet_to_paa_samme_afgoerelse_afvises(raadgiver, sag):
    afgoerelse = lav_afgoerelse(raadgiver, sag)
    _ivaerksaet(raadgiver, afgoerelse)

    with pytest.raises(AlleredeIvaerksatError):
        _ivaerksaet(raadgiver, afgoerelse)


def test_ivaerksaet_i_fremtiden_afvises(raadgiver, sag):
    with pytest.raises(StartPasserIkkeError):
        _ivaerksaet(raadgiver, lav_afgoerelse(raadgiver, sag), fra=(ur.idag() + timedelta(days=1)).isoformat())


def test_afslut_indsats_to_gange_afvises(raadgiver, sag):
    indsats = lav_indsats(raadgiver, sag)
    _afslut(raadgiver, indsats)

    with pytest.raises(ErOphoertError):
        _afslut(raadgiver, indsats)


def test_afslut_indsats_foer_den_begyndte_afvises(raadgiver, sag):
    with pytest.raises(SlutPasserIkkeError):
        _afslut(raadgiver, lav_indsats(raadgiver, sag), til=ur.idag() - timedelta(days=1))


def test_ivaerksaet_af_familieplejekonsulent_naegtes(lav_aktoer, raadgiver, sag):
    afgoerelse = lav_afgoerelse(raadgiver, sag)

    with pytest.raises(AdgangNaegtetFejl):
        _ivaerksaet(lav_aktoer("familieplejekonsulent", navn="Pia Lund"), afgoerelse)
