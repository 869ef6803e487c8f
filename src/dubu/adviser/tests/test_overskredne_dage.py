"""A deadline by date that has passed is told to the leader, once, the day after."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from dubu.adviser.models import Advis
from dubu.adviser.selectors import list_ulaeste
from dubu.adviser.services import eskaler_overskredne_dage, laes_alle
from dubu.frister.models import Frist
from dubu.frister.tests.factories import lav_barn, lav_sag, skriv_fakta
from dubu.kerne import ur
from dubu.kerne.ur import DANMARK
from dubu.organisation.models import Medarbejder, Stedfortraeder

BESLUTTET = datetime(2026, 3, 2, 10, tzinfo=DANMARK)
SIDSTE_DAG = datetime(2026, 7, 2, 23, 30, tzinfo=DANMARK)
DAGEN_EFTER = datetime(2026, 7, 3, 6, tzinfo=DANMARK)
TITEL = "Overskredet 2. juli 2026: Afslut den børnefaglige undersøgelse"
FORELOEBIG = "Overskredet 2. juli 2026: Foreløbig vurdering, hvis undersøgelsen ikke er færdig"


@pytest.fixture
def teamleder(lav_aktoer):
    ur.stil(BESLUTTET)
    return lav_aktoer("teamleder", navn="Lone Leder")


@pytest.fixture
def barn(teamleder, lav_aktoer):
    """A child with a primary rådgiver and an examination begun in March."""
    barn = lav_barn()
    lav_sag(barn, lav_aktoer("raadgiver", navn="Mette Holm"))
    skriv_fakta("undersoegelse.besluttet", barn, tidspunkt=BESLUTTET)
    return barn


def eskaler(tidspunkt: datetime) -> int:
    ur.stil(tidspunkt)
    return eskaler_overskredne_dage(ur.nu())


def titler(aktoer) -> list[str]:
    return [advis.titel for advis in list_ulaeste(aktoer, ur.idag())]


def test_bfu_over_sin_dag_eskaleres_til_lederen_selv_om_en_primaer_har_sagen(barn, teamleder):
    assert eskaler(SIDSTE_DAG) == 0
    assert eskaler(DAGEN_EFTER) == 2

    assert sorted(titler(teamleder)) == [TITEL, FORELOEBIG]
    assert {advis.modtager.navn for advis in Advis.objects.filter(type=Advis.Type.ESKALERING)} == {"Lone Leder"}


def test_eskaleres_en_gang_ogsaa_naar_den_er_laest(barn, teamleder):
    eskaler(DAGEN_EFTER)
    laes_alle(aktoer=teamleder, barn=None, tidspunkt=ur.nu())

    assert eskaler(DAGEN_EFTER + timedelta(days=1)) == 0
    assert titler(teamleder) == []


def test_lederens_stedfortraeder_ser_eskaleringen(barn, teamleder, lav_aktoer):
    from dubu.adgang.aktoerer import medarbejder_aktoer

    vikar = Medarbejder.objects.get(uuid=lav_aktoer("teamleder", navn="Vikar").id)
    Stedfortraeder.objects.create(
        medarbejder=Medarbejder.objects.get(uuid=teamleder.id), stedfortraeder=vikar, fra=date(2026, 7, 1),
        til=date(2026, 7, 31),
    )  # fmt: skip

    eskaler(DAGEN_EFTER)

    assert TITEL in titler(medarbejder_aktoer(vikar, ur.idag()))


def test_opfyldt_og_borgerens_egen_frist_eskaleres_ikke(barn, teamleder):
    ur.stil(SIDSTE_DAG)
    for frist in Frist.objects.filter(barn=barn):
        gjort = {"regel": frist.regel, "frist": frist.noegle, "dato": date(2026, 6, 1), "begrundelse": "På papir"}
        skriv_fakta("frist.opfyldt_uden_for_systemet", barn, tidspunkt=SIDSTE_DAG, udfoert_af="Mette Holm", **gjort)
    skriv_fakta(
        "afgoerelse.meddelt", barn, tidspunkt=datetime(2026, 5, 1, 10, tzinfo=DANMARK), modtaget=date(2026, 5, 1)
    )

    assert eskaler(DAGEN_EFTER) == 0


def test_hver_periodes_tilsyn_eskaleres_for_sig(teamleder, lav_aktoer):
    barn = lav_barn()
    lav_sag(barn, lav_aktoer("raadgiver"))
    ivaerksat = datetime(2025, 3, 2, 10, tzinfo=DANMARK)
    skriv_fakta("anbringelse.ivaerksat", barn, tidspunkt=ivaerksat, paragraf="BL § 46")
    ur.stil(datetime(2026, 12, 1, 6, tzinfo=DANMARK))
    skriv_fakta("henvendelse.modtaget", barn, kanal="brev")  # the deadlines reach into the coming year

    eskaler(datetime(2026, 1, 1, 6, tzinfo=DANMARK))
    eskaler(datetime(2027, 1, 1, 6, tzinfo=DANMARK))

    tilsyn = [titel for titel in titler(teamleder) if "kalenderåret" in titel]
    assert [titel.split(":")[0] for titel in tilsyn] == [
        "Overskredet 31. december 2026",
        "Overskredet 31. december 2025",
    ]
