"""The child's voice: held, left out, corrected, done once, kept from others."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.dokumenter.models import Dokument
from dubu.haendelseslog.models import Haendelse
from dubu.inddragelse.errors import SamtaleIFremtidenError
from dubu.inddragelse.models import Boernesamtale
from dubu.inddragelse.selectors import get_boernesamtale, seneste_samtale
from dubu.inddragelse.services import registrer_boernesamtale, ret_boernesamtale
from dubu.inddragelse.tests.factories import lav_samtale, samtalesvar, undladt_svar
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl, FindesIkkeFejl
from dubu.sager.tests.factories import lav_barn, lav_sag


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(raadgiver):
    return lav_sag(raadgiver=raadgiver)


def test_registrer_boernesamtale_holdt_skriver_faktum_og_oejebliksbillede(raadgiver, sag):
    samtale = lav_samtale(raadgiver, sag)

    faktum = Haendelse.objects.get(noegle="boernesamtale.holdt")
    assert (faktum.barn, faktum.om) == (sag.barn.uuid, samtale.aktivitet.uuid)
    assert faktum.data["foraelder_til_stede"] is False
    assert Dokument.objects.get(aktivitet=samtale.aktivitet).titel == "Børnesamtale"


def test_registrer_boernesamtale_for_en_aktivitet_paa_barnet_peger_paa_den(raadgiver, sag):
    om = lav_samtale(raadgiver, sag).aktivitet.uuid

    registrer_boernesamtale(aktoer=raadgiver, sag=sag, svar=samtalesvar(), om=om, tidspunkt=ur.nu(), handling=uuid4())

    assert {f.om for f in Haendelse.objects.filter(noegle="boernesamtale.holdt")} == {om}


def test_registrer_boernesamtale_for_et_andet_barns_aktivitet_findes_ikke(raadgiver, sag):
    fremmed = lav_samtale(raadgiver, lav_sag(lav_barn("Bo"), raadgiver)).aktivitet.uuid

    with pytest.raises(FindesIkkeFejl):
        registrer_boernesamtale(
            aktoer=raadgiver, sag=sag, svar=samtalesvar(), om=fremmed, tidspunkt=ur.nu(), handling=uuid4()
        )


def test_registrer_boernesamtale_undladt_kraever_undtagelsen(raadgiver, sag):
    samtale = registrer_boernesamtale(
        aktoer=raadgiver, sag=sag, svar=undladt_svar(), tidspunkt=ur.nu(), handling=uuid4()
    )

    faktum = Haendelse.objects.get(noegle="boernesamtale.undladt")
    assert (samtale.undtagelse, faktum.data["grund"]) == ("modenhed", "modenhed")


def test_registrer_boernesamtale_gemmer_ikke_svar_paa_det_der_ikke_blev_spurgt_om(raadgiver, sag):
    svar = samtalesvar(undtagelse="modenhed", begrundelse="Skrevet før, jeg valgte om.")

    samtale = registrer_boernesamtale(aktoer=raadgiver, sag=sag, svar=svar, tidspunkt=ur.nu(), handling=uuid4())

    assert (samtale.udfald, samtale.undtagelse, samtale.begrundelse) == ("holdt", "", "")


def test_registrer_boernesamtale_i_fremtiden_afvises(raadgiver, sag):
    svar = samtalesvar(tidspunkt=(ur.nu() + timedelta(hours=1)).isoformat())

    with pytest.raises(SamtaleIFremtidenError):
        registrer_boernesamtale(aktoer=raadgiver, sag=sag, svar=svar, tidspunkt=ur.nu(), handling=uuid4())

    assert not Boernesamtale.objects.exists()


def test_registrer_boernesamtale_to_gange_med_samme_handling_er_en(raadgiver, sag):
    handling = uuid4()

    foerste, anden = (
        registrer_boernesamtale(aktoer=raadgiver, sag=sag, svar=samtalesvar(), tidspunkt=ur.nu(), handling=handling)
        for _ in range(2)
    )

    assert foerste == anden
    assert Haendelse.objects.filter(noegle="boernesamtale.holdt").count() == 1


def test_ret_boernesamtale_laver_ny_version_ved_siden_af_den_gamle(raadgiver, sag):
    samtale = lav_samtale(raadgiver, sag)
    svar = samtalesvar(egne_ord="Jeg vil gerne gå til svømning.")

    ny = ret_boernesamtale(aktoer=raadgiver, samtale=samtale, svar=svar, tidspunkt=ur.nu(), handling=uuid4())

    assert ny.version == 2
    assert Boernesamtale.objects.get(version=1).egne_ord == "Jeg vil gerne gå til fodbold."
    assert seneste_samtale(sag) == ny


def test_registrer_boernesamtale_af_en_anden_raadgiver_naegtes(lav_aktoer, sag):
    fremmed = lav_aktoer("raadgiver", navn="Søren Vang")

    with pytest.raises(AdgangNaegtetFejl):
        registrer_boernesamtale(aktoer=fremmed, sag=sag, svar=samtalesvar(), tidspunkt=ur.nu(), handling=uuid4())


def test_get_boernesamtale_for_en_anden_raadgiver_findes_ikke(lav_aktoer, raadgiver, sag):
    samtale = lav_samtale(raadgiver, sag)

    with pytest.raises(FindesIkkeFejl):
        get_boernesamtale(lav_aktoer("raadgiver", navn="Søren Vang"), samtale.aktivitet.uuid)
