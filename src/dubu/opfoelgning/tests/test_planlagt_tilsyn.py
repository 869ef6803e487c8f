"""A supervision that somebody has put in the calendar, and how it is written down."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.adgang.tests.factories import log_ind
from dubu.indsatser.tests.factories import lav_indsats
from dubu.kerne import ur
from dubu.opfoelgning.services import hold_tilsyn
from dubu.opfoelgning.tests.factories import tilsynssvar
from dubu.sager.aktiviteter import planlaeg_aktivitet
from dubu.sager.models import AktivitetBarn
from dubu.sager.tests.factories import lav_sag


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(raadgiver):
    return lav_sag(raadgiver=raadgiver)


def _planlaeg(raadgiver, sag):
    return planlaeg_aktivitet(
        aktoer=raadgiver, handling=uuid4(), sag=sag, type="tilsynsbesoeg", titel="Tilsyn", sted="Plejefamilien",
        haendelsestidspunkt=ur.nu() - timedelta(minutes=5), tidspunkt=ur.nu(),
    )  # fmt: skip


def _side(raadgiver, sag, aktivitet):
    return log_ind(raadgiver).get(f"/sag/{sag.uuid}/aktivitet/{aktivitet.uuid}/").content.decode()


def test_planlagt_tilsyn_skrives_paa_den_loebende_anbringelse_og_er_saa_udfoert(raadgiver, sag):
    anbringelse = lav_indsats(raadgiver, sag, "p46")
    aktivitet = _planlaeg(raadgiver, sag)
    side = _side(raadgiver, sag, aktivitet)
    assert "Skriv tilsynsbesøget" in side
    assert f"/indsats/{anbringelse.aktivitet.uuid}/tilsyn/nyt/" in side

    hold_tilsyn(aktoer=raadgiver, indsats=anbringelse, svar=tilsynssvar(), tidspunkt=ur.nu(), handling=uuid4())

    assert AktivitetBarn.objects.get(aktivitet=aktivitet).status == "udfoert"


def test_planlagt_tilsyn_uden_anbringelse_siger_at_der_ikke_er_nogen(raadgiver, sag):
    side = _side(raadgiver, sag, _planlaeg(raadgiver, sag))
    assert "ingen løbende anbringelse" in side
