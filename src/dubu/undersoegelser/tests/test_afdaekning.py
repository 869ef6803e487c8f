"""Afdækning (§ 19): what is to be uncovered, the work on it, and the conclusion."""

from __future__ import annotations

from uuid import uuid4

import pytest

from dubu.dokumenter.models import Dokument
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.sager.errors import SagErLukketError
from dubu.sager.models import AktivitetBarn, Arbejdskopi, Sagsstatus
from dubu.sager.overblik import trin_nu
from dubu.sager.tests.factories import lav_sag
from dubu.skemaer.katalogfiler import find_skema
from dubu.undersoegelser import rules
from dubu.undersoegelser.afdaekning import afslut_afdaekning, begynd_afdaekning
from dubu.undersoegelser.dimensioner import dimensioner
from dubu.undersoegelser.errors import AfdaekningErSluttetError, AfdaekningIGangError, UkendtForholdError
from dubu.undersoegelser.models import Afdaekning
from dubu.undersoegelser.screening import afslut_screening
from dubu.undersoegelser.tests.factories import afdaekningskonklusion, afdaekningssvar, lav_afdaekning


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(raadgiver):
    return lav_sag(raadgiver=raadgiver)


def _afslut(raadgiver, afdaekning, handling=None, **felter):
    return afslut_afdaekning(
        aktoer=raadgiver, afdaekning=afdaekning, svar=afdaekningskonklusion(**felter), tidspunkt=ur.nu(),
        handling=handling or uuid4(),
    )  # fmt: skip


def test_skemaet_kender_de_samme_forhold_og_konklusioner_som_modellen():
    skema = find_skema("afdaekning")
    assert [valg.vaerdi for valg in skema.felt("forhold").valg] == list(dimensioner())
    assert [valg.vaerdi for valg in skema.felt("konklusion").valg] == list(Afdaekning.Konklusion.values)


def test_begynd_afdaekning_skriver_faktum_og_er_paa_stigen(raadgiver, sag):
    handling = uuid4()
    foerste, igen = (
        begynd_afdaekning(aktoer=raadgiver, sag=sag, svar=afdaekningssvar(), tidspunkt=ur.nu(), handling=handling)
        for _ in range(2)
    )
    assert foerste == igen
    faktum = Haendelse.objects.get(noegle="afdaekning.besluttet")
    assert (faktum.om, faktum.data["paragraf"], faktum.data["forhold"]) == (
        foerste.aktivitet.uuid, "BL § 19", ["skole", "netvaerk"],
    )  # fmt: skip
    sag.__dict__.pop("_haendelser", None)
    assert trin_nu(sag) == "Afdækning/BFU"


def test_afslut_afdaekning_skriver_konklusion_oejebliksbillede_og_status(raadgiver, sag):
    afdaekning, handling = lav_afdaekning(raadgiver, sag), uuid4()
    for _ in range(2):
        _afslut(raadgiver, afdaekning, handling)

    faktum = Haendelse.objects.get(noegle="afdaekning.afsluttet")
    assert (faktum.om, faktum.data["konklusion"]) == (afdaekning.aktivitet.uuid, "stoette")
    afdaekning.refresh_from_db()
    assert (afdaekning.status, afdaekning.konklusion) == ("afsluttet", "stoette")
    assert afdaekning.indhold.indhold["fund"] == "Skolen ser ro, når der er en voksen ved siden af."
    assert AktivitetBarn.objects.get(aktivitet=afdaekning.aktivitet).status == "udfoert"
    assert "§ 19" in Dokument.objects.get(aktivitet=afdaekning.aktivitet).titel


def test_en_afsluttet_afdaekning_afsluttes_ikke_igen(raadgiver, sag):
    afdaekning = lav_afdaekning(raadgiver, sag)
    _afslut(raadgiver, afdaekning)
    with pytest.raises(AfdaekningErSluttetError):
        _afslut(raadgiver, afdaekning)


def test_der_er_en_afdaekning_ad_gangen(raadgiver, sag):
    lav_afdaekning(raadgiver, sag)
    with pytest.raises(AfdaekningIGangError):
        lav_afdaekning(raadgiver, sag)


@pytest.mark.parametrize("forhold", [[], ["ukendt"]])
def test_begynd_afdaekning_uden_kendte_forhold_afvises(raadgiver, sag, forhold):
    with pytest.raises(UkendtForholdError):
        lav_afdaekning(raadgiver, sag, forhold=forhold)


def test_begynd_afdaekning_naegtes_fremmede_og_i_lukket_sag(raadgiver, sag, lav_aktoer):
    for rolle in ("raadgiver", "administrativ"):
        with pytest.raises(AdgangNaegtetFejl):
            lav_afdaekning(lav_aktoer(rolle, navn="En anden"), sag)
    sag.status = Sagsstatus.AFSLUTTET
    sag.save(update_fields=["status"])
    with pytest.raises(SagErLukketError):
        lav_afdaekning(raadgiver, sag)


# ---- Pages


def test_siderne_fra_screening_til_konklusion(raadgiver, sag, klient):
    browser = klient(raadgiver)
    screening = afslut_screening(
        aktoer=raadgiver, underretning_barn=None, barn=sag.barn, udfald="2", begrundelse="Mindre kompleks.",
        tidspunkt=ur.nu(), handling=uuid4(),
    )  # fmt: skip
    ny = f"/sag/{sag.uuid}/afdaekning/ny/"
    assert f'href="{ny}"' in browser.get(f"/screening/{screening.aktivitet.uuid}/").text
    overblik = browser.get(f"/sag/{sag.uuid}/").text
    assert f'href="{ny}"' in overblik
    assert "Begynd afdækning (§ 19)" in overblik

    assert "Konklusion" not in browser.get(ny).text
    browser.post(ny, {"felt": "formaal", "vaerdi": "Hvorfor", "version": "0", "handling": str(uuid4())})
    assert ny in browser.get("/min-dag/").text
    svar = browser.post(ny, {**afdaekningssvar(), "handling": str(uuid4())})
    assert svar.status_code == 303
    side = svar["Location"]
    assert f'href="{side}"' in browser.get(f"/sag/{sag.uuid}/").text
    arbejde = browser.get(side).text
    assert "Dagtilbud, skoleforhold og læring, Socialt netværk" in arbejde
    browser.post(side, {"felt": "fund", "vaerdi": "Halvt", "version": "0", "handling": str(uuid4())})
    assert "Halvt" in browser.get(side).text
    assert side in browser.get("/min-dag/").text

    assert browser.post(side, {"konklusion": "stoette"}).status_code == 422
    kopi = Arbejdskopi.objects.get(om=Afdaekning.objects.get().aktivitet.uuid)
    version = {f"version_{felt}": "1" for felt in ("fund",)}
    svar = browser.post(side, {**afdaekningskonklusion(), **version, "handling": str(uuid4())})
    assert svar.status_code == 303
    kopi.refresh_from_db()
    assert kopi.afsluttet_tidspunkt is not None
    laest = browser.get(side).text
    assert "Barnet har behov for støtte" in laest
    assert "<textarea" not in laest
    assert "Træf afgørelse" in browser.get(f"/sag/{sag.uuid}/").text


def test_afdaekning_for_fremmede_er_404(raadgiver, sag, klient, lav_aktoer):
    afdaekning = lav_afdaekning(raadgiver, sag)
    fremmed = klient(lav_aktoer("raadgiver", navn="Jens Berg"))
    for adresse in (f"/afdaekning/{afdaekning.aktivitet.uuid}/", f"/sag/{sag.uuid}/afdaekning/ny/"):
        assert fremmed.get(adresse).status_code == 404


def test_skemaet_deles_i_det_der_besluttes_og_det_der_skrives():
    skema = find_skema("afdaekning")
    begynd, arbejde = rules.afdaekningens_dele(skema)
    assert {felt.navn for felt in begynd.felter} == {"forhold", "formaal"}
    assert not {felt.navn for felt in arbejde.felter} & {"forhold", "formaal"}
    assert begynd.art == arbejde.art == skema.art
