"""Escalation once per deadline, and nothing that falls between two chairs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dubu.adgang.tests.factories import lav_afdeling
from dubu.adviser.models import Advis, AdvisLaest
from dubu.adviser.selectors import grupper_efter_barn, list_ulaeste
from dubu.adviser.services import eskaler_overskredne, laes, laes_alle, meld_uden_ansvarlig
from dubu.frister.tests.factories import lav_barn, lav_sag, lav_underretning, skriv_fakta
from dubu.kerne import ur
from dubu.parter.services import flet_person, opret_uidentificeret
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet


@pytest.fixture
def teamleder(lav_aktoer):
    return lav_aktoer("teamleder", navn="Lone Leder")


def titler(aktoer) -> list[str]:
    return [advis.titel for advis in list_ulaeste(aktoer, ur.idag())]


def test_overskreden_24_timersfrist_eskaleres_til_leder_en_gang(teamleder):
    lav_underretning(lav_barn(), timer_siden=30)

    assert eskaler_overskredne(ur.nu()) == 1
    assert eskaler_overskredne(ur.nu()) == 0

    assert titler(teamleder) == ["Overskredet: Vurdér underretningen inden for 24 timer"]
    assert Advis.objects.get(type=Advis.Type.ESKALERING).modtager is None


def test_frist_i_tide_og_vurderet_eskaleres_ikke(teamleder):
    i_tide, vurderet = lav_barn("Asta"), lav_barn("Bo")
    lav_underretning(i_tide, timer_siden=3)
    fakta = lav_underretning(vurderet, timer_siden=30)
    skriv_fakta("underretning.vurderet", vurderet, om=fakta.om, fare="nej", begrundelse="Nej.")

    assert eskaler_overskredne(ur.nu()) == 0


def test_sag_uden_raadgiver_meldes_til_afdelingens_leder(teamleder, lav_aktoer):
    lav_aktoer("teamleder", navn="Anden Leder", afdeling=lav_afdeling("Handicap"))
    sag = lav_sag(lav_barn())

    meld_uden_ansvarlig(ur.nu())

    assert titler(teamleder) == [f"Sag {sag.sagsnummer} har ingen primær rådgiver"]
    assert Advis.objects.count() == 1


def test_ulaest_melding_gentages_ikke_men_laest_og_uloest_kommer_igen(teamleder):
    lav_sag(lav_barn())
    meld_uden_ansvarlig(ur.nu())
    ur.stil(ur.nu() + timedelta(days=1))
    assert meld_uden_ansvarlig(ur.nu()) == 0
    laes_alle(aktoer=teamleder, barn=None, tidspunkt=ur.nu())

    assert meld_uden_ansvarlig(ur.nu()) == 1
    assert len(titler(teamleder)) == 1


def test_underretning_uden_ansvarlig_efter_et_doegn_meldes(teamleder):
    barn = lav_barn()
    opret_aktivitet(
        aktoer=teamleder,
        type="underretning",
        titel="Underretning",
        boern=[ForBarn(barn)],
        haendelsestidspunkt=ur.nu() - timedelta(hours=25),
    )

    meld_uden_ansvarlig(ur.nu())

    assert titler(teamleder) == ["Underretning er ikke tildelt nogen"]


def test_frist_uden_person_meldes_naar_den_naermer_sig(teamleder):
    barn = lav_barn()
    skriv_fakta("undersoegelse.besluttet", barn)

    assert meld_uden_ansvarlig(ur.nu()) == 0
    assert meld_uden_ansvarlig(ur.nu() + timedelta(days=115)) >= 1
    assert "Ingen ansvarlig: Afslut den børnefaglige undersøgelse" in titler(teamleder)


def test_adviser_paa_flettet_barn_samles_hos_det_staaende(lav_aktoer):
    modtagelse = lav_aktoer("modtagelse")
    ukendt, kendt = opret_uidentificeret(aktoer=modtagelse), lav_barn()
    lav_underretning(ukendt)
    flet_person(aktoer=modtagelse, fra=ukendt, til=kendt, tidspunkt=ur.nu())
    lav_underretning(kendt)

    grupper = grupper_efter_barn(list_ulaeste(modtagelse, ur.idag()))

    assert [(gruppe.barn, len(gruppe.adviser)) for gruppe in grupper] == [(kendt, 2)]
    assert laes_alle(aktoer=modtagelse, barn=kendt.uuid, tidspunkt=ur.nu()) == 2


def test_laest_igen_aendrer_intet(lav_aktoer):
    modtagelse = lav_aktoer("modtagelse")
    lav_underretning(lav_barn())
    uuid = Advis.objects.get().uuid

    laes(aktoer=modtagelse, adviser=[uuid], tidspunkt=ur.nu())
    laes(aktoer=modtagelse, adviser=[uuid], tidspunkt=ur.nu())

    assert AdvisLaest.objects.count() == 1


def test_advis_om_annulleret_haendelse_forsvinder(lav_aktoer):
    modtagelse, barn = lav_aktoer("modtagelse"), lav_barn()
    fakta = lav_underretning(barn)

    skriv_fakta("haendelse.annulleret", barn, om=fakta.uuid, begrundelse="Fejl.")

    assert titler(modtagelse) == []
