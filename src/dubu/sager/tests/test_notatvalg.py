"""+ Notat outside a case: one's own cases, else the search."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dubu.adgang.tests.factories import log_ind
from dubu.kerne import ur
from dubu.organisation.models import Medarbejder
from dubu.sager.models import Adgangsbevilling
from dubu.sager.tests.factories import lav_barn, lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _uret(kommune):
    ur.stil(NU)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


def _side(aktoer) -> str:
    return log_ind(aktoer).get("/notat/").content.decode()


def test_valget_viser_mine_aabne_sager_og_dem_jeg_har_adgang_til(mette):
    mine, lukket = lav_sag(raadgiver=mette), lav_sag(lav_barn("Lukket"), mette, status="SagStatus2")
    fremmed, laant = lav_sag(lav_barn("Fremmed")), lav_sag(lav_barn("Laant"))
    Adgangsbevilling.objects.create(
        sag=laant, medarbejder=Medarbejder.objects.get(uuid=mette.id), art="bevilling", begrundelse="Afløser",
        fra=NU - timedelta(days=1), til=NU + timedelta(days=1),
    )  # fmt: skip

    side = _side(mette)

    for sag, vises in ((mine, True), (laant, True), (lukket, False), (fremmed, False)):
        assert (f'href="/sag/{sag.uuid}/notat/"' in side) is vises
    assert 'action="/soeg/"' in side


def test_valget_for_den_der_kun_ser_afdelingens_sager_er_soegningen(lav_aktoer):
    sag = lav_sag()

    side = _side(lav_aktoer("administrativ"))

    assert f"/sag/{sag.uuid}/" not in side
    assert 'action="/soeg/"' in side


def test_soegningen_linker_til_nyt_notat_hvor_man_kan_skrive(mette):
    mine, lukket = lav_sag(raadgiver=mette), lav_sag(lav_barn("Asta", "Lukket"), mette, status="SagStatus2")
    fremmed = lav_sag(lav_barn("Asta", "Fremmed"))

    side = log_ind(mette).post("/soeg/", {"soegning": "Asta"}, follow=True).content.decode()

    assert f'href="/sag/{mine.uuid}/notat/"' in side
    assert f'href="/sag/{lukket.uuid}/notat/"' not in side
    assert f'href="/sag/{fremmed.uuid}/notat/"' not in side
