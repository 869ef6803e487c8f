"""The børnefaglig undersøgelse: decided, assessed provisionally, held by the gate, finished, stopped."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.dokumenter.models import Dokument
from dubu.frister.models import Frist
from dubu.haendelseslog.errors import SpaerretError
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.sager.models import AktivitetBarn, Sagspart
from dubu.sager.tests.factories import lav_barn, lav_sag
from dubu.undersoegelser import services
from dubu.undersoegelser.errors import (
    OpmaerksomIFremtidenError,
    UkendtForholdError,
    UndersoegelseErSluttetError,
    UndersoegelseIGangError,
)
from dubu.undersoegelser.models import SoeskendeStilling, UndersoegelseVersion
from dubu.undersoegelser.tests.factories import konklusionssvar, lav_undersoegelse


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(raadgiver):
    return lav_sag(raadgiver=raadgiver)


@pytest.fixture
def bfu(raadgiver, sag):
    return lav_undersoegelse(raadgiver, sag)


def _afslut(raadgiver, bfu, **felter):
    return services.afslut_undersoegelse(
        aktoer=raadgiver,
        undersoegelse=bfu,
        svar=konklusionssvar(**felter),
        tidspunkt=ur.nu(),
        handling=uuid4(),
    )


def test_beslut_undersoegelse_skriver_hvornaar_behovet_blev_kendt_og_beslutningen(raadgiver, sag):
    for_en_uge_siden = ur.idag() - timedelta(days=7)

    bfu = lav_undersoegelse(raadgiver, sag, opmaerksom=for_en_uge_siden.isoformat())

    fakta = Haendelse.objects.filter(om=bfu.aktivitet.uuid).exclude(noegle="dokument.journaliseret")
    assert [f.noegle for f in fakta.order_by("id")] == ["behov.kendt", "undersoegelse.besluttet"]
    assert fakta.get(noegle="undersoegelse.besluttet").data["paragraf"] == "BL § 20, stk. 1, nr. 1"
    assert Frist.objects.get(regel="S-05").udloest_af == fakta.get(noegle="undersoegelse.besluttet").uuid


def test_beslut_undersoegelse_nummer_to_mens_en_er_i_gang_afvises(raadgiver, sag, bfu):
    with pytest.raises(UndersoegelseIGangError):
        lav_undersoegelse(raadgiver, sag)


@pytest.mark.parametrize(
    ("felter", "fejl"),
    [
        ({"opmaerksom": "2999-01-01"}, OpmaerksomIFremtidenError),
        ({"dimensioner": ["astrologi"]}, UkendtForholdError),
        ({"dimensioner": []}, UkendtForholdError),
    ],
)
def test_beslut_undersoegelse_med_ugyldigt_indhold_afvises(raadgiver, sag, felter, fejl):
    with pytest.raises(fejl):
        lav_undersoegelse(raadgiver, sag, **felter)


def test_afslut_undersoegelse_uden_konklusion_siger_hvad_der_mangler(raadgiver, bfu):
    with pytest.raises(SpaerretError) as fejl:
        _afslut(raadgiver, bfu, holdning="", soeskende_ingen_hvorfor="")

    assert "holdning" in fejl.value.besked
    assert "de andre børn" in fejl.value.besked
    assert not UndersoegelseVersion.objects.exists()


def test_afslut_undersoegelse_med_et_uomtalt_soeskende_holdes(raadgiver, sag, bfu):
    Sagspart.objects.create(sag=sag, person=lav_barn("Bo"), rolle=Sagspart.Rolle.SOESKENDE, fra=sag.startdato)

    with pytest.raises(SpaerretError):
        _afslut(raadgiver, bfu)


def test_afslut_undersoegelse_gemmer_version_stilling_og_oejebliksbillede(raadgiver, sag, bfu):
    bo = lav_barn("Bo")
    Sagspart.objects.create(sag=sag, person=bo, rolle=Sagspart.Rolle.SOESKENDE, fra=sag.startdato)
    svar = {f"soeskende_{bo.uuid.hex}": "nej", f"soeskende_{bo.uuid.hex}_hvorfor": "Bo trives."}

    version = _afslut(raadgiver, bfu, **svar)

    bfu.refresh_from_db()
    assert (bfu.status, version.grundlag) == ("afsluttet", "p32")
    assert SoeskendeStilling.objects.get().barn == bo
    assert Haendelse.objects.get(noegle="undersoegelse.afsluttet").data["konklusion"] == ["a", "b", "c", "d"]
    assert AktivitetBarn.objects.get(aktivitet=bfu.aktivitet).status == "udfoert"
    assert Dokument.objects.filter(aktivitet=bfu.aktivitet).count() == 2
    assert Frist.objects.get(regel="S-05").tilstand == Frist.Tilstand.OPFYLDT


def test_afslut_undersoegelse_to_gange_afvises(raadgiver, bfu):
    _afslut(raadgiver, bfu)

    with pytest.raises(UndersoegelseErSluttetError):
        _afslut(raadgiver, bfu)


def test_vurder_foreloebigt_skriver_ny_dato(raadgiver, bfu):
    svar = {"vurdering": "Der er brug for støtte.", "aarsag": "Afventer PPR.", "ny_dato": "2999-01-01"}

    services.vurder_foreloebigt(aktoer=raadgiver, undersoegelse=bfu, svar=svar, tidspunkt=ur.nu(), handling=uuid4())

    faktum = Haendelse.objects.get(noegle="undersoegelse.foreloebigt_vurderet")
    assert faktum.data["ny_dato"] == "2999-01-01"


def test_stands_undersoegelse_lader_fristen_falde_bort(raadgiver, bfu):
    services.stands_undersoegelse(
        aktoer=raadgiver, undersoegelse=bfu, grund="Familien er flyttet.", tidspunkt=ur.nu(), handling=uuid4()
    )

    assert Frist.objects.get(regel="S-05").tilstand == Frist.Tilstand.BORTFALDET


def test_afslut_undersoegelse_af_administrativ_medarbejder_naegtes(lav_aktoer, bfu):
    with pytest.raises(AdgangNaegtetFejl):
        _afslut(lav_aktoer("administrativ", navn="Ane Berg"), bfu)
