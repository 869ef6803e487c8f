"""Facts open, fulfil and move deadlines; a recomputation changes nothing that the facts do not."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from dubu.frister.models import Frist
from dubu.frister.services import Afstemning, genberegn_barn, genberegn_kommune
from dubu.frister.tests.factories import lav_barn, lav_underretning, skriv_fakta
from dubu.haendelseslog.models import Genberegning
from dubu.kerne import ur
from dubu.parter.services import flet_person, opret_uidentificeret

VURDERING = "U-03"


def frist(barn, regel: str = VURDERING) -> Frist:
    return Frist.objects.get(barn=barn, regel=regel)


def test_underretning_aabner_24_timer_fra_modtagelsen(kommune):
    barn = lav_barn()

    fakta = lav_underretning(barn, timer_siden=3)

    aaben = frist(barn)
    assert aaben.tilstand == Frist.Tilstand.AABEN
    assert aaben.udloeber_tidspunkt == fakta.tidspunkt + timedelta(hours=24)
    assert aaben.er_i_timer
    assert aaben.forklaring
    assert aaben.katalog
    assert not Genberegning.objects.exists()


def test_vurdering_opfylder_fristen_og_for_sent_ses(kommune):
    i_tide, for_sent = lav_barn("Asta"), lav_barn("Bo")
    foerste, anden = lav_underretning(i_tide, timer_siden=3), lav_underretning(for_sent, timer_siden=30)

    skriv_fakta("underretning.vurderet", i_tide, om=foerste.om, fare="nej", begrundelse="Ingen tegn.")
    skriv_fakta("underretning.vurderet", for_sent, om=anden.om, fare="nej", begrundelse="Ingen tegn.")

    assert frist(i_tide).tilstand == Frist.Tilstand.OPFYLDT
    assert frist(for_sent).tilstand == Frist.Tilstand.OPFYLDT_FOR_SENT


def test_to_aabne_underretninger_vurdering_lukker_kun_den_ene(kommune):
    barn = lav_barn()
    foerste, anden = lav_underretning(barn, timer_siden=3), lav_underretning(barn, timer_siden=2)

    skriv_fakta("underretning.vurderet", barn, om=foerste.om, fare="nej", begrundelse="Ingen tegn.")

    aabne = Frist.objects.filter(barn=barn, regel=VURDERING, tilstand=Frist.Tilstand.AABEN)
    assert [f.udloest_af for f in aabne] == [anden.uuid]


def test_fakta_i_omvendt_orden_giver_samme_frister(kommune):
    barn, om, nu = lav_barn(), uuid.uuid4(), ur.nu()

    skriv_fakta("underretning.vurderet", barn, om=om, tidspunkt=nu, fare="nej", begrundelse="Ingen tegn.")
    skriv_fakta("underretning.modtaget", barn, om=om, tidspunkt=nu - timedelta(hours=2), kanal="telefon")

    assert frist(barn).tilstand == Frist.Tilstand.OPFYLDT


def test_annulleret_fakta_fjerner_fristen(kommune):
    barn = lav_barn()
    fakta = lav_underretning(barn)

    skriv_fakta("haendelse.annulleret", barn, om=fakta.uuid, begrundelse="Oprettet ved en fejl.")

    assert not Frist.objects.filter(barn=barn, regel=VURDERING).exists()


def test_flettet_barn_tager_fristen_med_og_aaben_bliver_en(kommune, lav_aktoer):
    modtagelse = lav_aktoer("modtagelse")
    ukendt, kendt = opret_uidentificeret(aktoer=modtagelse), lav_barn()
    fakta = lav_underretning(ukendt)

    flet_person(aktoer=modtagelse, fra=ukendt, til=kendt, tidspunkt=ur.nu())

    assert list(Frist.objects.filter(regel=VURDERING).values_list("barn", "udloest_af")) == [(kendt.pk, fakta.uuid)]


def test_vurdering_efter_fletning_opfylder_fristen_fra_foer(kommune, lav_aktoer):
    modtagelse = lav_aktoer("modtagelse")
    ukendt, kendt = opret_uidentificeret(aktoer=modtagelse), lav_barn()
    fakta = lav_underretning(ukendt)
    flet_person(aktoer=modtagelse, fra=ukendt, til=kendt, tidspunkt=ur.nu())

    skriv_fakta("underretning.vurderet", kendt, om=fakta.om, fare="nej", begrundelse="Ingen tegn.")

    assert frist(kendt).tilstand == Frist.Tilstand.OPFYLDT


def test_genberegning_uden_nye_fakta_aendrer_intet(kommune):
    barn = lav_barn()
    lav_underretning(barn)
    foer = list(Frist.objects.order_by("pk").values())

    afstemt = genberegn_barn(barn, ur.nu())

    assert afstemt == Afstemning(boern=1)
    assert list(Frist.objects.order_by("pk").values()) == foer


def test_genberegn_kommune_genskaber_slettede_frister(kommune):
    boern = [lav_barn(f"Barn {nr}") for nr in range(3)]
    for barn in boern:
        lav_underretning(barn)
    antal = Frist.objects.count()
    Frist.objects.all().delete()

    afstemt = genberegn_kommune(kommune.pk, ur.nu())

    assert afstemt.nye == antal == Frist.objects.count()


def test_gammelt_katalog_staar_paa_det_afgjorte_men_ikke_paa_det_aabne(kommune):
    lukket, aaben = lav_barn("Asta"), lav_barn("Bo")
    fakta = lav_underretning(lukket)
    lav_underretning(aaben)
    skriv_fakta("underretning.vurderet", lukket, om=fakta.om, fare="nej", begrundelse="Ingen tegn.")
    Frist.objects.update(katalog="2020", hjemmel="SEL § 155")

    genberegn_barn(lukket, ur.nu())
    genberegn_barn(aaben, ur.nu())

    assert frist(lukket).hjemmel == "SEL § 155"
    assert frist(aaben).hjemmel != "SEL § 155"


@pytest.mark.parametrize("dage", [0, 400])
def test_overskredet_gemmes_aldrig(kommune, dage):
    barn = lav_barn()
    lav_underretning(barn)

    genberegn_barn(barn, ur.nu() + timedelta(days=dage))

    assert frist(barn).tilstand == Frist.Tilstand.AABEN


def test_fakta_fra_en_server_hvis_ur_er_lidt_foran_taeller(kommune):
    barn = lav_barn()
    fakta = lav_underretning(barn)
    foran = ur.nu() + timedelta(minutes=2)

    skriv_fakta("underretning.vurderet", barn, om=fakta.om, tidspunkt=foran, fare="nej", begrundelse="Nej.")

    assert frist(barn).tilstand == Frist.Tilstand.OPFYLDT
