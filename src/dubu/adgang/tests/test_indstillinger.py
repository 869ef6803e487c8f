"""A municipality's settings: who may change them, what they may be, and what remains of the change."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from dubu.adgang.services import ret_indstilling
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.organisation.indstillinger import (
    STANDARDER,
    BegrundelseManglerError,
    UgyldigIndstillingError,
    UkendtIndstillingError,
    check_vaerdi,
    gaeldende,
    laes_vaerdi,
)
from dubu.organisation.models import Indstilling

TELEFON = "doegnvagt.telefon"


def _ret(noegle=TELEFON, vaerdi="66 12 34 56", aktoer=None, begrundelse="Nyt nummer fra 1. marts", **andet):
    aktoer = aktoer or systemaktoer(461, "proeve")
    return ret_indstilling(
        aktoer=aktoer, noegle=noegle, vaerdi=vaerdi, begrundelse=begrundelse, tidspunkt=ur.nu(), **andet
    )


def _dubu(*argv):
    ud = StringIO()
    call_command("indstilling", *argv, stdout=ud)
    return ud.getvalue()


def test_ret_indstilling_gaelder_fra_i_dag_og_staar_i_loggen(lav_aktoer):
    systemansvarlig = lav_aktoer("systemansvarlig", navn="Niels Eg")

    raekke = _ret(aktoer=systemansvarlig)

    faktum = Haendelse.objects.get(noegle="indstilling.rettet")
    assert gaeldende(TELEFON, ur.idag()) == "66 12 34 56"
    assert (raekke.begrundelse, raekke.sat_af) == ("Nyt nummer fra 1. marts", systemansvarlig.id)
    assert (faktum.aktoer_navn, faktum.data) == ("Niels Eg", {"indstilling": TELEFON, "til": "66 12 34 56"})


def test_ret_indstilling_igen_bevarer_den_foerste(kommune):
    _ret()
    _ret(vaerdi="66 65 43 21")

    fakta = Haendelse.objects.filter(noegle="indstilling.rettet").order_by("id")
    assert gaeldende(TELEFON, ur.idag()) == "66 65 43 21"
    assert list(Indstilling.objects.order_by("id").values_list("vaerdi", flat=True)) == ["66 12 34 56", "66 65 43 21"]
    assert fakta[1].data == {"indstilling": TELEFON, "fra": "66 12 34 56", "til": "66 65 43 21"}


def test_ret_indstilling_til_det_samme_aendrer_intet(kommune):
    _ret()

    assert _ret() is None
    assert Indstilling.objects.count() == 1
    assert Haendelse.objects.count() == 1


def test_ret_indstilling_fra_en_senere_dag_gaelder_foerst_da(kommune):
    i_morgen = ur.idag() + timedelta(days=1)
    _ret(gaelder_fra=i_morgen)

    assert gaeldende(TELEFON, ur.idag()) == ""
    assert gaeldende(TELEFON, i_morgen) == "66 12 34 56"


def test_ret_indstilling_bagud_i_tid_afvises(kommune):
    with pytest.raises(UgyldigIndstillingError):
        _ret(gaelder_fra=date(2020, 1, 1))


def test_ret_indstilling_kraever_retten(lav_aktoer):
    with pytest.raises(AdgangNaegtetFejl):
        _ret(aktoer=lav_aktoer("raadgiver"))


def test_ret_indstilling_kraever_begrundelse(kommune):
    with pytest.raises(BegrundelseManglerError):
        _ret(begrundelse="  ")


def test_indstillinger_kan_ikke_slettes_eller_faa_ny_vaerdi(kommune):
    _ret()

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Indstilling.objects.all().delete()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Indstilling.objects.update(vaerdi="112")


@pytest.mark.parametrize(
    ("noegle", "vaerdi"),
    [
        (TELEFON, ""),
        (TELEFON, "ring til Karen"),
        (TELEFON, 66123456),
        ("modul.udvalg", "ja"),
        ("kvittering.ved_webformular", None),
        ("screening.maaltal_dage", 0),
        ("screening.maaltal_dage", True),
        ("screening.maaltal_dage", 1000),
    ],
)
def test_ugyldig_vaerdi_afvises(noegle, vaerdi):
    with pytest.raises(UgyldigIndstillingError):
        check_vaerdi(noegle, vaerdi)


def test_det_leverede_er_gyldigt_naar_det_ikke_skal_udfyldes():
    for noegle, standard in STANDARDER.items():
        if not standard.paakraevet:
            check_vaerdi(noegle, standard.vaerdi)


def test_ukendt_noegle_afvises_med_dem_der_findes():
    with pytest.raises(UkendtIndstillingError) as fejl:
        check_vaerdi("doegnvagt.telfon", "66123456")

    assert "doegnvagt.telefon" in fejl.value.besked


@pytest.mark.parametrize(
    ("noegle", "tekst", "vaerdi"),
    [
        (TELEFON, " +45 66 12 34 56 ", "+45 66 12 34 56"),
        ("hovednummer.telefon", "", ""),
        ("modul.udvalg", "Ja", True),
        ("modul.udvalg", "nej", False),
        ("screening.maaltal_dage", "14", 14),
        ("screening.maaltal_dage", "ingen", None),
    ],
)
def test_laes_vaerdi_som_et_menneske_skriver_den(noegle, tekst, vaerdi):
    assert laes_vaerdi(noegle, tekst) == vaerdi


@pytest.mark.parametrize(("noegle", "tekst"), [("modul.udvalg", "måske"), ("screening.maaltal_dage", "to uger")])
def test_laes_vaerdi_siger_hvad_der_kan_skrives(noegle, tekst):
    with pytest.raises(UgyldigIndstillingError):
        laes_vaerdi(noegle, tekst)


def test_modul_der_slukkes_staar_som_det_i_loggen(kommune):
    _ret("modul.sagsbehandling", False)
    _ret("modul.sagsbehandling", True)

    assert list(Haendelse.objects.order_by("id").values_list("noegle", flat=True)) == [
        "indstilling.rettet", "modul.slaaet_fra", "indstilling.rettet", "modul.slaaet_til",
    ]  # fmt: skip


def test_kommando_retter_viser_og_forklarer(kommune):
    rettet = _dubu(TELEFON, "66 12 34 56", "--kommune", "0461", "--begrundelse", "Nyt nummer")
    vist = _dubu(TELEFON, "--kommune", "0461")

    assert "er nu 66 12 34 56" in rettet
    assert "Kommunens døgnvagt uden for åbningstid" in vist
    assert "66 12 34 56" in vist
    assert "Nyt nummer" in vist
    assert Haendelse.objects.get().aktoer_navn == "dubu indstilling"


def test_kommando_uden_noegle_viser_alle_indstillinger(kommune):
    ud = _dubu("--kommune", "0461")

    assert all(noegle in ud for noegle in STANDARDER)
    assert "mangler" in next(linje for linje in ud.splitlines() if linje.startswith(TELEFON))


@pytest.mark.parametrize(
    ("argv", "besked"),
    [
        ((TELEFON, "hos Karen", "--kommune", "0461", "--begrundelse", "x"), "telefonnummer"),
        ((TELEFON, "66123456", "--kommune", "0461"), "begrundelse"),
        ((TELEFON, "66123456", "--kommune", "9999", "--begrundelse", "x"), "ingen kommune"),
        (("findes.ikke", "--kommune", "0461"), "findes.ikke"),
    ],
)
def test_kommando_siger_hvad_der_er_galt(kommune, argv, besked):
    with pytest.raises(CommandError, match=besked):
        _dubu(*argv)
    assert not Indstilling.objects.exists()
