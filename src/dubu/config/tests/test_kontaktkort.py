"""The Kontaktkort: what the duty officer sees of an open case, on screen and on paper, and who may."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta

import pytest

from dubu.adgang.tests.factories import log_ind
from dubu.dokumenter.kontaktspaerre import saet_kontaktspaerre
from dubu.haendelseslog.models import Opslag
from dubu.kerne import ur
from dubu.kerne.transaktion import kommune_transaktion
from dubu.parter.models import Adresse, Beskyttelse, Person
from dubu.sager.models import Sag, Sagspart
from dubu.sager.tests.factories import lav_barn, lav_sag
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.tests.factories import lav_underretning_barn

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _uret(kommune):
    ur.stil(NU)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def vagt(lav_aktoer):
    return lav_aktoer("doegnvagt", navn="Vagn Vagt")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


def _part(sag, fornavn, bolig="", **felter) -> Person:
    en = lav_barn(fornavn, foedselsdato=None, **felter)
    Sagspart.objects.create(sag=sag, person=en, rolle="fmi", relation=fornavn, fra=sag.startdato)
    if bolig:
        Adresse.objects.create(person=en, aktuel=True, tekst=f"{bolig} 4\n5000 Odense C", noegle=bolig)
    return en


def _kort(aktoer, sag, status=200):
    svar = log_ind(aktoer).get(f"/sag/{sag.uuid}/kontaktkort/")
    assert svar.status_code == status
    return svar.content.decode()


def _ord(side):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", side)).split())


def test_doegnvagt_ser_hoved_og_kontakter_i_en_aaben_sag_og_kun_det(vagt, sag):
    _part(sag, "Mor", bolig="Skovvej", telefon="12345678", email="mor@eksempel.dk", tolkesprog="Arabisk")

    ord_ = _ord(_kort(vagt, sag))

    for tekst in ("Asta Eksempel", f"Sag {sag.sagsnummer}", "Mette Holm", "12 34 56 78", "mor@eksempel.dk", "Arabisk",
                  "Skovvej 4, 5000 Odense C", "Forældremyndighed"):  # fmt: skip
        assert tekst in ord_
    browser = log_ind(vagt)
    for sti in ("", "parter/", "journal/", "raadgivere/"):
        assert browser.get(f"/sag/{sag.uuid}/{sti}").status_code == 404
        assert f'href="/sag/{sag.uuid}/{sti}"' not in _kort(vagt, sag)


def test_hvert_kig_paa_kontaktkortet_staar_i_loggen(vagt, sag, lav_aktoer):
    _kort(vagt, sag)
    assert Opslag.objects.filter(art="sag.kontaktkort_laest", om__contains=[str(sag.uuid)]).count() == 1
    log = log_ind(lav_aktoer("revisor", navn="Rie")).get(f"/sag/{sag.uuid}/log/?vis=opslag").content.decode()
    assert "Kontaktkort åbnet" in log


@pytest.mark.parametrize("status", ["SagStatus2", "SagStatus6", "SagStatus7"])
def test_doegnvagt_ser_ikke_en_lukket_sag(vagt, sag, status):
    Sag.objects.update(status=status)
    assert "Asta" not in _kort(vagt, sag, 404)


def test_kontaktkort_for_andre_er_som_sagen(mette, sag, lav_aktoer):
    assert "Asta" in _kort(mette, sag)
    assert "Asta" not in _kort(lav_aktoer("raadgiver", navn="Jens Berg"), sag, 404)
    _kort(lav_aktoer("revisor", navn="Rie"), sag, 403)
    with kommune_transaktion(450):
        nabo = log_ind(lav_aktoer("doegnvagt", navn="Nina Nabo"))
    svar = nabo.get(f"/sag/{sag.uuid}/kontaktkort/")
    assert svar.status_code == 404
    assert "Asta" not in svar.content.decode()


def test_beskyttet_adresse_er_maskeret_ogsaa_hos_den_de_bor_hos(vagt, sag):
    mor, far = _part(sag, "Mor", bolig="Skovvej"), _part(sag, "Far", bolig="Havnegade")
    Adresse.objects.create(person=sag.barn, aktuel=True, tekst="Skovvej 4\n5000 Odense C", noegle="Skovvej")
    Beskyttelse.objects.create(person=mor, art=Beskyttelse.NAVN_OG_ADRESSE)
    side = _kort(vagt, sag)
    assert "Skovvej" not in side
    assert "Beskyttet adresse" in side
    assert "Havnegade 4" in side
    assert far.navn in side


def test_kontaktspaerre_og_aabne_underretninger_staar_paa_kortet(vagt, mette, sag, lav_aktoer):
    modtagelse = lav_aktoer("modtagelse", navn="Rikke")
    saet_kontaktspaerre(aktoer=modtagelse, boern=[sag.barn], aarsag="overgreb", omfang="familie", tidspunkt=NU)
    aaben, vurderet = lav_underretning_barn(vagt), lav_underretning_barn(vagt)
    Person.objects.filter(pk__in=[aaben.barn_id, vurderet.barn_id]).update(samme_som=sag.barn)
    UnderretningBarn.objects.filter(pk=vurderet.pk).update(vurderet_tidspunkt=NU)

    side = _kort(vagt, sag)

    assert "Kontaktspærre" in side
    assert "Hele familien" in side
    assert f"/indbakke/aktivitet/{aaben.underretning.aktivitet.uuid}/" in side
    assert f"/indbakke/aktivitet/{vurderet.underretning.aktivitet.uuid}/" not in side
    assert "Ikke vurderet" in side


def test_soegning_foerer_doegnvagten_til_kontaktkortet(vagt, mette, sag, klient):
    for aktoer, sti in ((vagt, f"/sag/{sag.uuid}/kontaktkort/"), (mette, f"/sag/{sag.uuid}/")):
        browser = log_ind(aktoer)
        svar = browser.post("/soeg/", {"soegning": "Asta"})
        assert f'href="{sti}"' in browser.get(svar["Location"]).content.decode()
    Sag.objects.update(status="SagStatus2")
    browser = log_ind(vagt)
    svar = browser.post("/soeg/", {"soegning": "Asta"})
    assert "kontaktkort" not in browser.get(svar["Location"]).content.decode()


def test_personsiden_foerer_doegnvagten_til_kontaktkortet(vagt, sag):
    side = log_ind(vagt).get(f"/personer/{sag.barn.uuid}/").content.decode()
    assert f'href="/sag/{sag.uuid}/kontaktkort/"' in side


def test_sagens_hoved_har_vejen_til_kontaktkortet(mette, sag):
    assert f'href="/sag/{sag.uuid}/kontaktkort/"' in log_ind(mette).get(f"/sag/{sag.uuid}/").content.decode()


def test_bevilling_aabner_stadig_hele_sagen(vagt, sag):
    browser = log_ind(vagt)
    browser.post(f"/sag/{sag.uuid}/noedaabning/", {"begrundelse": "Politiet står hos familien"})
    assert browser.get(f"/sag/{sag.uuid}/").status_code == 200
    ur.stil(NU + timedelta(hours=9))
    assert browser.get(f"/sag/{sag.uuid}/").status_code == 404
