"""The room's pages: files of a case, and the contact block from setting to lifting."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dubu.adgang.tests.factories import log_ind
from dubu.dokumenter.kontaktspaerre import maa_kontaktes
from dubu.dokumenter.models import Dokument, Kontaktspaerre
from dubu.sager.models import Sagspart
from dubu.sager.tests.factories import lav_barn, lav_sag


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


@pytest.fixture
def browser(mette):
    return log_ind(mette)


def _upload(browser, sag, *navne, **felter):
    filer = [SimpleUploadedFile(navn, b"indhold " + navn.encode()) for navn in navne]
    data = {"filer": filer, "titel": "", "modtaget_dato": "02.03.2026", "modtaget_klokken": "9.00", **felter}
    return browser.post(f"/sag/{sag.uuid}/dokumenter/", data)


def test_filer_laegges_i_journalen_og_hentes_igen(browser, sag):
    assert _upload(browser, sag, "brev.pdf", "bilag.docx").status_code == 303

    side = browser.get(f"/sag/{sag.uuid}/dokumenter/").content.decode()
    dokument = Dokument.objects.get(filnavn="brev.pdf")
    assert "bilag.docx" in side
    assert browser.get(f"/dokumenter/{dokument.uuid}/hent/").getvalue() == b"indhold brev.pdf"
    assert "Breve og dokumenter" in browser.get(f"/sag/{sag.uuid}/").content.decode()


def test_filer_to_gange_med_samme_handling_er_gemt_en_gang(browser, sag):
    handling = str(uuid4())
    for _ in range(2):
        _upload(browser, sag, "brev.pdf", handling=handling)
    assert Dokument.objects.count() == 1


def test_tom_fil_og_umulig_dato_afvises_og_titlen_bliver_staaende(browser, sag):
    svar = _upload(browser, sag, "brev.pdf", titel="Min titel", modtaget_dato="31.04.2026")
    assert svar.status_code == 422
    assert "Min titel" in svar.content.decode()
    assert not Dokument.objects.exists()


def test_dokumenter_i_fremmed_sag_er_404(sag, lav_aktoer):
    fremmed = log_ind(lav_aktoer("raadgiver", navn="Jens Berg"))
    assert fremmed.get(f"/sag/{sag.uuid}/dokumenter/").status_code == 404
    assert _upload(fremmed, sag, "brev.pdf").status_code == 404


def test_kontaktspaerre_saettes_vises_i_hovedet_og_ophaeves_af_to(browser, sag, lav_aktoer):
    rod = f"/sag/{sag.uuid}/kontaktspaerre/"
    far = lav_barn("Far")
    Sagspart.objects.create(sag=sag, person=far, rolle="fmi", fra=sag.startdato)
    assert browser.post(rod, {"aarsag": "overgreb", "omfang": "personer"}).status_code == 422
    assert browser.post(rod, {"aarsag": "overgreb", "omfang": "personer", "personer": str(far.uuid)}).status_code == 303
    assert "Kontaktspærre" in browser.get(f"/sag/{sag.uuid}/journal/").content.decode().split("<main")[0]
    spaerre = Kontaktspaerre.objects.get()

    assert browser.post(f"{rod}{spaerre.uuid}/godkend/", {"begrundelse": "Nej"}).status_code == 403
    assert browser.post(f"{rod}{spaerre.uuid}/bed/", {"begrundelse": " "}).status_code == 422
    assert browser.post(f"{rod}{spaerre.uuid}/bed/", {"begrundelse": "Afhøringen er holdt"}).status_code == 303
    leder = log_ind(lav_aktoer("afdelingsleder", navn="Lone Leder"))
    assert "Afhøringen er holdt" in leder.get(rod).content.decode()
    assert not maa_kontaktes(sag.barn, far)
    assert leder.post(f"{rod}{spaerre.uuid}/godkend/", {"begrundelse": "Aftalt med politiet"}).status_code == 303
    assert maa_kontaktes(sag.barn, far)
    assert leder.post(f"{rod}{spaerre.uuid}/gennemgaa/", {"begrundelse": "For sent"}).status_code == 422


def test_kontaktspaerre_gennemgaas_og_bliver_staaende(browser, sag):
    rod = f"/sag/{sag.uuid}/kontaktspaerre/"
    browser.post(rod, {"aarsag": "trussel", "omfang": "familie"})
    spaerre = Kontaktspaerre.objects.get()
    assert browser.post(f"{rod}{spaerre.uuid}/gennemgaa/", {"begrundelse": "Truslen består"}).status_code == 303
    assert not maa_kontaktes(sag.barn)
