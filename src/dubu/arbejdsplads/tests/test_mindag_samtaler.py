"""Planned talks and visits on Min dag: where and why, and those that nobody has written down."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.arbejdsplads.tests.sidehjaelp import blok
from dubu.kerne import ur
from dubu.sager.aktiviteter import planlaeg_aktivitet
from dubu.sager.tests.factories import lav_sag


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


def _planlaeg(mette, sag, type_, hvornaar):
    return planlaeg_aktivitet(
        aktoer=mette, handling=uuid4(), sag=sag, type=type_, titel="Tal med Asta", sted="Skolen, lokale 3",
        formaal="Høre om weekenderne", haendelsestidspunkt=hvornaar, tidspunkt=ur.nu(),
    )  # fmt: skip


def test_dagens_samtale_staar_med_sted_og_formaal_og_vejen_til_at_forberede(klient, mette, sag):
    ur.stil(ur.nu().replace(hour=8))
    aktivitet = _planlaeg(mette, sag, "boernesamtale", ur.nu() + timedelta(hours=2))

    idag = blok(klient(mette).get("/min-dag/").text, "I dag")

    assert "Skolen, lokale 3" in idag
    assert "Høre om weekenderne" in idag
    assert f'href="/sag/{sag.uuid}/aktivitet/{aktivitet.uuid}/"' in idag


@pytest.mark.parametrize(
    ("type_", "knap"), [("boernesamtale", "Skriv samtalen"), ("tilsynsbesoeg", "Skriv tilsynsbesøget")]
)
def test_planlagt_samtale_eller_tilsyn_der_ikke_er_skrevet_haster(klient, mette, sag, type_, knap):
    _planlaeg(mette, sag, type_, ur.nu() - timedelta(days=2))

    haster = blok(klient(mette).get("/min-dag/").text, "Haster")

    assert "Barnet er ikke set som planlagt" in haster
    assert knap in haster
