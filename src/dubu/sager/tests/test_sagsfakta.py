"""What is read of a case's child across the persons merged into it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from dubu.haendelseslog.services import skriv
from dubu.kerne import ur
from dubu.parter.selectors import barn_fakta
from dubu.parter.services import flet_person, opret_uidentificeret
from dubu.sager.models import Sag
from dubu.sager.sagsfakta import seneste_kontakt
from dubu.sager.tests.factories import lav_barn, lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _uret(kommune):
    ur.stil(NU)


def _moedt(aktoer, barn, tidspunkt):
    skriv("samtale.holdt", boern=[barn_fakta(barn)], aktoer=aktoer, tidspunkt=tidspunkt, om=uuid4())


def _seneste(sag):
    return Sag.objects.annotate(kontakt=seneste_kontakt()).get(pk=sag.pk).kontakt


def test_seneste_kontakt_taeller_ogsaa_paa_den_person_der_er_flettet_ind_i_barnet(lav_aktoer):
    modtager = lav_aktoer("modtagelse")
    ukendt, sag = opret_uidentificeret(aktoer=modtager), lav_sag()
    _moedt(modtager, sag.barn, NU - timedelta(days=30))
    _moedt(modtager, ukendt, NU - timedelta(days=2))
    assert _seneste(sag) == NU - timedelta(days=30)

    flet_person(aktoer=modtager, fra=ukendt, til=sag.barn, tidspunkt=NU)

    assert _seneste(sag) == NU - timedelta(days=2)


def test_seneste_kontakt_taeller_naar_sagen_staar_paa_den_flettede_person(lav_aktoer):
    modtager = lav_aktoer("modtagelse")
    ukendt, staaende = opret_uidentificeret(aktoer=modtager), lav_barn()
    sag = lav_sag(ukendt)
    flet_person(aktoer=modtager, fra=ukendt, til=staaende, tidspunkt=NU)
    _moedt(modtager, staaende, NU - timedelta(days=1))

    assert _seneste(sag) == NU - timedelta(days=1)


def test_seneste_kontakt_er_tom_uden_samtale_eller_besoeg(lav_aktoer):
    assert _seneste(lav_sag()) is None
