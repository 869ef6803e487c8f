"""The head of a case's pages with every room in place: where the child lives, the step, what lacks, whose."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from dubu.afgoerelser.services import meddel_afgoerelse
from dubu.afgoerelser.tests.factories import lav_afgoerelse
from dubu.frister.tests.factories import lav_underretning, skriv_fakta
from dubu.inddragelse.tests.factories import lav_samtale
from dubu.indsatser.services import afslut_indsats
from dubu.indsatser.tests.factories import lav_indsats
from dubu.kerne import ur
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Adresse, Beskyttelse, Person
from dubu.planer.services import godkend_plan
from dubu.planer.tests.factories import lav_plan, plansvar
from dubu.sager.models import Sagspart
from dubu.sager.services import opret_sag, skift_status
from dubu.sager.tests.factories import lav_barn, lav_sag
from dubu.undersoegelser.tests.factories import lav_undersoegelse

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _uret(kommune):
    ur.stil(NU)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


@pytest.fixture
def hoved(klient, mette, sag):
    """The words of the case's head, as they are read."""

    def laes(sti: str = "journal/") -> str:
        side = klient(mette).get(f"/sag/{sag.uuid}/{sti}").content.decode()
        kontekst = re.search(r'<section class="kontekst".*?</section>', side, re.S)[0]
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", kontekst)).split())

    return laes


def _foraelder(sag, fornavn, relation, rolle="fmi", bolig="a") -> Person:
    en = lav_barn(fornavn, foedselsdato=None)
    Sagspart.objects.create(sag=sag, person=en, rolle=rolle, relation=relation, fra=sag.startdato)
    _bor(en, bolig)
    return en


def _bor(person, bolig: str) -> None:
    Adresse.objects.create(person=person, aktuel=True, tekst="Skovvej 4\n5000 Odense C", noegle=bolig)


def _beskyt(person) -> None:
    Beskyttelse.objects.create(person=person, art=Beskyttelse.NAVN_OG_ADRESSE)


# ---- Bor hos, anbragt hos


def test_bor_hos_den_foraelder_barnet_deler_adresse_med(hoved, sag):
    _bor(sag.barn, "a")
    _foraelder(sag, "Mor", "Mor")
    _foraelder(sag, "Far", "Far", bolig="b")
    _foraelder(sag, "Nabo", "Nabo", rolle="netvaerk")

    assert "Bor hos: Mor Eksempel (mor) ·" in hoved()


def test_bor_hos_begge_foraeldre(hoved, sag):
    _bor(sag.barn, "a")
    _foraelder(sag, "Mor", "Mor")
    _foraelder(sag, "Far", "Far", rolle="foraelder")

    assert "Bor hos: Mor Eksempel (mor), Far Eksempel (far) ·" in hoved()


def test_bor_hos_staar_der_ikke_naar_registret_intet_siger(hoved, sag):
    _foraelder(sag, "Mor", "Mor")

    assert "Bor hos" not in hoved()


def test_bor_hos_roeber_aldrig_en_beskyttet_adresse(hoved, sag):
    _bor(sag.barn, "a")
    _beskyt(_foraelder(sag, "Mor", "Mor"))

    linje = hoved()

    assert "Bor hos" not in linje
    assert "Skovvej" not in linje


def test_anbragt_hos_staar_i_stedet_for_bor_hos_til_anbringelsen_ophoerer(hoved, sag, mette):
    _bor(sag.barn, "a")
    _foraelder(sag, "Mor", "Mor")
    indsats = lav_indsats(mette, sag, "p46", plan="", sted="Familien Lund")

    linje = hoved()
    assert "Anbragt hos: Familien Lund ·" in linje
    assert "Bor hos" not in linje

    slut = {"til": ur.idag().isoformat(), "grund": "formaal_opnaaet", "begrundelse": "Hjemme igen."}
    afslut_indsats(aktoer=mette, indsats=indsats, svar=slut, tidspunkt=ur.nu(), handling=uuid4())
    linje = hoved()
    assert "Anbragt hos" not in linje
    assert "Bor hos: Mor Eksempel (mor)" in linje


def test_en_indsats_i_hjemmet_er_ikke_en_anbringelse(hoved, sag, mette):
    lav_indsats(mette, sag)

    assert "Anbragt" not in hoved()


def test_stedet_staar_ikke_i_hovedet_naar_barnets_adresse_er_beskyttet(hoved, sag, mette):
    lav_indsats(mette, sag, "p46", plan="", sted="Familien Lund")
    _beskyt(sag.barn)

    linje = hoved()

    assert "Anbragt hos: Beskyttet adresse" in linje
    assert "Familien Lund" not in linje


# ---- Trin


def test_trin_i_ord_er_det_samme_som_stigens(hoved, sag, mette):
    assert "Trin:" not in hoved()

    lav_underretning(sag.barn)
    assert "Trin: Underretning ·" in hoved()

    lav_undersoegelse(mette, sag)
    assert "Trin: Afdækning/BFU ·" in hoved()


def test_en_sag_aabnet_uden_underretning_har_intet_trin_og_kun_fire_blokke(klient, mette):
    me = Medarbejder.objects.get(uuid=mette.id)
    sag = opret_sag(
        aktoer=mette, handling=uuid4(), barn=lav_barn("Bo"), sagstype="barn", startdato=ur.idag(),
        afdeling=me.afdeling, team=None, primaer=me, tidspunkt=NU,
    )  # fmt: skip

    side = klient(mette).get(f"/sag/{sag.uuid}/").content.decode()

    assert "Trin:" not in side
    blokke = re.findall(r'class="blok-titel"[^>]*>([^<]*)<', side)
    assert blokke == ["Hvad handler det om", "Lige nu", "Familie og netværk", "Journal"]


# ---- Mangler før næste afgørelse


def test_mangler_foer_naeste_afgoerelse_er_det_spaerrerne_siger(hoved, sag, mette):
    assert "Mangler før næste afgørelse" not in hoved()
    underretning = lav_underretning(sag.barn, overgreb=True)

    assert "Mangler før næste afgørelse: Der er ikke talt med barnet" in hoved()

    skriv_fakta("samtale.holdt", sag.barn, om=underretning.om)
    assert "talt med barnet" not in hoved()


def test_en_undersoegelse_i_gang_mangler_foer_naeste_afgoerelse(hoved, sag, mette):
    lav_undersoegelse(mette, sag)

    assert "Mangler før næste afgørelse: Afslut den børnefaglige undersøgelse." in hoved()


def test_lukket_sag_mangler_intet(hoved, sag, mette):
    lav_undersoegelse(mette, sag)
    skift_status(aktoer=mette, sag=sag, til="SagStatus2", begrundelse="Flyttet til udlandet", tidspunkt=NU)

    assert "Mangler før næste afgørelse" not in hoved()


# ---- Whose


def _meddel(mette, afgoerelse, person, dage=0) -> None:
    meddel_afgoerelse(
        aktoer=mette, afgoerelse=afgoerelse, person=person, kanal="overleveret", modtaget=ur.idag(),
        klagevejledning_givet=True, tidspunkt=NU + timedelta(days=dage), handling=uuid4(),
    )  # fmt: skip


def test_klagefristen_siger_hvis_den_er(hoved, sag, mette):
    foraeldre = [_foraelder(sag, "Rikke", "Mor"), _foraelder(sag, "Lars", "Far")]
    afgoerelse = lav_afgoerelse(mette, sag)
    for en in foraeldre:
        _meddel(mette, afgoerelse, en)

    linje = hoved()

    assert "Klagefrist for Rikke Eksempel: 28 dage" in linje
    assert "Klagefrist for Lars Eksempel: 28 dage" in linje
    assert "Hvorfor? Klagefrist for Lars Eksempel" in linje


def test_klagefristen_i_lige_nu_og_paa_sin_egen_side_siger_hvis_den_er(klient, mette, sag):
    rikke = _foraelder(sag, "Rikke", "Mor")
    _meddel(mette, lav_afgoerelse(mette, sag), rikke)
    side = klient(mette).get(f"/sag/{sag.uuid}/").content.decode()

    (adresse,) = set(re.findall(r'href="(/frister/[^"]*/F-06/[^"]*)"', side))

    assert side.count("Klagefrist for Rikke Eksempel") == 4  # head and list, each with its link
    assert "Klagefrist for Rikke Eksempel" in klient(mette).get(adresse).content.decode()


@pytest.mark.parametrize(
    ("hvem", "tekst"),
    [
        ("barn", "Beskyttet adresse: barnet"),
        ("far", "Beskyttet adresse: faren"),
        ("barn mor", "Beskyttet adresse: barnet og moren"),
        ("barn mor mormor", "Beskyttet adresse: barnet, moren og Inger Eksempel"),
    ],
)
def test_beskyttet_adresse_siger_hvis_den_er(hoved, sag, hvem, tekst):
    personer = {
        "barn": sag.barn, "mor": _foraelder(sag, "Rikke", "Mor"), "far": _foraelder(sag, "Lars", "Far"),
        "mormor": _foraelder(sag, "Inger", "Mormor", rolle="netvaerk"),
    }  # fmt: skip
    for navn in hvem.split():
        _beskyt(personer[navn])

    assert tekst in hoved()


# ---- The price


def _godkend_plan(mette, sag) -> None:
    plan = lav_plan(mette, sag)
    godkend_plan(aktoer=mette, plan=plan, svar=plansvar(), bygger_paa=0, tidspunkt=ur.nu(), handling=uuid4())


@pytest.mark.parametrize("plan", ["udkast", "gældende", "begge"])
def test_overblikket_over_en_fuld_sag_koster_hoejst_15_forespoergsler(klient, mette, sag, plan, hoejst_forespoergsler):
    _bor(sag.barn, "a")
    rikke = _foraelder(sag, "Rikke", "Mor")
    lav_samtale(mette, sag)
    lav_underretning(sag.barn)
    _meddel(mette, lav_afgoerelse(mette, sag, plan="nej" if plan == "gældende" else "ja"), rikke)
    lav_indsats(mette, sag, "p46", plan="", sted="Familien Lund")
    if plan != "udkast":
        _godkend_plan(mette, sag)
    browser = klient(mette)
    browser.get(f"/sag/{sag.uuid}/")

    with hoejst_forespoergsler(15):
        browser.get(f"/sag/{sag.uuid}/")
