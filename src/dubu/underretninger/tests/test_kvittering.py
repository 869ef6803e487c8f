"""Receipt and orientation: once, and never dated before the underretning came."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.tekst import dansk_dato
from dubu.underretninger import services
from dubu.underretninger.errors import AlleredeKvitteretError, BeskedFoerModtagelsenError
from dubu.underretninger.models import Kvittering
from dubu.underretninger.tests.factories import lav_underretning


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


def _kvitter(aktoer, underretning, dato=None):
    return services.giv_kvittering(
        aktoer=aktoer, handling=uuid4(), underretning=underretning, dato=dato or ur.idag(), kanal="telefon",
        tidspunkt=ur.nu(),
    )  # fmt: skip


def test_kvittering_fra_to_faner_gives_kun_en_gang_og_den_anden_ser_hvornaar_og_af_hvem(modtagelse, lav_aktoer):
    underretning = lav_underretning(modtagelse)
    _kvitter(modtagelse, underretning)

    with pytest.raises(AlleredeKvitteretError) as fejl:
        _kvitter(lav_aktoer("teamleder", navn="Tina Teamleder"), underretning)

    assert dansk_dato(ur.idag()) in fejl.value.besked
    assert "Rikke Modtager" in fejl.value.besked
    assert Kvittering.objects.count() == 1
    assert Haendelse.objects.filter(noegle="underretning.kvitteret").count() == 1


def test_kvittering_med_samme_handling_igen_er_den_samme(modtagelse):
    underretning, handling = lav_underretning(modtagelse), uuid4()

    for _ in range(2):
        services.giv_kvittering(
            aktoer=modtagelse, handling=handling, underretning=underretning, dato=ur.idag(), kanal="mail",
            tidspunkt=ur.nu(),
        )  # fmt: skip

    assert Kvittering.objects.count() == 1


def test_kvittering_foer_underretningen_blev_modtaget_afvises(modtagelse):
    underretning = lav_underretning(modtagelse)

    with pytest.raises(BeskedFoerModtagelsenError):
        _kvitter(modtagelse, underretning, ur.idag() - timedelta(days=3))

    assert not Kvittering.objects.exists()


def test_orientering_foer_underretningen_blev_modtaget_afvises(modtagelse):
    with pytest.raises(BeskedFoerModtagelsenError):
        services.giv_orientering(
            aktoer=modtagelse, handling=uuid4(), underretning=lav_underretning(modtagelse),
            dato=ur.idag() - timedelta(days=3), kanal="mail", indhold="", undersoegelse=True, indsats=False,
            tidspunkt=ur.nu(),
        )  # fmt: skip
