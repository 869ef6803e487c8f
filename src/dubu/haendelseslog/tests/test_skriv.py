"""The only writer of facts: vocabulary, one row per child, gates, receivers."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from dubu.haendelseslog import services
from dubu.haendelseslog.errors import SpaerretError
from dubu.haendelseslog.models import Genberegning, Haendelse
from dubu.haendelseslog.services import skriv
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.regler.haendelser import BarnFakta, UgyldigeDataError, UkendtHaendelseError

AKTOER = systemaktoer(461, "proeve")
KALDT: list[str] = []
RETTET: list[bool] = []


FRAVIGELSE = {"regel": "g3", "begrundelse": "Barnet er 4 måneder"}


def god_modtager(haendelser, boern):
    KALDT.append(haendelser[0].noegle)


def daarlig_modtager(haendelser, boern):
    if not RETTET:
        raise RuntimeError("reglen er forkert")


def find_barn(uuid):
    return BarnFakta(uuid=uuid)


@pytest.fixture(autouse=True)
def modtagere(settings):
    KALDT.clear()
    RETTET.clear()
    settings.DUBU_MODTAGERE = f"{__name__}.INGEN"


INGEN: tuple[str, ...] = ()
BEGGE = (f"{__name__}.daarlig_modtager", f"{__name__}.god_modtager")


def _skriv(noegle="underretning.modtaget", boern=1, om=None, data=None, **andet):
    return skriv(
        noegle, boern=[BarnFakta(uuid=uuid4()) for _ in range(boern)], aktoer=AKTOER, tidspunkt=ur.nu(),
        om=om or uuid4(), data=data or {}, **andet,
    )  # fmt: skip


def test_skriv_giver_en_haendelse_pr_barn(kommune):
    raekker = _skriv(boern=3)

    assert Haendelse.objects.count() == 3
    assert len({raekke.barn for raekke in raekker}) == 3


def test_skriv_ukendt_noegle_afvises(kommune):
    with pytest.raises(UkendtHaendelseError):
        _skriv("underretning.opfundet")


def test_skriv_ukendt_felt_afvises(kommune):
    with pytest.raises(UgyldigeDataError):
        _skriv(data={"barnets_navn": "Sofie"})


def test_haendelse_kan_ikke_rettes_eller_slettes_af_appen(kommune):
    _skriv()

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Haendelse.objects.update(noegle="sag.oprettet")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Haendelse.objects.all().delete()


def test_modtager_der_fejler_koster_hverken_handlingen_eller_de_andre_modtagere(kommune, settings):
    settings.DUBU_MODTAGERE = f"{__name__}.BEGGE"

    _skriv()

    assert KALDT == ["underretning.modtaget"]
    assert Haendelse.objects.count() == 1
    assert Genberegning.objects.get().modtager == BEGGE[0]


def test_genberegn_gentager_til_modtageren_lykkes(kommune, settings):
    settings.DUBU_MODTAGERE = f"{__name__}.BEGGE"
    _skriv()
    assert services.genberegn(find_barn) == 1

    RETTET.append(True)

    assert services.genberegn(find_barn) == 0
    assert Genberegning.objects.get().faerdig_tidspunkt is not None


def test_spaerre_holder_lukning_ved_overgreb_men_aldrig_vurderingen(kommune):
    """g3: the closing waits for the talk with the child; the 24-hour assessment never waits."""
    barn, om = BarnFakta(uuid=uuid4()), uuid4()

    def haendelse(noegle, **data):
        return skriv(noegle, boern=[barn], aktoer=AKTOER, tidspunkt=ur.nu(), om=om, data=data)

    haendelse("underretning.modtaget")
    haendelse("underretning.vurderet", fare="ja", overgreb=True)
    with pytest.raises(SpaerretError):
        haendelse("screening.afsluttet", udfald=1)


def test_fravigelse_med_begrundelse_slipper_forbi_en_bloed_spaerre(kommune):
    barn, om = BarnFakta(uuid=uuid4()), uuid4()
    for noegle, data in (
        ("underretning.modtaget", {}),
        ("underretning.vurderet", {"fare": "ja", "overgreb": True}),
    ):
        skriv(noegle, boern=[barn], aktoer=AKTOER, tidspunkt=ur.nu(), om=om, data=data)

    (raekke,) = skriv(
        "screening.afsluttet", boern=[barn], aktoer=AKTOER, tidspunkt=ur.nu(), om=om, data={"udfald": 1},
        fravigelse=FRAVIGELSE,
    )  # fmt: skip

    assert raekke.fravigelse == FRAVIGELSE
