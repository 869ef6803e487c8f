"""The words that users read on the pages of a case: those of the trade, never those of the machine."""

from __future__ import annotations

import pytest

from dubu.dokumenter.models import Dokument
from dubu.frister.tests.factories import lav_underretning as lav_faktum
from dubu.inddragelse.tests.factories import lav_samtale
from dubu.sager.tests.factories import lav_sag
from dubu.underretninger.tests.factories import lav_underretning


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


def test_dokumenterne_i_sagen_staar_med_navn_tid_og_stoerrelse(klient, mette, sag):
    lav_samtale(mette, sag)
    for sti in ("", "dokumenter/"):
        side = klient(mette).get(f"/sag/{sag.uuid}/{sti}").content.decode()
        assert "kB" in side
        assert "Øjebliksbillede" not in side
        assert " byte" not in side


@pytest.mark.parametrize(
    ("slags", "titel"),
    [
        ("underretning", "Underretning"),
        ("usorteret", "Usorteret indgang"),
        ("henvendelse", "Henvendelse"),
        ("ansoegning", "Ansøgning"),
    ],
)
def test_det_der_kommer_ind_hedder_det_det_er(lav_aktoer, slags, titel):
    underretning = lav_underretning(lav_aktoer("modtagelse"), indgangstype=slags)

    dokument = Dokument.objects.get(aktivitet=underretning.aktivitet)

    assert dokument.titel == titel


def test_dokumentet_selv_har_samme_overskrift(lav_aktoer, klient):
    modtager = lav_aktoer("modtagelse")
    dokument = Dokument.objects.get(aktivitet=lav_underretning(modtager).aktivitet)

    svar = klient(modtager).get(f"/dokumenter/{dokument.uuid}/hent/")
    tekst = b"".join(svar).decode()

    assert "<h1>Underretning</h1>" in tekst
    assert "Registrér det" not in tekst


def test_en_pligt_uden_dato_er_uden_lovbestemt_frist(klient, mette, sag):
    lav_faktum(sag.barn)
    side = klient(mette).get(f"/sag/{sag.uuid}/").content.decode()

    assert "uden lovbestemt frist" in side
    assert "ingen dato i loven" not in side


def test_sidernes_overskrifter(klient, mette, sag):
    browser = klient(mette)

    assert "<title>Sagsoverblik – sag 1 – DUBU</title>" in browser.get(f"/sag/{sag.uuid}/").content.decode()
    assert "<h1>Mine sager</h1>" in browser.get("/sager/").content.decode()
    assert "<h1>Mine sager</h1>" in browser.get("/sager/?vis=lukkede").content.decode()
    assert "<h1>Sager</h1>" in browser.get("/sager/?vis=alle").content.decode()


def test_knapperne_i_sagen(klient, mette, sag):
    side = klient(mette).get(f"/sag/{sag.uuid}/").content.decode()

    for ord_ in ("Nyt notat", "Ny aktivitet", "Ny samtale"):
        assert f">{ord_}</a>" in side


@pytest.mark.parametrize(
    ("status", "ord_"),
    [
        ("SagStatus1", "Aktiv"), ("SagStatus2", "Afsluttet"), ("SagStatus3", "Ny – ikke fordelt"),
        ("SagStatus4", "Hviler"), ("SagStatus5", "Overdraget til anden kommune"), ("SagStatus6", "Arkiveret"),
        ("SagStatus7", "Fejloprettet"),
    ],
)  # fmt: skip
def test_sagsstatus_staar_i_ord(klient, mette, status, ord_):
    sag = lav_sag(raadgiver=mette, status=status)
    side = klient(mette).get(f"/sag/{sag.uuid}/").content.decode()

    assert ord_ in side
    assert "SagStatus" not in side
