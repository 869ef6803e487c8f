"""Acts on a case: opening, assigning, status, parties; other roles, other municipality, double submit."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import transaction

from dubu.adgang.tests.factories import lav_afdeling, lav_medarbejder
from dubu.haendelseslog.models import Haendelse
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Person
from dubu.parter.services import flet_person
from dubu.sager import services
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet
from dubu.sager.errors import (
    AlleredePartError,
    BarnHarSagError,
    BegrundelseManglerError,
    ErAlleredeRaadgiverError,
    PeriodeVendtOmError,
    SagErLukketError,
    SagHarIndholdError,
    SagUdenRaadgiverError,
    UlovligtStatusskiftError,
)
from dubu.sager.models import Sag, Sagspart, Sagsstatus
from dubu.sager.tests.factories import lav_barn, lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)
DAG = date(2026, 3, 2)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def leder(lav_aktoer):
    return lav_aktoer("teamleder", navn="Lone Leder")


def _opret(aktoer, barn=None, **felter):
    standard = {"handling": uuid4(), "afdeling": lav_afdeling(), "startdato": DAG, "tidspunkt": NU}
    return services.opret_sag(aktoer=aktoer, barn=barn or lav_barn(), **{**standard, **felter})


def _noegler(sag):
    return list(Haendelse.objects.filter(sag=sag.uuid).order_by("id").values_list("noegle", flat=True))


# ---- Opening


def test_opret_sag_giver_naeste_nummer_i_kommunen(mette):
    assert [_opret(mette).sagsnummer, _opret(mette, lav_barn("Bo")).sagsnummer] == [1, 2]


def test_opret_sag_uden_raadgiver_er_ny_og_ikke_fordelt(mette):
    sag = _opret(mette)
    assert (sag.status, _noegler(sag)) == (Sagsstatus.NY, ["sag.oprettet"])


def test_opret_sag_og_tag_den_selv_er_aktiv(mette):
    sag = _opret(mette, primaer=Medarbejder.objects.get(uuid=mette.id))
    assert (sag.status, _noegler(sag)) == (Sagsstatus.AKTIV, ["sag.oprettet", "sag.tildelt"])


def test_opret_sag_til_en_anden_kraever_ret_til_at_tildele(mette):
    with pytest.raises(AdgangNaegtetFejl):
        _opret(mette, primaer=lav_medarbejder("raadgiver", navn="Jens Berg"))


def test_opret_sag_til_barn_med_aaben_sag_afvises(mette):
    barn = lav_barn()
    _opret(mette, barn)
    with pytest.raises(BarnHarSagError) as fejl:
        _opret(mette, barn)
    assert "sag med nummer 1" in fejl.value.besked


def test_opret_sag_til_barn_der_er_flettet_ind_i_et_med_sag_afvises(mette, lav_aktoer):
    barn, ukendt = lav_barn(), lav_barn("")
    _opret(mette, barn)
    flet_person(aktoer=mette, fra=ukendt, til=barn, tidspunkt=NU)
    ukendt.refresh_from_db()
    with pytest.raises(BarnHarSagError):
        _opret(mette, ukendt)


def test_opret_sag_samme_handling_to_gange_er_en_sag(mette):
    barn, handling = lav_barn(), uuid4()
    assert _opret(mette, barn, handling=handling) == _opret(mette, barn, handling=handling)
    assert Sag.objects.count() == 1


def test_opret_sag_knytter_det_der_er_sket_foer(mette):
    barn, ukendt = lav_barn(), lav_barn("")
    aktiviteter = [
        opret_aktivitet(aktoer=mette, type="underretning", titel="U", haendelsestidspunkt=NU, boern=[ForBarn(b)])
        for b in (barn, ukendt)
    ]
    flet_person(aktoer=mette, fra=ukendt, til=barn, tidspunkt=NU)

    sag = _opret(mette, barn)

    assert {a.boern.get().sag for a in aktiviteter} == {sag}


def test_opret_sag_af_revisor_naegtes(lav_aktoer):
    with pytest.raises(AdgangNaegtetFejl):
        _opret(lav_aktoer("revisor", navn="Rie"))


def test_opret_sag_til_anden_kommunes_barn_findes_ikke(mette):
    with kommune_transaktion(450):
        fremmed = lav_barn("Nyborg")
    with pytest.raises(Person.DoesNotExist), transaction.atomic():
        _opret(mette, fremmed)
    assert not Sag.objects.exists()


# ---- Assigning


def test_tildel_sag_goer_en_ny_sag_aktiv(mette, leder):
    sag, jens = _opret(mette), lav_medarbejder("raadgiver", navn="Jens Berg")
    services.tildel_sag(aktoer=leder, sag=sag, medarbejder=jens, tidspunkt=NU)
    services.tildel_sag(aktoer=leder, sag=sag, medarbejder=jens, tidspunkt=NU)

    sag.refresh_from_db()
    assert (sag.primaer_raadgiver, sag.status) == (jens, Sagsstatus.AKTIV)
    assert _noegler(sag) == ["sag.oprettet", "sag.tildelt", "sag.status_aendret"]


def test_tildel_sag_af_raadgiver_naegtes(mette):
    with pytest.raises(AdgangNaegtetFejl):
        services.tildel_sag(aktoer=mette, sag=_opret(mette), medarbejder=lav_medarbejder(), tidspunkt=NU)


def test_tildel_lukket_sag_afvises(leder):
    sag = lav_sag(status=Sagsstatus.AFSLUTTET)
    with pytest.raises(SagErLukketError):
        services.tildel_sag(aktoer=leder, sag=sag, medarbejder=lav_medarbejder(), tidspunkt=NU)


def _sekundaer(aktoer, sag, **felter):
    standard = {"handling": uuid4(), "formaal": "Tilsyn", "fra": DAG, "tidspunkt": NU}
    return services.tilfoej_sekundaer(aktoer=aktoer, sag=sag, **{**standard, **felter})


def test_sekundaer_raadgiver_tilfoejes_af_den_primaere_og_fjernes_igen(mette, leder):
    sag, ida = lav_sag(raadgiver=mette), lav_medarbejder("raadgiver", navn="Ida Lund")
    raekke = _sekundaer(mette, sag, medarbejder=ida)
    with pytest.raises(ErAlleredeRaadgiverError):
        _sekundaer(leder, sag, medarbejder=ida)
    services.fjern_sekundaer(aktoer=mette, raekke=raekke, til=DAG, tidspunkt=NU)
    services.fjern_sekundaer(aktoer=mette, raekke=raekke, til=DAG, tidspunkt=NU)

    assert _noegler(sag) == ["sag.raadgiver_tilfoejet", "sag.raadgiver_fjernet"]


def test_sekundaer_raadgiver_tilfoejes_ikke_af_en_anden_raadgiver(mette, lav_aktoer):
    with pytest.raises(AdgangNaegtetFejl):
        _sekundaer(lav_aktoer("raadgiver", navn="Jens"), lav_sag(raadgiver=mette), medarbejder=lav_medarbejder())


def test_sekundaer_raadgiver_med_vendt_periode_afvises(mette):
    with pytest.raises(PeriodeVendtOmError):
        _sekundaer(mette, lav_sag(raadgiver=mette), medarbejder=lav_medarbejder(), til=date(2026, 3, 1))


# ---- Status


def _skift(aktoer, sag, til, begrundelse="Målet er nået"):
    return services.skift_status(aktoer=aktoer, sag=sag, til=til, begrundelse=begrundelse, tidspunkt=NU)


def test_skift_status_afslut_og_genaabn(mette):
    sag = lav_sag(raadgiver=mette)
    _skift(mette, sag, Sagsstatus.AFSLUTTET)
    _skift(mette, sag, Sagsstatus.AFSLUTTET)
    _skift(mette, sag, Sagsstatus.AKTIV)
    assert _noegler(sag) == ["sag.status_aendret", "sag.afsluttet", "sag.status_aendret", "sag.genaabnet"]


@pytest.mark.parametrize(
    ("fra", "til", "fejl"),
    [
        (Sagsstatus.ARKIVERET, Sagsstatus.AKTIV, UlovligtStatusskiftError),
        (Sagsstatus.AFSLUTTET, Sagsstatus.HVILER, UlovligtStatusskiftError),
        (Sagsstatus.FEJLOPRETTET, Sagsstatus.AKTIV, UlovligtStatusskiftError),
    ],
)
def test_skift_status_uden_for_tabellen_afvises(mette, fra, til, fejl):
    with pytest.raises(fejl):
        _skift(mette, lav_sag(raadgiver=mette, status=fra), til)


def test_skift_status_uden_begrundelse_afvises(mette):
    with pytest.raises(BegrundelseManglerError):
        _skift(mette, lav_sag(raadgiver=mette), Sagsstatus.HVILER, "  ")


def test_skift_status_til_aktiv_uden_raadgiver_afvises(lav_aktoer):
    with pytest.raises(SagUdenRaadgiverError):
        _skift(lav_aktoer("afdelingsleder"), lav_sag(status=Sagsstatus.NY), Sagsstatus.AKTIV)


def test_genaabn_naar_barnet_har_en_ny_sag_afvises(mette):
    gammel = lav_sag(raadgiver=mette, status=Sagsstatus.AFSLUTTET)
    lav_sag(gammel.barn, raadgiver=mette)
    with pytest.raises(BarnHarSagError):
        _skift(mette, gammel, Sagsstatus.AKTIV)


def test_fejloprettet_med_indhold_afvises(mette):
    sag = lav_sag(raadgiver=mette)
    opret_aktivitet(aktoer=mette, type="notat", titel="N", haendelsestidspunkt=NU, boern=[ForBarn(sag.barn, sag)])
    with pytest.raises(SagHarIndholdError):
        _skift(mette, sag, Sagsstatus.FEJLOPRETTET)


def test_skift_status_i_andens_sag_naegtes(mette, lav_aktoer):
    with pytest.raises(AdgangNaegtetFejl):
        _skift(lav_aktoer("raadgiver", navn="Jens"), lav_sag(raadgiver=mette), Sagsstatus.HVILER)


# ---- Parties and summary


def test_tilfoej_og_fjern_part(mette):
    sag, mor = lav_sag(raadgiver=mette), lav_barn("Mor")
    felter = {"aktoer": mette, "sag": sag, "person": mor, "rolle": "fmi", "fra": DAG, "tidspunkt": NU}
    handling = uuid4()
    part = services.tilfoej_part(handling=handling, **felter)
    assert services.tilfoej_part(handling=handling, **felter) == part
    with pytest.raises(AlleredePartError):
        services.tilfoej_part(handling=uuid4(), **felter)

    services.fjern_part(aktoer=mette, part=part, til=DAG, tidspunkt=NU)

    assert Sagspart.objects.get().til == DAG
    assert _noegler(sag) == ["part.tilfoejet", "part.fjernet"]


def test_tilfoej_parter_springer_dem_over_der_staar_der(mette):
    sag, mor, far = lav_sag(raadgiver=mette), lav_barn("Mor"), lav_barn("Far")
    felter = {"aktoer": mette, "sag": sag, "fra": DAG, "tidspunkt": NU}
    services.tilfoej_parter(parter=[(mor, "fmi", "Mor")], **felter)
    nye = services.tilfoej_parter(parter=[(mor, "fmi", "Mor"), (far, "fmi", "Far")], **felter)
    assert [part.person for part in nye] == [far]


def test_ret_resume_gemmer_det_gamle_i_loggen(mette):
    sag = lav_sag(raadgiver=mette)
    for tekst in ("Fravær", "Fravær og uro", "Fravær og uro"):
        services.ret_resume(aktoer=mette, sag=sag, tekst=tekst, tidspunkt=NU, dag=DAG)
    fakta = Haendelse.objects.filter(noegle="sag.resume_rettet").order_by("id")
    assert [f.data.get("bemaerkning") for f in fakta] == [None, "Fravær"]
