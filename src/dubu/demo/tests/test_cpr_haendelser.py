"""What a second delivery changes for a child with a case is told to the child's rådgiver; others are let be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dubu.adaptere.cpr.p12170 import aabn
from dubu.adviser.models import Advis
from dubu.demo.cpr_befolkning import befolkning
from dubu.demo.cpr_generator import Familie, familie, skriv_fil
from dubu.demo.cpr_udkast import AALBORG
from dubu.frister.tests.factories import lav_sag, skriv_fakta
from dubu.haendelseslog.models import Haendelse
from dubu.kerne.aktoer import systemaktoer
from dubu.parter.cpr_import import indlaes_cpr_leverance
from dubu.parter.models import Person
from dubu.parter.services import opret_ufoedt
from dubu.porte.cpr import CprBeskyttelse, CprDato, CprPerson, Personstatus

DAG = date(2026, 11, 1)
I_GAAR = CprDato.af_dag(DAG - timedelta(days=1))
TIDSPUNKT = datetime(2026, 11, 2, 5, tzinfo=UTC)
BESKYTTET = CprBeskyttelse("0001", I_GAAR, CprDato.af_dag(DAG + timedelta(days=300)))


@pytest.fixture
def indlaes(kommune, tmp_path) -> Callable[..., None]:
    """Load the next delivery of the chain: `indlaes(*personer)`."""
    dage = iter(range(100))

    def koer(*personer: CprPerson) -> None:
        nr = next(dage)
        sti: Path = tmp_path / f"{nr}"
        skriv_fil(sti, personer, dag=DAG + timedelta(days=nr), forrige=DAG + timedelta(days=nr - 1) if nr else None)
        aktoer = systemaktoer(kommune.pk, "cpr_import")
        indlaes_cpr_leverance(aktoer=aktoer, laeser=aabn, fil=sti, tidspunkt=TIDSPUNKT)

    return koer


@pytest.fixture
def en(indlaes, lav_aktoer) -> Familie:
    """The family, loaded; the child of nine has a case with a rådgiver, the others have none."""
    en = familie(DAG)
    indlaes(*en.personer)
    barn = Person.objects.get(cpr=en.barn_9.pnr)
    sag = lav_sag(barn, lav_aktoer("raadgiver", navn="Mette Holm"))
    skriv_fakta("sag.oprettet", barn, om=sag.uuid)
    return en


def doed(person: CprPerson) -> CprPerson:
    return replace(person, status=str(Personstatus.DOED), status_fra=I_GAAR, bopael=None, klartekst=None)


def bor(person: CprPerson, kommunekode: str) -> CprPerson:
    assert person.bopael is not None
    assert person.klartekst is not None
    bopael = replace(person.bopael, kommunekode=kommunekode)
    return replace(person, bopael=bopael, klartekst=replace(person.klartekst, kommunekode=kommunekode))


def adviser() -> set[tuple[str, str]]:
    return {(a.titel, a.modtager.navn) for a in Advis.objects.filter(titel__startswith="Hændelse fra CPR")}


AENDRINGER = {
    "barnet er registreret død": lambda en: doed(en.barn_9),
    "barnet er flyttet til en anden kommune": lambda en: bor(en.barn_9, AALBORG.kommunekode),
    "barnet er udrejst af landet": lambda en: replace(
        en.barn_9, status=str(Personstatus.UDREJST), status_fra=I_GAAR, bopael=None, klartekst=None
    ),
    "barnet er registreret forsvundet": lambda en: replace(
        en.barn_9, status=str(Personstatus.FORSVUNDET), status_fra=I_GAAR, bopael=None, klartekst=None
    ),
    "barnet har fået navne- og adressebeskyttelse": lambda en: replace(en.barn_9, beskyttelser=(BESKYTTET,)),
    "barnet har fået ændret forældremyndighed": lambda en: replace(
        en.barn_9, foraeldremyndighed=en.barn_9.foraeldremyndighed[:1]
    ),
    "en forælder er registreret død": lambda en: doed(en.mor),
    "en forælder har fået navne- og adressebeskyttelse": lambda en: replace(en.mor, beskyttelser=(BESKYTTET,)),
    "en forælder har ikke længere navne- og adressebeskyttelse": lambda en: replace(en.far, beskyttelser=()),
}


@pytest.mark.parametrize("tekst", AENDRINGER)
def test_aendring_i_cpr_adviserer_barnets_raadgiver(tekst, en, indlaes):
    indlaes(AENDRINGER[tekst](en))

    assert adviser() == {(f"Hændelse fra CPR: {tekst}", "Mette Holm")}


def test_nyt_personnummer_adviseres_paa_det_barn_der_staar(en, indlaes):
    nyt = replace(en.barn_9, pnr=familie(DAG, froe=7).barn_9.pnr)
    indlaes(nyt, replace(en.barn_9, status=str(Personstatus.AENDRET_NUMMER), gaeldende_pnr=nyt.pnr))

    assert ("Hændelse fra CPR: barnet har fået nyt personnummer", "Mette Holm") in adviser()
    advis = Advis.objects.get(titel__endswith="nyt personnummer")
    assert advis.barn == Person.objects.get(cpr=nyt.pnr)


def test_mor_til_ufoedt_barn_er_en_foraelder(en, indlaes, lav_aktoer):
    modtagelse = lav_aktoer("modtagelse")
    mor = Person.objects.get(cpr=en.vordende.pnr)
    ufoedt = opret_ufoedt(aktoer=modtagelse, mor=mor, terminsdato=DAG + timedelta(days=90))
    lav_sag(ufoedt, lav_aktoer("raadgiver", navn="Rikke Lund"))
    skriv_fakta("henvendelse.modtaget", ufoedt, kanal="brev")

    indlaes(bor(en.vordende, AALBORG.kommunekode))

    assert adviser() == {("Hændelse fra CPR: en forælder er flyttet til en anden kommune", "Rikke Lund")}


def test_haendelsen_staar_paa_barnet_om_den_det_skete_for(en, indlaes):
    indlaes(doed(en.mor))

    (faktum,) = Haendelse.objects.filter(noegle="cpr.haendelse")
    barn, mor = (Person.objects.get(cpr=pnr) for pnr in (en.barn_9.pnr, en.mor.pnr))
    assert (faktum.barn, faktum.om) == (barn.uuid, mor.uuid)
    assert faktum.data == {"kode": "doed", "hvem": "foraelder"}


def test_rettet_foedselsdato_adviseres(en, indlaes):
    indlaes(replace(en.barn_9, foedselsdato=CprDato.af_dag(DAG - timedelta(days=3_500))))

    assert Advis.objects.get(titel__startswith="Barnets fødselsdato").modtager.navn == "Mette Holm"


def test_andre_aendringer_og_andre_mennesker_giver_ingen_haendelse(en, indlaes):
    assert en.barn_9.navn is not None
    nyt_navn = replace(en.barn_9, navn=replace(en.barn_9.navn, fornavn="Nyt"), stilling="Elev")
    indlaes(nyt_navn, doed(en.barn_3), doed(en.vordende))

    assert not Haendelse.objects.filter(noegle="cpr.haendelse").exists()


def test_samme_aendring_igen_og_foerste_leverance_giver_ingen(en, indlaes):
    indlaes(doed(en.mor))
    indlaes(replace(doed(en.mor), stilling="x"))

    assert Haendelse.objects.filter(noegle="cpr.haendelse").count() == 1


def test_antallet_af_forespoergsler_vokser_ikke_med_leverancen(en, indlaes):
    """A hundred strangers changed beside the mother cost no query of their own."""
    flere = list(befolkning(120, 3, DAG))
    indlaes(*flere)

    def antal(*personer: CprPerson) -> int:
        with CaptureQueriesContext(connection) as fanget:
            indlaes(*personer)
        return len(fanget)

    alene = antal(replace(en.mor, stilling="Maler"))
    sammen = antal(replace(en.mor, stilling="Lærer"), *(replace(p, stilling="Maler") for p in flere[:100]))
    assert sammen <= alene + 2
