"""Screening closes the underretning, and is held by what the law demands first."""

from __future__ import annotations

from uuid import uuid4

import pytest

from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.parter.services import flet_person
from dubu.sager.tests.factories import lav_barn, lav_sag
from dubu.underretninger.services import Vurderingssvar, identificer, ret_identifikation, vurder_underretning
from dubu.underretninger.tests.factories import lav_underretning_barn
from dubu.undersoegelser.errors import BegrundelseManglerError, ScreeningFoerstError
from dubu.undersoegelser.screening import afslut_screening


@pytest.fixture
def modtager(lav_aktoer):
    return lav_aktoer("modtagelse")


def _screen(aktoer, raekke, barn, udfald="3", begrundelse="Meget fravær og blå mærker.", **felter):
    return afslut_screening(
        aktoer=aktoer,
        underretning_barn=raekke,
        barn=barn,
        udfald=udfald,
        begrundelse=begrundelse,
        tidspunkt=ur.nu(),
        handling=felter.pop("handling", uuid4()),
        **felter,
    )


def _vurderet(aktoer):
    raekke = lav_underretning_barn(aktoer)
    svar = Vurderingssvar(
        fare="nej", overgreb="nej", aereskonflikt="nej", akut_handling=["ingen"], begrundelse="Ikke i fare."
    )
    vurder_underretning(aktoer=aktoer, handling=uuid4(), raekker=[raekke], svar=svar, tidspunkt=ur.nu())
    return raekke


def test_afslut_screening_lukker_underretningen(modtager):
    raekke = _vurderet(modtager)

    screening = _screen(modtager, raekke, raekke.barn)

    raekke.refresh_from_db()
    assert (raekke.lukkegrund, raekke.screening_udfald) == ("screening", "3")
    assert screening.om == raekke.underretning.aktivitet.uuid
    assert Haendelse.objects.get(noegle="screening.afsluttet").om == screening.om


def test_afslut_screening_af_flettet_barn_skrives_paa_den_gaeldende(modtager):
    raekke = _vurderet(modtager)
    barn = lav_barn()
    flet_person(aktoer=modtager, fra=raekke.barn, til=barn, tidspunkt=ur.nu())

    screening = _screen(modtager, raekke, raekke.barn)

    assert screening.barn == barn


def test_afslut_screening_to_gange_med_samme_handling_er_en(modtager):
    raekke, handling = _vurderet(modtager), uuid4()

    foerste = _screen(modtager, raekke, raekke.barn, handling=handling)

    assert _screen(modtager, raekke, raekke.barn, handling=handling) == foerste


def test_afslut_screening_uden_begrundelse_afvises(modtager):
    raekke = _vurderet(modtager)

    with pytest.raises(BegrundelseManglerError):
        _screen(modtager, raekke, raekke.barn, begrundelse=" ")


def test_afslut_screening_aendrer_uden_aaben_sag_afvises(modtager):
    raekke = _vurderet(modtager)

    with pytest.raises(ScreeningFoerstError):
        _screen(modtager, raekke, raekke.barn, udfald="aendrer")


def test_afslut_screening_uden_underretning_staar_paa_sagen(lav_aktoer):
    raadgiver = lav_aktoer("raadgiver")
    sag = lav_sag(raadgiver=raadgiver)

    screening = _screen(raadgiver, None, sag.barn, udfald="aendrer_ikke")

    assert (screening.sag, screening.om) == (sag, screening.aktivitet.uuid)


def test_screening_af_det_forkerte_barn_viser_ikke_sit_indhold(lav_aktoer, modtager, klient):
    raadgiver = lav_aktoer("raadgiver")
    sag, raekke = lav_sag(raadgiver=raadgiver), lav_underretning_barn(modtager)
    ens = {"aktoer": modtager, "tidspunkt": ur.nu()}
    raekke = identificer(**ens, handling=uuid4(), raekke=raekke, person=sag.barn)
    svar = Vurderingssvar(
        fare="nej", overgreb="nej", aereskonflikt="nej", akut_handling=["ingen"], begrundelse="Ikke i fare."
    )
    vurder_underretning(**ens, handling=uuid4(), raekker=[raekke], svar=svar)
    screening = _screen(modtager, raekke, raekke.barn, "aendrer", "Naboen hører skrig.")
    side = f"/screening/{screening.aktivitet.uuid}/"
    assert "Naboen hører skrig" in klient(raadgiver).get(side).content.decode()

    ret_identifikation(
        aktoer=modtager, handling=uuid4(), raekke=raekke, person=lav_barn("Rette"), begrundelse="Naboens barn.",
        tidspunkt=ur.nu(),
    )  # fmt: skip

    html = klient(raadgiver).get(side).content.decode()
    assert "Fejljournaliseret" in html
    assert "Naboen hører skrig" not in html
