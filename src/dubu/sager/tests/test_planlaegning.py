"""What is planned in a case: which types, where and why, and what is asked when a home visit has been made."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from dubu.adgang.tests.factories import log_ind
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.sager import aktivitetstyper
from dubu.sager.aktiviteter import planlaeg_aktivitet, skift_aktivitetsstatus, udfoer_planlagte
from dubu.sager.errors import BarnSetManglerError, SkrivesAfAktError
from dubu.sager.models import AktivitetBarn, Sag
from dubu.sager.sagsfakta import seneste_kontakt
from dubu.sager.tests.factories import lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)
I_GAAR = NU - timedelta(days=1)


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
def browser(mette):
    return log_ind(mette)


def _planlaeg(mette, sag, type_, **felter):
    standard = {"titel": "Besøg hos Asta", "haendelsestidspunkt": I_GAAR, "tidspunkt": NU}
    aktivitet = planlaeg_aktivitet(aktoer=mette, handling=uuid4(), sag=sag, type=type_, **{**standard, **felter})
    return AktivitetBarn.objects.get(aktivitet=aktivitet)


def _kontakt(sag):
    return Sag.objects.annotate(kontakt=seneste_kontakt()).get(pk=sag.pk).kontakt


def test_moede_har_produktets_undertyper():
    moede = aktivitetstyper.find("moede")
    assert [str(ord_) for ord_ in moede.undertyper.values()] == [
        "Netværksmøde", "Opfølgningsmøde", "Statusmøde", "Visitation",
    ]  # fmt: skip


def test_boernesamtale_og_tilsynsbesoeg_kan_planlaegges(browser, sag):
    side = browser.get(f"/sag/{sag.uuid}/aktivitet/").content.decode()
    valg = re.findall(r'<option value="([a-z_/]+)"', side)
    assert {"moede", "hjemmebesoeg", "statusudtalelse", "boernesamtale", "tilsynsbesoeg"} <= set(valg)
    assert {"boernesamtale/underretning", "boernesamtale/afgoerelse", "boernesamtale/tilsyn"} <= set(valg)


def test_planlagt_aktivitet_har_sted_og_formaal(browser, sag):
    data = {
        "type": "boernesamtale/afgoerelse", "titel": "Tal med Asta", "tidspunkt_dato": "05.03.2026",
        "tidspunkt_klokken": "14.00", "sted": "Skolen, lokale 3", "formaal": "Høre om weekenderne",
    }  # fmt: skip
    assert browser.post(f"/sag/{sag.uuid}/aktivitet/", data).status_code == 303

    aktivitet = AktivitetBarn.objects.get().aktivitet
    assert (aktivitet.sted, aktivitet.formaal, aktivitet.planlagt) == ("Skolen, lokale 3", "Høre om weekenderne", True)
    adresse = f"/sag/{sag.uuid}/aktivitet/{aktivitet.uuid}/"
    assert f'href="{adresse}"' in browser.get(f"/sag/{sag.uuid}/").content.decode()
    side = browser.get(adresse).content.decode()
    assert "Skolen, lokale 3" in side
    assert "Høre om weekenderne" in side


def test_samtale_der_er_planlagt_udfoeres_ved_at_den_skrives(browser, mette, sag):
    raekke = _planlaeg(mette, sag, "boernesamtale")
    with pytest.raises(SkrivesAfAktError):
        skift_aktivitetsstatus(aktoer=mette, raekke=raekke, til="udfoert", tidspunkt=NU)
    side = browser.get(f"/sag/{sag.uuid}/aktivitet/{raekke.aktivitet.uuid}/").content.decode()
    assert 'value="udfoert"' not in side
    assert 'value="annulleret"' in side


def test_udfoer_planlagte_tager_kun_dagens_af_samme_type_i_sagen(mette, sag):
    dagens, moedet = _planlaeg(mette, sag, "boernesamtale"), _planlaeg(mette, sag, "moede")
    senere = _planlaeg(mette, sag, "boernesamtale", haendelsestidspunkt=NU + timedelta(days=9))

    udfoer_planlagte(aktoer=mette, sag=sag, type="boernesamtale", dag=I_GAAR.date(), tidspunkt=NU)

    for raekke, status in ((dagens, "udfoert"), (moedet, "aktiv"), (senere, "aktiv")):
        raekke.refresh_from_db()
        assert raekke.status == status
    assert Haendelse.objects.get(noegle="aktivitet.status_aendret").om == dagens.aktivitet.uuid


def test_hjemmebesoeg_udfoert_spoerger_om_barnet_blev_set(browser, mette, sag):
    raekke = _planlaeg(mette, sag, "hjemmebesoeg")
    adresse = f"/sag/{sag.uuid}/aktivitet/{raekke.aktivitet.uuid}/"
    assert "Blev barnet set?" in browser.get(adresse).content.decode()

    svar = browser.post(f"{adresse}status/", {"til": "udfoert"})
    assert svar.status_code == 422
    assert browser.post(f"{adresse}status/", {"til": "udfoert", "barn_set": "ja"}).status_code == 303

    faktum = Haendelse.objects.get(noegle="hjemmebesoeg.holdt")
    assert (faktum.om, faktum.tidspunkt, faktum.data["barn_set"]) == (raekke.aktivitet.uuid, I_GAAR, True)
    assert _kontakt(sag) == I_GAAR


def test_hjemmebesoeg_uden_at_se_barnet_er_ikke_kontakt(mette, sag):
    raekke = _planlaeg(mette, sag, "hjemmebesoeg")
    with pytest.raises(BarnSetManglerError):
        skift_aktivitetsstatus(aktoer=mette, raekke=raekke, til="udfoert", tidspunkt=NU)
    skift_aktivitetsstatus(aktoer=mette, raekke=raekke, til="udfoert", barn_set=False, tidspunkt=NU)
    assert Haendelse.objects.get(noegle="hjemmebesoeg.holdt").data["barn_set"] is False
    assert _kontakt(sag) is None


def test_andre_aktiviteter_spoerger_ikke_om_barnet(browser, mette, sag):
    raekke = _planlaeg(mette, sag, "moede")
    side = browser.get(f"/sag/{sag.uuid}/aktivitet/{raekke.aktivitet.uuid}/").content.decode()
    assert "Blev barnet set" not in side
