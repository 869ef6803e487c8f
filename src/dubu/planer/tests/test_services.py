"""A plan is begun, approved, revised; nobody overwrites another's version."""

from __future__ import annotations

from uuid import uuid4

import pytest

from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl, FindesIkkeFejl
from dubu.planer.errors import PlanenManglerError, RevideretImensError
from dubu.planer.models import PlanMaal, PlanVersion
from dubu.planer.selectors import gaeldende_maal, get_plan
from dubu.planer.services import godkend_plan
from dubu.planer.tests.factories import lav_plan, plansvar
from dubu.sager.models import AktivitetBarn
from dubu.sager.tests.factories import lav_sag


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(raadgiver):
    return lav_sag(raadgiver=raadgiver)


@pytest.fixture
def plan(raadgiver, sag):
    return lav_plan(raadgiver, sag)


def _godkend(aktoer, plan, bygger_paa=0, **felter):
    return godkend_plan(
        aktoer=aktoer, plan=plan, svar=plansvar(**felter), tidspunkt=ur.nu(), handling=uuid4(), bygger_paa=bygger_paa
    )


def test_opret_plan_staar_som_kladde_i_journalen(plan):
    assert AktivitetBarn.objects.get(aktivitet=plan.aktivitet).status == "kladde"


def test_godkend_plan_goer_den_gaeldende_og_skriver_faktum(raadgiver, plan):
    version = _godkend(raadgiver, plan)

    plan.refresh_from_db()
    assert (plan.status, version.version) == ("gaeldende", 1)
    assert Haendelse.objects.get(noegle="plan.godkendt").om == plan.aktivitet.uuid


def test_godkend_plan_igen_er_en_revision_og_maalet_beholder_sin_noegle(raadgiver, plan, sag):
    _godkend(raadgiver, plan)
    foerste = PlanMaal.objects.get().noegle

    _godkend(raadgiver, plan, bygger_paa=1, maal_1_maal="Asta kommer hver dag.")

    assert [m.noegle for m in gaeldende_maal(sag)] == [foerste]
    assert Haendelse.objects.get(noegle="plan.revideret").data["version"] == 2


def test_godkend_plan_der_mangler_noget_afvises(raadgiver, plan):
    with pytest.raises(PlanenManglerError):
        _godkend(raadgiver, plan, maal_1_dimension="")

    assert not PlanVersion.objects.exists()


def test_godkend_plan_paa_en_gammel_version_afvises(raadgiver, plan):
    _godkend(raadgiver, plan)

    with pytest.raises(RevideretImensError):
        _godkend(raadgiver, plan)


def test_godkend_plan_af_administrativ_medarbejder_naegtes(lav_aktoer, plan):
    with pytest.raises(AdgangNaegtetFejl):
        _godkend(lav_aktoer("administrativ", navn="Ane Berg"), plan)


def test_get_plan_for_en_anden_raadgiver_findes_ikke(lav_aktoer, plan):
    with pytest.raises(FindesIkkeFejl):
        get_plan(lav_aktoer("raadgiver", navn="Søren Vang"), plan.aktivitet.uuid)
