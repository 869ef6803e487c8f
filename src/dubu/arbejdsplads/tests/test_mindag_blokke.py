"""Min dag's blocks: their order and words, what stands in Haster, whom one waits for, the table of cases."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from dubu.adviser.services import meld_manglende_genvurdering
from dubu.arbejdsplads.tests.sidehjaelp import blok, blokke, kolonner
from dubu.dokumenter.kontaktspaerre import bed_om_ophaevelse, saet_kontaktspaerre
from dubu.frister.models import Frist, Paamindelse
from dubu.frister.tests.factories import lav_barn, lav_sag, lav_underretning, skriv_fakta
from dubu.kerne import ur
from dubu.kerne.ur import DANMARK
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Person
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet
from dubu.sager.models import Sag
from dubu.underretninger import services
from dubu.underretninger.tests.factories import lav_underretning_barn

ADRESSE = "/min-dag/"
TORSDAG = datetime(2026, 3, 5, 8, 0, tzinfo=DANMARK)


@pytest.fixture(autouse=True)
def _uret():
    ur.stil(TORSDAG)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Mette Holm")


@pytest.fixture
def jonas(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Jonas Lund")


@pytest.fixture
def side(klient, mette):
    return lambda **spoerg: klient(mette).get(ADRESSE, spoerg).content.decode()


@pytest.fixture
def sag(mette) -> Sag:
    return lav_sag(lav_barn("Asta"), mette)


def planlaeg(aktoer, sag: Sag, naar: datetime, *, type_="moede", titel="Statusmøde", hos=None):
    medarbejder = Medarbejder.objects.get(uuid=(hos or aktoer).id)
    return opret_aktivitet(
        aktoer=aktoer, type=type_, titel=titel, boern=[ForBarn(sag.barn, sag, medarbejder)], haendelsestidspunkt=naar
    )


def lav_spaerre(aktoer, sag: Sag, gennemgang: date):
    (spaerre,) = saet_kontaktspaerre(
        aktoer=aktoer, boern=[sag.barn], aarsag="overgreb", omfang="familie", tidspunkt=ur.nu()
    )
    spaerre.gennemgang_dato = gennemgang
    spaerre.save(update_fields=["gennemgang_dato"])
    return spaerre


# ---- Haster


def test_haster_viser_hoejst_fem_og_intet_gaar_tabt(side, mette):
    for nr in range(4):
        barn = lav_barn(f"Frist{nr}")
        lav_sag(barn, mette)
        lav_underretning(barn, timer_siden=nr)
    for nr in range(3):
        lav_spaerre(mette, lav_sag(lav_barn(f"Spærre{nr}"), mette), ur.idag())

    indhold = side()

    haster = blok(indhold, "Haster")
    assert len(re.findall(r'<li class="opgave">', haster)) == 5
    assert len(re.findall(r"<a class=\"button button-primary", haster)) == 5
    assert [f"Frist{nr}" for nr in range(4) if f"Frist{nr} Eksempel" not in haster] == []
    resten = blok(indhold, "I dag")
    assert resten.count("Kontaktspærren skal gennemgås") == 2
    assert not blok(side(), "Overskredet")


def test_kontaktspaerre_til_gennemgang_haster_og_knappen_foerer_til_spaerren(side, mette, sag):
    lav_spaerre(mette, sag, ur.idag() + timedelta(days=1))
    assert not blok(side(), "Haster")

    ur.stil(TORSDAG + timedelta(days=1))

    haster = blok(side(), "Haster")
    assert "Kontaktspærren skal gennemgås" in haster
    assert f"/sag/{sag.uuid}/kontaktspaerre/" in haster
    assert "Gennemgå" in haster


def test_planlagt_hjemmebesoeg_der_ikke_er_holdt_haster(side, mette, sag):
    planlaeg(mette, sag, TORSDAG - timedelta(days=2), type_="hjemmebesoeg", titel="Hjemmebesøg efter skole")

    haster = blok(side(), "Haster")

    assert "Barnet er ikke set som planlagt" in haster
    assert "Hjemmebesøg efter skole" in haster
    assert "Registrér besøget" in haster


def test_overskredet_tilsyn_haster_fordi_barnet_ikke_er_set(side, mette, sag):
    skriv_fakta(
        "anbringelse.ivaerksat", sag.barn, om=uuid4(), tidspunkt=TORSDAG - timedelta(days=500), paragraf="BL § 46"
    )
    overskredne = Frist.objects.filter(
        regel__startswith="T-01", tilstand=Frist.Tilstand.AABEN, udloeber_tidspunkt__lt=ur.nu()
    )
    assert overskredne.count() > 1

    indhold = side()

    assert blok(indhold, "Haster").count("Barnet er ikke set som planlagt") == 1
    assert "Registrér tilsyn" in blok(indhold, "Haster")
    assert "tilsynsbesøg" in blok(indhold, "Overskredet")


# ---- Today, overdue, this week


def test_i_dag_staar_efter_klokken_med_slags_og_formaal_og_derefter_opgaver(side, mette, sag):
    planlaeg(mette, sag, TORSDAG + timedelta(hours=5), titel="Status med skolen")
    planlaeg(mette, sag, TORSDAG + timedelta(hours=2), type_="hjemmebesoeg", titel="Se børnenes værelser")
    barn = lav_barn("Bo")
    lav_sag(barn, mette)
    skriv_fakta("undersoegelse.besluttet", barn, tidspunkt=TORSDAG - timedelta(days=4))
    Paamindelse.objects.create(
        **Frist.objects.filter(barn=barn).values("barn_id", "regel", "udloest_af", "forekomst")[0],
        udsat_til=ur.idag(), begrundelse="Ringer til lægen først", sat_af=mette.id,
    )  # fmt: skip

    idag = blok(side(), "I dag")

    assert kolonner(idag) == ["Klokken", "Barn", "Hvad"]
    steder = [idag.index(ord_) for ord_ in ("10.00", "Hjemmebesøg: Se børnenes værelser", "13.00", "Bo Eksempel")]
    assert steder == sorted(steder)
    assert idag.count("Forbered") == 2


def test_aftaler_i_denne_uge_staar_i_denne_uge_og_resten_i_14_dage(side, mette, sag):
    planlaeg(mette, sag, TORSDAG + timedelta(days=2), titel="På lørdag")
    planlaeg(mette, sag, TORSDAG + timedelta(days=5), titel="På tirsdag")

    indhold = side()

    assert "På lørdag" in blok(indhold, "Denne uge")
    assert "På tirsdag" in blok(indhold, "Næste 14 dage")
    assert indhold.count("Møde: På lørdag") == 1


def test_overskredet_siger_frist_barn_dage_mangler_og_grunden_bliver_staaende(side, mette, sag):
    skriv_fakta("undersoegelse.besluttet", sag.barn, tidspunkt=TORSDAG - timedelta(days=200))
    frist = Frist.objects.get(regel="S-05")
    Paamindelse.objects.create(
        barn=sag.barn, regel=frist.regel, udloest_af=frist.udloest_af, forekomst=frist.forekomst,
        udsat_til=ur.idag() - timedelta(days=3), begrundelse="Venter på skolens svar", sat_af=mette.id,
    )  # fmt: skip

    overskredet = blok(side(), "Overskredet")

    assert kolonner(overskredet) == ["Frist", "Barn", "Dage", "Mangler"]
    assert "Afslut den børnefaglige undersøgelse" in overskredet
    assert re.search(r"Overskredet med \d+ dage", overskredet)
    assert "Venter på skolens svar" in overskredet
    assert "Skriv undersøgelse" in overskredet


def test_moede_der_ikke_er_registreret_som_holdt_forsvinder_ikke(side, mette, sag):
    planlaeg(mette, sag, TORSDAG - timedelta(days=3), titel="Netværksmøde")

    overskredet = blok(side(), "Overskredet")

    assert "Netværksmøde" in overskredet
    assert "ikke registreret som holdt" in overskredet


def test_paragraffen_staar_bag_et_tegn_og_ikke_i_en_kolonne(side, mette, sag):
    skriv_fakta("undersoegelse.besluttet", sag.barn)

    indhold = side() + side()

    assert "Hjemmel" not in indhold
    assert re.search(r'<a class="paragraf"[^>]* title="BL § 20, stk. 3">', indhold) or not blok(
        indhold, "Næste 14 dage"
    )
    underretning = lav_barn("Bo")
    lav_sag(underretning, mette)
    lav_underretning(underretning)
    assert re.search(r'<a class="paragraf"[^>]* title="BL § 136">', blok(side(), "Haster"))


# ---- Waiting for others


def test_afventer_andre_er_der_ikke_naar_intet_venter(side, mette, sag):
    planlaeg(mette, sag, TORSDAG - timedelta(hours=1), titel="Mit eget")

    assert "Afventer andre" not in side()


def test_opgave_hos_en_kollega_i_min_sag_afventer_og_kan_rykkes(side, klient, mette, jonas, sag):
    aktivitet = planlaeg(
        mette, sag, TORSDAG - timedelta(days=8), type_="statusudtalelse", titel="Udtalelse fra skolen", hos=jonas
    )
    afventer = blok(side(), "Afventer andre")
    assert kolonner(afventer) == ["Hvem", "Hvad", "Siden"]
    for ord_ in ("Jonas Lund", "Udtalelse fra skolen", "Asta Eksempel", "25. februar", "Rykke"):
        assert ord_ in afventer

    adresse = re.search(r'<form method="post" action="([^"]+)"', afventer)[1]
    svar = klient(mette).post(adresse, {"handling": str(uuid4())})

    assert (svar.status_code, adresse) == (303, f"/sag/{sag.uuid}/aktivitet/{aktivitet.uuid}/ryk/")
    assert "Du bliver rykket for en opgave" in klient(jonas).get(ADRESSE).content.decode()
    efter = blok(side(), "Afventer andre")
    assert "Rykket i dag" in efter
    assert "<button" not in efter
    ur.stil(TORSDAG + timedelta(days=1))
    assert "<button" in blok(side(), "Afventer andre")


def test_kollegas_kommende_moede_og_sag_hvor_jeg_er_sekundaer_afventes_ikke(side, mette, jonas, sag):
    planlaeg(mette, sag, TORSDAG + timedelta(days=3), titel="Kollegas møde", hos=jonas)
    andens = lav_sag(lav_barn("Bo"), jonas)
    andens.sekundaere.create(medarbejder_id=mette.medarbejder_id, formaal="Tilsyn", fra=ur.idag())
    planlaeg(jonas, andens, TORSDAG - timedelta(days=3), titel="Jonas' egen")

    assert "Afventer andre" not in side()


def test_partshoering_uden_svar_afventer_parten_uden_knap(side, sag):
    far = Person.objects.create(fornavn="Finn", efternavn="Eksempel")
    om = uuid4()
    skriv_fakta("partshoering.sendt", sag.barn, om=om, tidspunkt=TORSDAG - timedelta(days=6), part=far.uuid)

    afventer = blok(side(), "Afventer andre")
    skriv_fakta("partshoering.besvaret", sag.barn, om=om, part=far.uuid)

    assert "Finn Eksempel" in afventer
    assert "Svar på partshøring" in afventer
    assert "27. februar" in afventer
    assert "Rykke" not in afventer
    assert "Afventer andre" not in side()


def test_bedt_om_ophaevelse_af_kontaktspaerre_afventer_lederen(side, mette, sag):
    spaerre = lav_spaerre(mette, sag, ur.idag() + timedelta(days=9))
    bed_om_ophaevelse(aktoer=mette, spaerre=spaerre, begrundelse="Politiet har talt med barnet.", tidspunkt=ur.nu())

    afventer = blok(side(), "Afventer andre")

    assert "Teamleder" in afventer
    assert "Godkendelse af, at kontaktspærren ophæves" in afventer
    assert "Rykke" not in afventer


# ---- The rest


def test_blokkene_staar_i_den_aftalte_orden(side, mette, jonas, sag):
    barn = lav_barn("Bo")
    egen = lav_sag(barn, mette)
    lav_underretning(barn)
    skriv_fakta("henvendelse.modtaget", barn, kanal="telefon")
    skriv_fakta("undersoegelse.besluttet", sag.barn, tidspunkt=TORSDAG - timedelta(days=200))
    for dage in (0, 2, 6):
        planlaeg(mette, egen, TORSDAG + timedelta(days=dage, hours=1))
    planlaeg(mette, sag, TORSDAG - timedelta(days=8), hos=jonas)

    assert blokke(side()) == [
        "Haster", "I dag", "Overskredet", "Nyt siden sidst", "Denne uge", "Næste 14 dage", "Afventer andre",
        "Mine sager",
    ]  # fmt: skip


def test_mine_sager_viser_trin_og_kolonner_i_den_aftalte_orden(side, mette, sag):
    fakta = lav_underretning(sag.barn)
    skriv_fakta("underretning.vurderet", sag.barn, om=fakta.om, fare="nej", begrundelse="Nej.")

    tabel = blok(side(), "Mine sager")

    assert kolonner(tabel) == [
        "Barn", "Alder", "Trin", "Næste frist", "Seneste kontakt med barnet", "Seneste aktivitet", "Markeringer",
    ]  # fmt: skip
    assert re.search(r'data-title="Trin">Screening<', tabel)


def test_mine_sager_uden_frist_staar_efter_laengst_siden_kontakt(side, mette):
    for navn, dage in (("Asta", 3), ("Bo", 90), ("Carl", None)):
        barn = lav_barn(navn)
        lav_sag(barn, mette)
        if dage:
            skriv_fakta("samtale.holdt", barn, tidspunkt=TORSDAG - timedelta(days=dage), form="fysisk")

    assert re.findall(r">(\w+) Eksempel</a>", blok(side(), "Mine sager")) == ["Carl", "Bo", "Asta"]


def test_nyt_om_et_barn_uden_side_kan_aabnes_paa_barnets_sag(side, mette, sag):
    skriv_fakta("kontaktspaerre.sat", sag.barn, grund="overgreb")

    nyt = blok(side(), "Nyt siden sidst")

    assert "Kontaktspærre sat" in nyt
    assert f'href="/sag/{sag.uuid}/"' in nyt


def test_manglende_genvurdering_staar_naeste_morgen_hos_lederen_med_vejen_til_underretningen(
    klient, lav_aktoer, mette, sag
):
    leder, modtager = lav_aktoer("teamleder", navn="Lone Leder"), lav_aktoer("modtagelse", navn="Rikke")
    skriv_fakta("indsats.ivaerksat", sag.barn, om=uuid4(), tidspunkt=TORSDAG - timedelta(days=60), paragraf="BL § 32")
    raekke = lav_underretning_barn(modtager)
    services.identificer(aktoer=modtager, handling=uuid4(), raekke=raekke, person=sag.barn, tidspunkt=ur.nu())
    assert "Genvurdering" not in klient(leder).get(ADRESSE).content.decode()

    ur.stil((TORSDAG + timedelta(days=1)).replace(hour=4, minute=30))
    meld_manglende_genvurdering(ur.nu())

    nyt = blok(klient(leder).get(ADRESSE).content.decode(), "Nyt siden sidst")
    assert "Genvurdering mangler (§ 137)" in nyt
    assert "Eskalering" in nyt
    adresse = f"/indbakke/aktivitet/{raekke.underretning.aktivitet.uuid}/"
    assert adresse in nyt
    assert klient(leder).get(adresse).status_code == 302
