"""The journal: one note for several children, corrections beside the old text, planned activities."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from dubu.haendelseslog.models import Haendelse
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.organisation.models import Medarbejder
from dubu.parter.services import flet_person
from dubu.sager import arbejdskopier, selectors
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet, planlaeg_aktivitet, skift_aktivitetsstatus
from dubu.sager.errors import (
    BegrundelseManglerError,
    NotatRettetImensError,
    SagErLukketError,
    TidspunktIFremtidenError,
    UkendtSoeskendeError,
    UlovligtAktivitetsskiftError,
)
from dubu.sager.models import Aktivitet, Arbejdskopi, Notatindhold, Sagspart, Sagsstatus
from dubu.sager.notater import ret_notat, skriv_henvendelse, skriv_notat
from dubu.sager.services import opret_sag
from dubu.sager.tests.factories import lav_barn, lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)
DAG = date(2026, 3, 2)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def jens(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Jens Berg")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


def _soeskende(sag, navn="Bo"):
    barn = lav_barn(navn)
    Sagspart.objects.create(sag=sag, person=barn, rolle="soeskende", fra=DAG)
    return barn


def _skriv(aktoer, sag, **felter):
    standard = {
        "handling": uuid4(), "titel": "Hjemmebesøg", "tekst": "Vi talte om skolen.", "haendelsestidspunkt": NU,
        "tidspunkt": NU,
    }  # fmt: skip
    return skriv_notat(aktoer=aktoer, sag=sag, **{**standard, **felter})


def _ret(aktoer, aktivitet, **felter):
    standard = {
        "handling": uuid4(),
        "tekst": "Rettet",
        "begrundelse": "Forkert navn",
        "fra_version": 1,
        "tidspunkt": NU,
    }
    return ret_notat(aktoer=aktoer, aktivitet=aktivitet, **{**standard, **felter})


def _i_journal(aktoer, sag, **felter):
    return [raekke.aktivitet for raekke in selectors.list_journal(aktoer, sag, **felter)]


def test_skriv_notat_staar_i_hvert_barns_journal_og_er_skrevet_en_gang(mette, jens, sag):
    bo = _soeskende(sag)
    bos_sag = lav_sag(bo, raadgiver=jens)

    notat = _skriv(mette, sag, soeskende=[bo])

    assert _i_journal(mette, sag) == _i_journal(jens, bos_sag) == [notat]
    assert Notatindhold.objects.count() == 1
    fakta = Haendelse.objects.filter(noegle="journalnotat.skrevet")
    assert {(f.barn, f.sag, f.om) for f in fakta} == {
        (sag.barn.uuid, sag.uuid, notat.uuid), (bo.uuid, bos_sag.uuid, notat.uuid)
    }  # fmt: skip


def test_skriv_notat_for_soeskende_uden_sag_staar_i_sagen_naar_den_aabnes(mette, sag):
    bo = _soeskende(sag)
    notat = _skriv(mette, sag, soeskende=[bo])
    bos_sag = opret_sag(
        aktoer=mette, handling=uuid4(), barn=bo, afdeling=sag.afdeling, startdato=DAG, tidspunkt=NU,
        primaer=Medarbejder.objects.get(uuid=mette.id),
    )  # fmt: skip
    assert _i_journal(mette, bos_sag) == [notat]


def test_skriv_notat_om_et_barn_der_ikke_er_soeskende_afvises(mette, sag):
    with pytest.raises(UkendtSoeskendeError):
        _skriv(mette, sag, soeskende=[lav_barn("Fremmed")])


def test_skriv_notat_samme_handling_to_gange_er_et_notat(mette, sag):
    handling = uuid4()
    assert _skriv(mette, sag, handling=handling) == _skriv(mette, sag, handling=handling)
    assert Aktivitet.objects.count() == 1


def test_skriv_notat_i_fremtiden_eller_i_lukket_sag_afvises(mette, sag):
    with pytest.raises(TidspunktIFremtidenError):
        _skriv(mette, sag, haendelsestidspunkt=NU + timedelta(minutes=1))
    with pytest.raises(SagErLukketError):
        _skriv(mette, lav_sag(lav_barn("Bo"), raadgiver=mette, status=Sagsstatus.AFSLUTTET))


def test_skriv_notat_i_andens_sag_naegtes(jens, sag):
    with pytest.raises(AdgangNaegtetFejl):
        _skriv(jens, sag)


def test_skriv_notat_uden_titel_tager_foerste_linje(mette, sag):
    assert _skriv(mette, sag, titel=" ", tekst="Mor ringer.\nHun er ked af det.").titel == "Mor ringer."


def test_skriv_notat_afslutter_kladden(mette, sag):
    kopi = arbejdskopier.hent_eller_opret(aktoer=mette, art="notat", om=sag.uuid, tidspunkt=NU)
    _skriv(mette, sag, kopi=kopi)
    assert Arbejdskopi.objects.get().afsluttet_tidspunkt == NU


def test_ret_notat_er_en_ny_version_ved_siden_af_den_gamle(mette, sag):
    notat = _skriv(mette, sag)
    _ret(mette, notat)
    versioner = Notatindhold.objects.filter(aktivitet=notat).order_by("version")
    assert [(v.version, v.tekst, v.rettelse_begrundelse) for v in versioner] == [
        (1, "Vi talte om skolen.", ""), (2, "Rettet", "Forkert navn")
    ]  # fmt: skip


def test_ret_notat_som_en_anden_har_rettet_imens_afvises(mette, lav_aktoer, sag):
    notat = _skriv(mette, sag)
    _ret(lav_aktoer("afdelingsleder", navn="Lone Leder"), notat)
    with pytest.raises(NotatRettetImensError) as fejl:
        _ret(mette, notat)
    assert "Lone Leder har rettet" in fejl.value.besked


def test_ret_notat_to_gange_med_samme_handling_er_en_version(mette, sag):
    notat, handling = _skriv(mette, sag), uuid4()
    assert _ret(mette, notat, handling=handling) == _ret(mette, notat, handling=handling)


def test_ret_notat_uden_begrundelse_eller_i_andens_sag_afvises(mette, jens, sag):
    notat = _skriv(mette, sag)
    with pytest.raises(BegrundelseManglerError):
        _ret(mette, notat, begrundelse=" ")
    with pytest.raises(AdgangNaegtetFejl):
        _ret(jens, notat)


def test_notatindhold_kan_ikke_aendres_i_databasen(mette, sag):
    _skriv(mette, sag)
    with pytest.raises(DatabaseError), transaction.atomic():
        Notatindhold.objects.update(tekst="Noget andet")
    with pytest.raises(DatabaseError), transaction.atomic():
        Notatindhold.objects.all().delete()


def test_skriv_henvendelse_skriver_kanal_og_fra(mette, sag):
    felter = {"titel": "Mor ringer", "tekst": "Hun spørger til mødet.", "kanal": "telefon", "fra": "Mor"}
    skriv_henvendelse(
        aktoer=mette, handling=uuid4(), sag=sag, haendelsestidspunkt=NU, tidspunkt=NU, undertype="foraelder", **felter
    )
    assert Haendelse.objects.get(noegle="henvendelse.modtaget").data == {
        "kanal": "telefon", "fra": "Mor", "slags": "henvendelse"
    }  # fmt: skip


def test_list_journal_soeger_i_titel_og_tekst(mette, sag):
    skole = _skriv(mette, sag, titel="Møde", tekst="Skolen er bekymret")
    laege = _skriv(mette, sag, titel="Lægen", tekst="Attest")
    assert _i_journal(mette, sag, soegning="skolen møde") == [skole]
    assert _i_journal(mette, sag, soegning="LÆGEN") == [laege]
    assert _i_journal(mette, sag, aktivitetstype="henvendelse") == []


# ---- Planned activities


def _planlaeg(aktoer, sag, **felter):
    standard = {
        "handling": uuid4(), "type": "moede", "titel": "Netværksmøde", "haendelsestidspunkt": NU + timedelta(days=3),
        "tidspunkt": NU,
    }  # fmt: skip
    return planlaeg_aktivitet(aktoer=aktoer, sag=sag, **{**standard, **felter})


def test_planlaeg_aktivitet_for_soeskende_har_hver_sin_ansvarlige(mette, jens, sag):
    bo = _soeskende(sag)
    lav_sag(bo, raadgiver=jens)
    moede = _planlaeg(mette, sag, soeskende=[bo])
    assert {raekke.ansvarlig.navn for raekke in moede.boern.all()} == {"Mette Holm", "Jens Berg"}


def test_skift_aktivitetsstatus_gaelder_kun_det_ene_barn(mette, sag):
    bo = _soeskende(sag)
    moede = _planlaeg(mette, sag, soeskende=[bo])
    raekke = moede.boern.get(barn=sag.barn)
    for _ in range(2):
        skift_aktivitetsstatus(aktoer=mette, raekke=raekke, til="udfoert", tidspunkt=NU)

    assert {r.barn.fornavn: r.status for r in moede.boern.all()} == {"Asta": "udfoert", "Bo": "aktiv"}
    assert Haendelse.objects.filter(noegle="aktivitet.status_aendret").count() == 1


def test_skift_aktivitetsstatus_uden_for_tabellen_eller_uden_begrundelse_afvises(mette, jens, sag):
    raekke = _planlaeg(mette, sag).boern.get()
    with pytest.raises(BegrundelseManglerError):
        skift_aktivitetsstatus(aktoer=mette, raekke=raekke, til="ikke_relevant", tidspunkt=NU)
    with pytest.raises(AdgangNaegtetFejl):
        skift_aktivitetsstatus(aktoer=jens, raekke=raekke, til="udfoert", tidspunkt=NU)
    skift_aktivitetsstatus(aktoer=mette, raekke=raekke, til="udfoert", tidspunkt=NU)
    with pytest.raises(UlovligtAktivitetsskiftError):
        skift_aktivitetsstatus(aktoer=mette, raekke=raekke, til="aktiv", tidspunkt=NU)


def test_det_der_kommer_om_et_barn_med_sag_staar_i_sagens_journal(mette, lav_aktoer, sag):
    modtagelsen, ukendt = lav_aktoer("modtagelse", navn="Bente"), lav_barn("")
    kommet = opret_aktivitet(
        aktoer=modtagelsen, type="henvendelse", titel="Nyt", haendelsestidspunkt=NU, boern=[ForBarn(ukendt)]
    )
    flet_person(aktoer=modtagelsen, fra=ukendt, til=sag.barn, tidspunkt=NU)
    assert _i_journal(mette, sag) == [kommet]


def test_det_der_kommer_om_et_barn_uden_aaben_sag_knyttes_ikke(lav_aktoer, mette):
    lukket, ukendt = lav_sag(raadgiver=mette, status=Sagsstatus.AFSLUTTET), lav_barn("")
    kommet = opret_aktivitet(
        aktoer=mette, type="henvendelse", titel="Nyt", haendelsestidspunkt=NU, boern=[ForBarn(ukendt)]
    )
    flet_person(aktoer=mette, fra=ukendt, til=lukket.barn, tidspunkt=NU)
    assert kommet.boern.get().sag is None
