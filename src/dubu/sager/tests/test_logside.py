"""The way to a case's log for those who may not read the case; each look is written."""

from __future__ import annotations

import pytest

from dubu.adgang.tests.factories import log_ind
from dubu.haendelseslog.models import Opslag
from dubu.sager.tests.factories import lav_sag

ADRESSE = "/log/"


@pytest.fixture
def sag(kommune):
    return lav_sag(sagsnummer=4711)


@pytest.mark.parametrize("rolle", ["revisor", "systemansvarlig"])
@pytest.mark.parametrize("skrevet", ["4711", " 4711 ", "Sag 4711"])
def test_sagsnummer_foerer_til_loggen_og_hvert_opslag_staar_i_den(lav_aktoer, sag, rolle, skrevet):
    browser = log_ind(lav_aktoer(rolle, navn="Ida Krogh"))

    svar = browser.post(ADRESSE, {"sagsnummer": skrevet}, follow=True)

    assert svar.redirect_chain == [(f"/sag/{sag.uuid}/log/", 303)]
    assert "Log for sag 4711" in svar.content.decode()
    assert "Asta" not in svar.content.decode()
    assert Opslag.objects.get(art="sag.log_laest").om == [str(sag.uuid)]
    assert Opslag.objects.get(art="log.soegt").data["raekker"] == [{"sagsnummer": "4711"}]
    set_af = browser.get(f"/sag/{sag.uuid}/log/?vis=opslag").content.decode()
    assert "Loggen åbnet" in set_af
    assert "Ida Krogh" in set_af
    assert browser.get(f"/sag/{sag.uuid}/").status_code == 403


@pytest.mark.parametrize(
    ("skrevet", "besked"),
    [
        ("99", "Der er ingen sag med nummer 99"),
        ("Asta", "Skriv sagens nummer med cifre"),
        ("", "Feltet skal udfyldes"),
        ("9" * 30, "Der er ingen sag med nummer 9"),
    ],
)
def test_ukendt_nummer_siger_hvad_der_er_galt_og_beholder_det_skrevne(lav_aktoer, sag, skrevet, besked):
    svar = log_ind(lav_aktoer("revisor")).post(ADRESSE, {"sagsnummer": skrevet})

    assert svar.status_code == 422
    assert besked in svar.content.decode()
    assert f'value="{skrevet}"' in svar.content.decode() or not skrevet


def test_loggen_har_vej_tilbage_til_et_nyt_nummer(lav_aktoer, sag):
    side = log_ind(lav_aktoer("revisor")).get(f"/sag/{sag.uuid}/log/").content.decode()

    assert 'href="/log/">Adgang og log</a>' in side


def test_overblikket_linker_til_loggen_for_dem_der_maa_se_den(lav_aktoer, sag):
    leder = log_ind(lav_aktoer("afdelingsleder")).get(f"/sag/{sag.uuid}/").content.decode()
    links = leder.split('aria-label="Mere om sagen"')[1].split("</nav>")[0]

    assert f'href="/sag/{sag.uuid}/log/"' in links
    assert "Tidslinje" not in links


def test_overblikket_har_ingen_links_for_dem_der_ikke_maa_se_loggen(lav_aktoer):
    mette = lav_aktoer("raadgiver")
    side = log_ind(mette).get(f"/sag/{lav_sag(raadgiver=mette).uuid}/").content.decode()

    assert "Mere om sagen" not in side
