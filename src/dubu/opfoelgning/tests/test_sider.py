"""The case's overview shows where the work stands, and each page of it opens."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from dubu.inddragelse.tests.factories import lav_samtale
from dubu.indsatser.tests.factories import lav_indsats
from dubu.kerne import ur
from dubu.opfoelgning.services import hold_opfoelgning
from dubu.opfoelgning.tests.factories import opfoelgningssvar
from dubu.planer.models import BarnetsPlan
from dubu.planer.services import godkend_plan
from dubu.planer.tests.factories import plansvar
from dubu.sager.tests.factories import lav_sag
from dubu.undersoegelser.tests.factories import lav_undersoegelse


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(raadgiver):
    return lav_sag(raadgiver=raadgiver)


@pytest.fixture
def browser(klient, raadgiver):
    return klient(raadgiver)


def test_overblik_paa_en_ny_sag_viser_stigen_og_ingen_indsatser(browser, sag):
    side = browser.get(reverse("sager:overblik", args=[sag.uuid])).content.decode()

    assert "Lige nu" in side
    assert "Indsatser og mål" not in side


def test_overblik_viser_naeste_handling_barnets_ord_indsats_og_scorer(browser, raadgiver, sag):
    lav_samtale(raadgiver, sag)
    indsats = lav_indsats(raadgiver, sag)
    plan = BarnetsPlan.objects.get(sag=sag)
    godkend_plan(aktoer=raadgiver, plan=plan, svar=plansvar(), tidspunkt=ur.nu(), handling=uuid4())
    noegle = plan.versioner.get().maal.get().noegle.hex
    hold_opfoelgning(
        aktoer=raadgiver, indsats=indsats, svar=opfoelgningssvar(**{f"score_{noegle}": "4"}),
        tidspunkt=ur.nu(), handling=uuid4(),
    )  # fmt: skip
    lav_undersoegelse(raadgiver, sag)

    side = browser.get(reverse("sager:overblik", args=[sag.uuid])).content.decode()

    assert "Jeg vil gerne gå til fodbold." in side
    assert "Arbejd videre på undersøgelsen" in side
    assert "Score: 4 af 5" in side
    assert reverse("indsatser:indsats", args=[indsats.aktivitet.uuid]) in side
