"""The contact block: who is held, who may set it, and that lifting takes two."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubu.adgang.aktoerer import anonym_aktoer
from dubu.dokumenter import kontaktspaerre, rules
from dubu.dokumenter.errors import (
    BegrundelseManglerError,
    IngenAnmodningError,
    KontaktspaerretError,
    PersonerManglerError,
    SkalVaereToError,
    SpaerreErOphaevetError,
)
from dubu.dokumenter.kontaktspaerre import (
    bed_om_ophaevelse,
    godkend_ophaevelse,
    kraev_maa_kontaktes,
    maa_kontaktes,
    saet_kontaktspaerre,
)
from dubu.dokumenter.models import Kontaktspaerre
from dubu.dokumenter.selectors import har_kontaktspaerre
from dubu.haendelseslog.models import Haendelse
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.parter.services import flet_person
from dubu.sager.models import Sagspart
from dubu.sager.tests.factories import lav_barn, lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def leder(lav_aktoer):
    return lav_aktoer("teamleder", navn="Lone Leder")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


def _saet(aktoer, *boern, **felter):
    standard = {"aarsag": "overgreb", "omfang": "familie", "tidspunkt": NU}
    return saet_kontaktspaerre(aktoer=aktoer, boern=boern, **{**standard, **felter})


def test_saet_kontaktspaerre_paa_familien_holder_alle_og_ukendte(mette, sag):
    mor = lav_barn("Mor")
    _saet(mette, sag.barn)

    assert not maa_kontaktes(sag.barn)
    assert not maa_kontaktes(sag.barn, mor)
    assert not maa_kontaktes(sag.barn, sag.barn)
    with pytest.raises(KontaktspaerretError) as fejl:
        kraev_maa_kontaktes(sag.barn, mor)
    assert "Asta Eksempel" in fejl.value.besked


def test_saet_kontaktspaerre_paa_familien_holder_ikke_en_fagperson_i_sagen(mette, sag):
    laerer = lav_barn("Lærer")
    Sagspart.objects.create(sag=sag, person=laerer, rolle="fagperson", fra=date(2026, 1, 5))
    _saet(mette, sag.barn)
    assert maa_kontaktes(sag.barn, laerer)


def test_fagperson_der_ogsaa_er_netvaerk_holdes(mette, sag):
    laerer = lav_barn("Lærer")
    for rolle in ("fagperson", "netvaerk"):
        Sagspart.objects.create(sag=sag, person=laerer, rolle=rolle, fra=date(2026, 1, 5))
    _saet(mette, sag.barn)
    assert not maa_kontaktes(sag.barn, laerer)


def test_saet_kontaktspaerre_paa_personer_holder_kun_dem_og_ukendte(mette, sag):
    far, mor = lav_barn("Far"), lav_barn("Mor")
    _saet(mette, sag.barn, omfang="personer", personer=[far])

    assert not maa_kontaktes(sag.barn, far)
    assert maa_kontaktes(sag.barn, mor)
    assert not maa_kontaktes(sag.barn)


def test_saet_kontaktspaerre_paa_ingen_personer_afvises(mette, sag):
    with pytest.raises(PersonerManglerError):
        _saet(mette, sag.barn, omfang="personer")


def test_spaerret_person_der_er_flettet_holdes_stadig(mette, sag, lav_aktoer):
    far, kendt = lav_barn("Far"), lav_barn("Kendt")
    _saet(mette, sag.barn, omfang="personer", personer=[far])
    flet_person(aktoer=lav_aktoer("modtagelse"), fra=far, til=kendt, tidspunkt=NU)
    assert not maa_kontaktes(sag.barn, kendt)


def test_spaerre_paa_barn_foer_det_blev_kendt_foelger_med(mette, lav_aktoer):
    ukendt, kendt = lav_barn(""), lav_barn("Asta")
    _saet(lav_aktoer("modtagelse"), ukendt)
    flet_person(aktoer=mette, fra=ukendt, til=kendt, tidspunkt=NU)
    ukendt.refresh_from_db()
    assert not maa_kontaktes(kendt)
    assert not maa_kontaktes(ukendt)


def test_har_kontaktspaerre_ses_fra_begge_sider_af_en_sammenlaegning(mette, lav_aktoer):
    """A block set on the born child is met where the unborn one still stands, and the other way round."""
    modtagelse = lav_aktoer("modtagelse")
    foer, efter, foedt, anden = (lav_barn(navn) for navn in ("", "", "Vera", "Asta"))
    flet_person(aktoer=mette, fra=foer, til=foedt, tidspunkt=NU)
    flet_person(aktoer=mette, fra=efter, til=anden, tidspunkt=NU)
    _saet(modtagelse, foedt)
    foer.refresh_from_db()

    assert har_kontaktspaerre([foer, foedt, anden]) == {foer.pk, foedt.pk}


def test_saet_kontaktspaerre_skriver_et_faktum_for_hvert_barn(mette, sag):
    bror = lav_sag(lav_barn("Bo"), raadgiver=mette).barn
    om = uuid4()
    spaerrer = _saet(mette, sag.barn, bror, om=om)

    fakta = Haendelse.objects.filter(noegle="kontaktspaerre.sat")
    assert {(f.barn, f.om) for f in fakta} == {(s.barn.uuid, s.uuid) for s in spaerrer}
    assert fakta[0].data["underretning"] == str(om)
    assert fakta[0].data["gennemgaas"] == "2026-03-16"


def test_saet_kontaktspaerre_igen_er_den_samme(mette, sag):
    assert _saet(mette, sag.barn) == _saet(mette, sag.barn)
    assert Haendelse.objects.filter(noegle="kontaktspaerre.sat").count() == 1


def test_saet_kontaktspaerre_ved_markering_er_husets_handling(kommune):
    barn = lav_barn("")
    _saet(anonym_aktoer(kommune.pk), barn, automatisk=True)
    assert Haendelse.objects.get(noegle="kontaktspaerre.sat").aktoer_art == "system"
    assert not maa_kontaktes(barn)


def test_saet_kontaktspaerre_i_andens_sag_naegtes(sag, lav_aktoer, kommune):
    for aktoer in (lav_aktoer("raadgiver", navn="Jens Berg"), lav_aktoer("revisor"), anonym_aktoer(kommune.pk)):
        with pytest.raises(AdgangNaegtetFejl):
            _saet(aktoer, sag.barn)


def test_ophaevelse_kraever_anmodning_og_en_anden_leder(mette, leder, sag):
    (spaerre,) = _saet(mette, sag.barn)

    with pytest.raises(IngenAnmodningError):
        godkend_ophaevelse(aktoer=leder, spaerre=spaerre, begrundelse="Aftalt", tidspunkt=NU)
    bed_om_ophaevelse(aktoer=mette, spaerre=spaerre, begrundelse="Afhøring er holdt", tidspunkt=NU)
    assert not maa_kontaktes(sag.barn)
    godkend_ophaevelse(aktoer=leder, spaerre=spaerre, begrundelse="Aftalt med politiet", tidspunkt=NU)

    assert maa_kontaktes(sag.barn)
    data = Haendelse.objects.get(noegle="kontaktspaerre.ophaevet").data
    assert data == {"grund": "Aftalt med politiet", "leder": str(leder.id), "raadgiver": str(mette.id)}


def test_ophaevelse_kan_ikke_godkendes_af_den_der_bad_om_den(leder, sag):
    (spaerre,) = _saet(leder, sag.barn)
    bed_om_ophaevelse(aktoer=leder, spaerre=spaerre, begrundelse="Ikke nødvendig", tidspunkt=NU)
    with pytest.raises(SkalVaereToError):
        godkend_ophaevelse(aktoer=leder, spaerre=spaerre, begrundelse="Enig", tidspunkt=NU)


def test_ophaevelse_af_raadgiver_alene_naegtes(mette, sag):
    (spaerre,) = _saet(mette, sag.barn)
    bed_om_ophaevelse(aktoer=mette, spaerre=spaerre, begrundelse="Ikke nødvendig", tidspunkt=NU)
    with pytest.raises(AdgangNaegtetFejl):
        godkend_ophaevelse(aktoer=mette, spaerre=spaerre, begrundelse="Enig", tidspunkt=NU)


def test_ophaevelse_uden_begrundelse_eller_to_gange_afvises(mette, leder, sag):
    (spaerre,) = _saet(mette, sag.barn)
    with pytest.raises(BegrundelseManglerError):
        bed_om_ophaevelse(aktoer=mette, spaerre=spaerre, begrundelse="  ", tidspunkt=NU)
    bed_om_ophaevelse(aktoer=mette, spaerre=spaerre, begrundelse="Slut", tidspunkt=NU)
    godkend_ophaevelse(aktoer=leder, spaerre=spaerre, begrundelse="Enig", tidspunkt=NU)
    with pytest.raises(SpaerreErOphaevetError):
        godkend_ophaevelse(aktoer=leder, spaerre=spaerre, begrundelse="Enig", tidspunkt=NU)


def test_gennemgaa_lader_spaerren_staa_og_laegger_anmodningen_vaek(mette, leder, sag):
    (spaerre,) = _saet(mette, sag.barn)
    bed_om_ophaevelse(aktoer=mette, spaerre=spaerre, begrundelse="Slut?", tidspunkt=NU)

    kontaktspaerre.gennemgaa(
        aktoer=leder, spaerre=spaerre, begrundelse="Børnehuset venter", tidspunkt=datetime(2026, 3, 10, tzinfo=UTC)
    )

    spaerre = Kontaktspaerre.objects.get(pk=spaerre.pk)
    assert (spaerre.ophaevelse_bedt_af, spaerre.gennemgang_dato) == (None, date(2026, 3, 24))
    assert not maa_kontaktes(sag.barn)


@given(
    hele=st.booleans(), personer=st.sets(st.integers(0, 5)), modtager=st.none() | st.integers(0, 5), fag=st.booleans()
)
def test_er_spaerret_slipper_kun_navngivne_igennem(hele, personer, modtager, fag):
    spaerret = rules.er_spaerret(hele_familien=hele, personer=personer, modtager=modtager, er_fagperson=fag)
    if not spaerret:
        assert modtager is not None
        assert fag if hele else modtager not in personer
