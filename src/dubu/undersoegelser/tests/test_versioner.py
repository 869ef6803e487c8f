"""A finished undersøgelse is corrected by a new version with a reason; the old one stays readable."""

from __future__ import annotations

from uuid import uuid4

import pytest

from dubu.dokumenter.models import Dokument
from dubu.frister.models import Frist
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.sager.models import Sagspart
from dubu.sager.tests.factories import lav_barn, lav_sag
from dubu.undersoegelser import services
from dubu.undersoegelser.errors import (
    BegrundelseManglerError,
    KonklusionMaaIkkeManglerError,
    RettetImensError,
    UndersoegelseErIkkeAfsluttetError,
)
from dubu.undersoegelser.models import SoeskendeStilling, UndersoegelseVersion
from dubu.undersoegelser.selectors import list_versioner
from dubu.undersoegelser.tests.factories import konklusionssvar, lav_undersoegelse


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(raadgiver):
    return lav_sag(raadgiver=raadgiver)


@pytest.fixture
def bfu(raadgiver, sag):
    """Finished."""
    bfu = lav_undersoegelse(raadgiver, sag)
    services.afslut_undersoegelse(
        aktoer=raadgiver, undersoegelse=bfu, svar=konklusionssvar(), tidspunkt=ur.nu(), handling=uuid4()
    )
    bfu.refresh_from_db()
    return bfu


def _ret(aktoer, bfu, *, begrundelse="Mormor er flyttet.", bygger_paa=1, handling=None, **felter):
    return services.ret_undersoegelse(
        aktoer=aktoer, undersoegelse=bfu, svar=konklusionssvar(**felter), begrundelse=begrundelse,
        bygger_paa=bygger_paa, tidspunkt=ur.nu(), handling=handling or uuid4(),
    )  # fmt: skip


def test_ret_laver_en_ny_version_og_lader_den_gamle_staa(raadgiver, bfu):
    _ret(raadgiver, bfu, ressourcer="Mormor er flyttet til Vejle.")

    ny, gammel = list_versioner(bfu)
    assert (ny.version, ny.indhold["ressourcer"]) == (2, "Mormor er flyttet til Vejle.")
    assert ny.rettelse_begrundelse == "Mormor er flyttet."
    assert (gammel.version, gammel.indhold["ressourcer"]) == (1, "Mormor bor i nærheden.")


def test_ret_skriver_et_faktum_og_tager_et_billede_men_roerer_ikke_fristen(raadgiver, bfu):
    frist = Frist.objects.get(regel="S-05")
    antal = Dokument.objects.filter(aktivitet=bfu.aktivitet).count()

    _ret(raadgiver, bfu)

    faktum = Haendelse.objects.get(noegle="undersoegelse.rettet")
    assert faktum.data["version"] == 2
    assert faktum.data["begrundelse"] == "Mormor er flyttet."
    assert Dokument.objects.filter(aktivitet=bfu.aktivitet).count() == antal + 1
    efter = Frist.objects.get(regel="S-05")
    assert (efter.tilstand, efter.opfyldt_tidspunkt) == (frist.tilstand, frist.opfyldt_tidspunkt)


def test_ret_uden_begrundelse_afvises(raadgiver, bfu):
    with pytest.raises(BegrundelseManglerError):
        _ret(raadgiver, bfu, begrundelse=" ")


def test_ret_en_undersoegelse_der_er_i_gang_afvises(raadgiver):
    i_gang = lav_undersoegelse(raadgiver, lav_sag(lav_barn("Bo"), raadgiver))

    with pytest.raises(UndersoegelseErIkkeAfsluttetError):
        _ret(raadgiver, i_gang)


@pytest.mark.parametrize("mangler", ["holdning", "soeskende_ingen_hvorfor"])
def test_ret_maa_ikke_tage_en_del_af_konklusionen_ud(raadgiver, bfu, mangler):
    with pytest.raises(KonklusionMaaIkkeManglerError):
        _ret(raadgiver, bfu, **{mangler: ""})


def test_ret_naar_en_anden_har_rettet_imens_afvises(raadgiver, bfu):
    _ret(raadgiver, bfu)

    with pytest.raises(RettetImensError):
        _ret(raadgiver, bfu, bygger_paa=1)


def test_ret_to_gange_med_samme_handling_er_en_version(raadgiver, bfu):
    handling = uuid4()

    for _ in range(2):
        _ret(raadgiver, bfu, handling=handling)

    assert UndersoegelseVersion.objects.filter(undersoegelse=bfu).count() == 2


def test_ret_skriver_kun_en_ny_stilling_til_soeskende_naar_svaret_er_et_andet(raadgiver, bfu):
    _ret(raadgiver, bfu)
    assert SoeskendeStilling.objects.count() == 1

    _ret(raadgiver, bfu, bygger_paa=2, soeskende_ingen_hvorfor="Asta har ingen søskende.")

    assert SoeskendeStilling.objects.count() == 2


def test_ret_er_naegtet_for_administrativ(lav_aktoer, bfu):
    with pytest.raises(AdgangNaegtetFejl):
        _ret(lav_aktoer("administrativ", navn="Ane Berg"), bfu)


# ---- The pages


def _post(**felter) -> dict[str, str]:
    return {"handling": str(uuid4()), "kommune": "0461", **felter}


def test_den_faerdige_undersoegelse_foerer_til_ret_og_viser_begge_versioner(klient, raadgiver, bfu):
    side = f"/undersoegelse/{bfu.aktivitet.uuid}/"
    browser = klient(raadgiver)
    assert "Ret (ny version)" in browser.get(side).text
    assert "Mormor bor i nærheden" in browser.get(f"{side}ret/").text

    svar = browser.post(
        f"{side}ret/",
        _post(
            **konklusionssvar(ressourcer="Mormor er flyttet til Vejle."), rettelse_begrundelse="Ny oplysning.",
            bygger_paa="1",
        ),
    )  # fmt: skip

    assert (svar.status_code, svar.url) == (303, side)
    html = browser.get(side).text
    assert html.index("Mormor er flyttet til Vejle") < html.index("Mormor bor i nærheden")
    assert "Ny oplysning." in html
    assert "<summary>Version 1" in html


def test_ret_paa_siden_uden_begrundelse_beholder_teksten(klient, raadgiver, bfu):
    svar = klient(raadgiver).post(
        f"/undersoegelse/{bfu.aktivitet.uuid}/ret/",
        _post(**konklusionssvar(ressourcer="Helt ny tekst."), rettelse_begrundelse="", bygger_paa="1"),
    )

    assert svar.status_code == 422
    assert "Helt ny tekst." in svar.text


def test_en_gammel_version_viser_ogsaa_soeskende_der_ikke_laengere_er_med(klient, raadgiver, sag):
    bo = lav_barn("Bo")
    part = Sagspart.objects.create(sag=sag, person=bo, rolle=Sagspart.Rolle.SOESKENDE, fra=sag.startdato)
    bfu = lav_undersoegelse(raadgiver, sag)
    svar = {f"soeskende_{bo.uuid.hex}": "nej", f"soeskende_{bo.uuid.hex}_hvorfor": "Bo trives hos sin far."}
    services.afslut_undersoegelse(
        aktoer=raadgiver, undersoegelse=bfu, svar=konklusionssvar(**svar), tidspunkt=ur.nu(), handling=uuid4()
    )
    part.til = ur.idag()
    part.save(update_fields=["til"])

    assert "Bo trives hos sin far" in klient(raadgiver).get(f"/undersoegelse/{bfu.aktivitet.uuid}/").text
