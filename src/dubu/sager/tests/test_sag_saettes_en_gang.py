"""A row of an activity stays in the case that it was put in; only a correction of who the child is moves it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from dubu.sager.aktiviteter import ForBarn, flyt_raekke, knyt_til_sag, opret_aktivitet
from dubu.sager.models import AktivitetBarn
from dubu.sager.tests.factories import lav_barn, lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


@pytest.fixture
def anden(mette):
    return lav_sag(lav_barn("Bo"), raadgiver=mette)


@pytest.fixture
def raekke(mette, sag):
    aktivitet = opret_aktivitet(
        aktoer=mette, type="notat", titel="Notat", haendelsestidspunkt=NU, boern=[ForBarn(sag.barn, sag)]
    )
    return AktivitetBarn.objects.get(aktivitet=aktivitet)


@pytest.mark.parametrize("barn_med", [False, True])
def test_en_raekke_flyttes_ikke_til_en_anden_sag(raekke, sag, anden, barn_med):
    nyt = {"sag": anden, "barn": anden.barn} if barn_med else {"sag": anden}
    with pytest.raises(IntegrityError), transaction.atomic():
        AktivitetBarn.objects.filter(pk=raekke.pk).update(**nyt)
    with pytest.raises(IntegrityError), transaction.atomic():
        AktivitetBarn.objects.filter(pk=raekke.pk).update(sag=None)
    raekke.refresh_from_db()
    assert raekke.sag == sag


def test_en_raekke_uden_sag_faar_en_og_det_samme_igen_er_i_orden(raekke, mette, sag):
    barn = lav_barn("Carl")
    opret_aktivitet(aktoer=mette, type="notat", titel="Foer", haendelsestidspunkt=NU, boern=[ForBarn(barn)])
    carls = lav_sag(barn, raadgiver=mette)
    assert knyt_til_sag(sag=carls) == 1
    raekke.save(update_fields=["sag", "status"])


def test_en_rettelse_flytter_den_og_kun_den(raekke, mette, sag, anden):
    andet = opret_aktivitet(
        aktoer=mette, type="notat", titel="Andet", haendelsestidspunkt=NU, boern=[ForBarn(sag.barn, sag)]
    )
    flyt_raekke(raekke, barn=anden.barn, sag=anden)
    raekke.refresh_from_db()
    assert (raekke.barn, raekke.sag) == (anden.barn, anden)
    for pk in (raekke.pk, AktivitetBarn.objects.get(aktivitet=andet).pk):
        with pytest.raises(IntegrityError), transaction.atomic():
            AktivitetBarn.objects.filter(pk=pk).update(sag=anden if pk != raekke.pk else sag)


def test_flytning_er_en_funktion_uden_ejerens_rettigheder(db):
    with connection.cursor() as markoer:
        markoer.execute("SELECT prosecdef FROM pg_proc WHERE proname = 'sager_flyt_raekke'")
        assert markoer.fetchall() == [(False,)]
