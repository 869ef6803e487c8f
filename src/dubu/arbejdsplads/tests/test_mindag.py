"""Min dag: what stands in which block, once each; landing by role; a fixed number of queries."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from dubu.arbejdsplads.tests.sidehjaelp import blok
from dubu.dokumenter.kontaktspaerre import saet_kontaktspaerre
from dubu.frister.tests.factories import lav_barn, lav_sag, lav_underretning, skriv_fakta
from dubu.kerne import ur
from dubu.organisation.models import Medarbejder, Stedfortraeder
from dubu.parter.services import flet_person, opret_uidentificeret
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet

ADRESSE = "/min-dag/"


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Mette Holm")


@pytest.fixture
def side(klient, raadgiver):
    """The page as the rådgiver sees it now."""
    return lambda: klient(raadgiver).get(ADRESSE).content.decode()


def test_tom_dag_viser_ingen_tomme_blokke(side):
    indhold = side()

    assert "<h1>Min dag</h1>" in indhold
    assert not re.findall(r'<h2 class="blok-titel"', indhold)
    assert "Du har ingen sager og intet nyt." in indhold


def test_24_timersfrist_paa_mit_barn_haster_med_knap_og_staar_kun_der(side, raadgiver):
    barn = lav_barn("Asta")
    lav_sag(barn, raadgiver)
    lav_underretning(barn, timer_siden=3)

    indhold = side()

    assert "Asta Eksempel" in blok(indhold, "Haster")
    assert "Vurder" in blok(indhold, "Haster")
    assert indhold.count("Vurdér underretningen inden for 24 timer") == 1 + blok(indhold, "Mine sager").count(
        "24 timer"
    )


def test_overskreden_frist_staar_i_overskredet_og_ikke_i_haster(side, raadgiver):
    barn = lav_barn("Asta")
    lav_sag(barn, raadgiver)
    skriv_fakta("undersoegelse.besluttet", barn, tidspunkt=ur.nu() - timedelta(days=200))

    indhold = side()

    assert "Afslut den børnefaglige undersøgelse" in blok(indhold, "Overskredet")
    assert not blok(indhold, "Haster")


def test_nyt_grupperet_pr_barn_og_laest_med_et_klik(side, raadgiver, klient):
    barn = lav_barn("Asta")
    lav_sag(barn, raadgiver)
    for _ in range(2):
        skriv_fakta("henvendelse.modtaget", barn, kanal="telefon")
    nyt = blok(side(), "Nyt siden sidst")
    assert nyt.count("Ny henvendelse ·") == 2
    assert nyt.count("<h3>Asta Eksempel</h3>") == 1

    svar = klient(raadgiver).post(reverse("adviser:laest"), {"barn": str(barn.uuid)})

    assert svar.status_code == 303
    assert not blok(side(), "Nyt siden sidst")


def test_kollegas_advis_kan_ikke_laeses_af_andre(raadgiver, klient, lav_aktoer):
    from dubu.adviser.models import Advis, AdvisLaest

    barn = lav_barn("Asta")
    lav_sag(barn, raadgiver)
    skriv_fakta("henvendelse.modtaget", barn, kanal="telefon")
    anden = lav_aktoer("raadgiver", navn="Anden")

    klient(anden).post(reverse("adviser:laest"), {"advis": str(Advis.objects.get().uuid)})

    assert not AdvisLaest.objects.exists()


def test_stedfortraeder_ser_den_fravaerendes_sager_og_frister(raadgiver, klient, lav_aktoer):
    vikar = lav_aktoer("raadgiver", navn="Vikar")
    Stedfortraeder.objects.create(
        medarbejder=Medarbejder.objects.get(uuid=raadgiver.id),
        stedfortraeder=Medarbejder.objects.get(uuid=vikar.id),
        fra=ur.idag(),
        til=ur.idag(),
    )
    barn = lav_barn("Asta")
    lav_sag(barn, raadgiver)
    lav_underretning(barn)

    indhold = klient(vikar).get(ADRESSE).content.decode()

    assert "Du er stedfortræder for Mette Holm" in indhold
    assert "Asta Eksempel" in blok(indhold, "Haster")
    assert "Asta Eksempel" in blok(indhold, "Mine sager")


def test_planlagt_moede_i_dag_staar_efter_klokken(side, raadgiver):
    barn = lav_barn("Asta")
    sag = lav_sag(barn, raadgiver)
    mig = Medarbejder.objects.get(uuid=raadgiver.id)
    ur.stil(ur.nu().replace(hour=8))
    for timer, titel in ((5, "Senere møde"), (2, "Første møde")):
        opret_aktivitet(
            aktoer=raadgiver,
            type="moede",
            titel=titel,
            boern=[ForBarn(barn, sag, mig)],
            haendelsestidspunkt=ur.nu() + timedelta(hours=timer),
        )

    idag = blok(side(), "I dag")

    assert idag.index("Første møde") < idag.index("Senere møde")
    assert "Forbered" in idag


def test_mine_sager_sorteres_efter_laengst_siden_kontakt(klient, raadgiver):
    for navn, dage in (("Asta", 3), ("Bo", 90), ("Carl", None)):
        barn = lav_barn(navn)
        lav_sag(barn, raadgiver)
        if dage:
            skriv_fakta("samtale.holdt", barn, tidspunkt=ur.nu() - timedelta(days=dage), form="fysisk")

    tabel = blok(klient(raadgiver).get(ADRESSE, {"orden": "kontakt"}).content.decode(), "Mine sager")

    assert re.findall(r">(\w+) Eksempel</a>", tabel) == ["Carl", "Bo", "Asta"]


def test_det_der_mangler_staar_ved_opgaven(side, raadgiver):
    barn = lav_barn("Asta")
    lav_sag(barn, raadgiver)
    fakta = lav_underretning(barn, overgreb=True, overgreb_af="foraelder")
    skriv_fakta("underretning.vurderet", barn, om=fakta.om, fare="nej", begrundelse="Nej.", overgreb=True)

    assert "Der er ikke talt med barnet" in blok(side(), "Næste 14 dage")


def test_kladde_staar_med_alder_og_vejen_tilbage(side, raadgiver):
    from dubu.sager.arbejdskopier import hent_eller_opret

    sag = lav_sag(lav_barn("Asta"), raadgiver)
    hent_eller_opret(
        aktoer=raadgiver, art="sager.notat", om=sag.uuid, sag=sag, titel="Notat om Asta", tidspunkt=ur.nu(),
        noegle=raadgiver.id.hex, startvaerdier={"tekst": "Halvt"},
    )  # fmt: skip
    ur.stil(ur.nu() + timedelta(days=3))

    kladder = blok(side(), "Kladder")

    assert "Notat om Asta" in kladder
    assert "3 dage gammel" in kladder
    assert reverse("sager:notat_nyt", args=[sag.uuid]) in kladder


@pytest.mark.parametrize(
    ("rolle", "maal"),
    [("raadgiver", "arbejdsplads:mindag"), ("revisor", "arbejdsplads:mindag"), ("modtagelse", "arbejdsplads:indbakke")],
)
def test_landing_efter_rolle(klient, lav_aktoer, rolle, maal):
    svar = klient(lav_aktoer(rolle)).get("/start/")

    assert (svar.status_code, svar.headers["Location"]) == (302, reverse(maal))


def test_kontaktspaerre_sat_foer_barnet_var_kendt_staar_paa_min_dag(side, raadgiver):
    barn, ukendt = lav_barn("Asta"), opret_uidentificeret(aktoer=raadgiver)
    lav_sag(barn, raadgiver)
    saet_kontaktspaerre(
        aktoer=raadgiver, boern=[ukendt], aarsag="overgreb", omfang="familie", tidspunkt=ur.nu(), automatisk=True
    )
    flet_person(aktoer=raadgiver, fra=ukendt, til=barn, tidspunkt=ur.nu())

    assert "Kontaktspærre" in blok(side(), "Mine sager")
