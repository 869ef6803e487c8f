"""Follow-up and visits: dates, the next one, scores, the talk alone."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.haendelseslog.models import Haendelse
from dubu.indsatser.tests.factories import lav_indsats
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.opfoelgning.errors import (
    DatoPasserIkkeError,
    GrundManglerError,
    IkkeAnbragtError,
    NaesteDatoErForbiError,
    NaesteDatoManglerError,
)
from dubu.opfoelgning.models import Opfoelgning
from dubu.opfoelgning.services import hold_opfoelgning, hold_tilsyn
from dubu.opfoelgning.tests.factories import opfoelgningssvar, tilsynssvar
from dubu.sager.tests.factories import lav_sag


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def indsats(raadgiver):
    return lav_indsats(raadgiver, lav_sag(raadgiver=raadgiver))


@pytest.fixture
def anbringelse(raadgiver):
    return lav_indsats(raadgiver, lav_sag(raadgiver=raadgiver), "p46")


def _hold(aktoer, indsats, handling=None, **felter):
    return hold_opfoelgning(
        aktoer=aktoer, indsats=indsats, svar=opfoelgningssvar(**felter), tidspunkt=ur.nu(), handling=handling or uuid4()
    )


def _besoeg(aktoer, indsats, **felter):
    return hold_tilsyn(aktoer=aktoer, indsats=indsats, svar=tilsynssvar(**felter), tidspunkt=ur.nu(), handling=uuid4())


def test_hold_opfoelgning_skriver_faktum_paa_indsatsen(raadgiver, indsats):
    opfoelgning = _hold(raadgiver, indsats)

    faktum = Haendelse.objects.get(noegle="opfoelgning.holdt")
    assert (faktum.om, faktum.data["aktivitet"]) == (indsats.aktivitet.uuid, str(opfoelgning.aktivitet.uuid))


def test_hold_opfoelgning_to_gange_med_samme_handling_er_en(raadgiver, indsats):
    handling = uuid4()

    assert _hold(raadgiver, indsats, handling) == _hold(raadgiver, indsats, handling)
    assert Opfoelgning.objects.count() == 1


def _om(dage):
    return (ur.idag() + timedelta(days=dage)).isoformat()


@pytest.mark.parametrize(
    ("felter", "fejl"),
    [
        ({"dato": lambda: _om(1)}, DatoPasserIkkeError),
        ({"dato": lambda: _om(-1)}, DatoPasserIkkeError),
        ({"naeste_dato": lambda: None}, NaesteDatoManglerError),
        ({"naeste_dato": lambda: _om(0)}, NaesteDatoErForbiError),
    ],
)
def test_hold_opfoelgning_med_datoer_der_ikke_passer_afvises(raadgiver, indsats, felter, fejl):
    with pytest.raises(fejl):
        _hold(raadgiver, indsats, **{navn: vaerdi() for navn, vaerdi in felter.items()})


def test_hold_opfoelgning_naar_indsatsen_ophoerer_kraever_ingen_naeste(raadgiver, indsats):
    assert _hold(raadgiver, indsats, resultat="ophoerer", naeste_dato=None).naeste_dato is None


def test_hold_tilsyn_paa_en_stoettende_indsats_afvises(raadgiver, indsats):
    with pytest.raises(IkkeAnbragtError):
        _besoeg(raadgiver, indsats)


def test_hold_tilsyn_uden_samtale_alene_kraever_en_grund(raadgiver, anbringelse):
    with pytest.raises(GrundManglerError):
        _besoeg(raadgiver, anbringelse, talt_alene="nej")

    _besoeg(raadgiver, anbringelse, talt_alene="nej", grund_uden_samtale="Asta sov.")
    assert Haendelse.objects.get(noegle="tilsyn.holdt").data["grund_uden_samtale"] == "Asta sov."


def test_hold_tilsyn_af_en_fremmed_raadgiver_naegtes(lav_aktoer, anbringelse):
    with pytest.raises(AdgangNaegtetFejl):
        _besoeg(lav_aktoer("raadgiver", navn="Søren Vang"), anbringelse)
