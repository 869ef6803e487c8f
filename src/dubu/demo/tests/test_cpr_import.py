"""Loading what the generator writes: the chain, refusals that leave nothing, replacement, facts, family."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DataError

from dubu.adaptere.cpr.p12170 import aabn
from dubu.demo.cpr_befolkning import aendringer, befolkning
from dubu.demo.cpr_generator import Familie, familie, skriv_fil
from dubu.haendelseslog.models import Haendelse
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.transaktion import kommune_transaktion
from dubu.parter import adresser, cpr_tabeller
from dubu.parter import familie as slaegt
from dubu.parter.cpr_import import Indlaesning, indlaes_cpr_leverance
from dubu.parter.cpr_raekker import raekker
from dubu.parter.models import (
    Adresse,
    Beskyttelse,
    CprLeverance,
    CprOplysning,
    CprRegistrering,
    Foraelder,
    Foraeldremyndighed,
    Navneord,
    Person,
    TidligereCpr,
)
from dubu.parter.selectors import barn_fakta
from dubu.parter.services import opret_ufoedt
from dubu.porte.cpr import CprDato, CprPerson, Personstatus
from dubu.porte.cpr_leverance import AfvistLeverance

DAG = date(2026, 11, 1)
TIDSPUNKT = datetime(2026, 11, 2, 5, tzinfo=UTC)
NYBORG = 450
TABELLER = (
    Person, CprLeverance, CprRegistrering, CprOplysning, Adresse, Beskyttelse, Foraelder, Foraeldremyndighed,
    TidligereCpr, Navneord, Haendelse,
)  # fmt: skip
Indlaeser = Callable[..., Indlaesning]


@pytest.fixture
def indlaes(kommune, tmp_path) -> Indlaeser:
    """Write a file and load it: `indlaes(personer, dag=, forrige=, opgavenr=, skad=bytes -> bytes)`."""

    def koer(
        personer: Sequence[CprPerson], *, skad: Callable[[bytes], bytes] = bytes, kommune_id: int = kommune.pk, **fil
    ) -> Indlaesning:
        sti: Path = tmp_path / uuid4().hex
        skriv_fil(sti, personer, **{"dag": DAG, **fil})
        sti.write_bytes(skad(sti.read_bytes()))
        return indlaes_cpr_leverance(
            aktoer=systemaktoer(kommune_id, "cpr_import"), laeser=aabn, fil=sti, tidspunkt=TIDSPUNKT
        )

    return koer


@pytest.fixture
def en() -> Familie:
    return familie(DAG)


def indhold() -> dict[str, list[tuple]]:
    """Every row of the tables that an import writes."""
    return {tabel.__name__: sorted(tabel.objects.values_list(), key=repr) for tabel in TABELLER}


def dage(antal: int) -> date:
    return DAG + timedelta(days=antal)


# ---- The chain


def test_first_delivery_is_taken_whatever_it_follows(indlaes, en):
    svar = indlaes(en.personer, forrige=dage(-1))

    assert (svar.gentaget, svar.leverance.antal_nye, Person.objects.count()) == (False, 6, 6)


def test_next_delivery_must_follow_the_last_one(indlaes, en):
    indlaes(en.personer)

    assert not indlaes(en.personer[:2], dag=dage(1), forrige=DAG).gentaget
    assert CprLeverance.objects.count() == 2


@pytest.mark.parametrize("forrige", [None, dage(-7), dage(1)])
def test_delivery_out_of_order_is_refused_and_leaves_nothing(indlaes, en, forrige):
    indlaes(en.personer)
    foer = indhold()

    with pytest.raises(AfvistLeverance) as afvist:
        indlaes(en.personer[:3], dag=dage(2), forrige=forrige)

    assert (afvist.value.kode, afvist.value.postnr, afvist.value.linje) == ("brudt_kaede", 1, 1)
    assert "01.11.2026" in afvist.value.besked
    assert indhold() == foer


def test_refusal_of_a_file_without_lines_names_no_line(indlaes, en):
    indlaes(en.personer)

    with pytest.raises(AfvistLeverance) as afvist:
        indlaes(en.personer, dag=dage(2), faste_laengder=True)

    assert (afvist.value.postnr, afvist.value.linje) == (1, None)


def test_an_earlier_delivery_again_changes_nothing_even_when_others_followed(indlaes, en):
    indlaes(en.personer)
    indlaes(en.personer[:2], dag=dage(1), forrige=DAG)
    foer = indhold()

    assert indlaes(en.personer).gentaget
    assert indhold() == foer


def test_same_day_with_other_records_is_not_the_same_delivery(indlaes, en):
    indlaes(en.personer)

    with pytest.raises(AfvistLeverance):
        indlaes(en.personer[:5])


def test_each_task_and_each_municipality_has_its_own_chain(indlaes, en):
    indlaes(en.personer)

    assert not indlaes(en.personer, opgavenr="999002", dag=dage(5), forrige=dage(4)).gentaget
    with kommune_transaktion(NYBORG):
        svar = indlaes(en.personer, forrige=dage(-3), kommune_id=NYBORG)
        assert (svar.leverance.antal_nye, Person.objects.count()) == (6, 6)
    assert Person.objects.count() == 6


# ---- Refusals


SKADER = {
    "forkert_antal": lambda b: b[:-9] + b"00000009\n",
    "afkortet": lambda b: b[: b.rindex(b"999")],
    "ukendt_post": lambda b: b.replace(b"\n002", b"\n888", 1),
    "uden_start": lambda b: b[b.index(b"\n") + 1 :],
}


@pytest.mark.parametrize("kode", SKADER)
def test_damaged_delivery_is_refused_whole_and_leaves_nothing(indlaes, en, kode):
    indlaes(en.personer[:2])
    foer = indhold()

    with pytest.raises(AfvistLeverance) as afvist:
        indlaes(en.personer, dag=dage(1), forrige=DAG, skad=SKADER[kode])

    assert afvist.value.postnr is not None
    assert not any(person.pnr in afvist.value.besked for person in en.personer)
    assert indhold() == foer


# ---- Replacement


def test_record_001_replaces_all_that_was_said_of_the_person(indlaes, en):
    indlaes(en.personer)
    foer = Person.objects.get(cpr=en.far.pnr)
    flyttet = replace(en.far, beskyttelser=(), tidligere_navne=(), tidligere_bopaele=(), klartekst=en.mor.klartekst)

    svar = indlaes([flyttet], dag=dage(1), forrige=DAG)

    far = Person.objects.get(cpr=en.far.pnr)
    assert (svar.leverance.antal_aendrede, svar.leverance.antal_nye, far.pk, far.uuid) == (1, 0, foer.pk, foer.uuid)
    assert not Beskyttelse.objects.filter(person=far).exists()
    assert Adresse.objects.filter(person=far).count() == 1
    assert CprRegistrering.objects.filter(person=far).count() == 2
    assert Person.objects.count() == 6


def test_what_the_municipality_has_noted_itself_is_kept(indlaes, en):
    indlaes(en.personer)
    Person.objects.filter(cpr=en.mor.pnr).update(telefon="12345678", tolkesprog="Somali")

    indlaes([replace(en.mor, stilling="Smed")], dag=dage(1), forrige=DAG)

    mor = Person.objects.get(cpr=en.mor.pnr)
    assert (mor.telefon, mor.tolkesprog) == ("12345678", "Somali")


def test_population_and_its_changes_load_and_unchanged_persons_are_passed_over(indlaes):
    alle = list(befolkning(400, 3, DAG))
    indlaes(alle)
    nye = list(aendringer(alle, 4, dage(10), forrige=DAG))
    uaendrede = [person for person in alle if person.pnr not in {ny.pnr for ny in nye}]

    svar = indlaes([*nye, *uaendrede], dag=dage(10), forrige=DAG)

    assert svar.uaendrede == len(uaendrede)
    assert svar.leverance.antal_nye + svar.leverance.antal_aendrede == len(nye)
    assert CprOplysning.objects.count() == Person.objects.count()


# ---- Portions


@pytest.fixture
def smaa_portioner(monkeypatch) -> None:
    """One person in the first portion, two in each of the others."""
    monkeypatch.setattr(cpr_tabeller, "_FOERSTE", 1)
    monkeypatch.setattr(cpr_tabeller, "_PORTION", 2)


def test_delivery_in_many_portions_is_one_delivery(indlaes, en, smaa_portioner):
    foerste = indlaes(en.personer)
    aendret = indlaes([replace(p, stilling="Smed") for p in en.personer], dag=dage(1), forrige=DAG)

    assert (foerste.leverance.antal_nye, foerste.leverance.antal_aendrede) == (6, 0)
    assert (aendret.leverance.antal_nye, aendret.leverance.antal_aendrede) == (0, 6)
    assert (Person.objects.count(), CprOplysning.objects.count(), CprRegistrering.objects.count()) == (6, 6, 12)
    bopaele = Adresse.objects.filter(aktuel=True, art="bopael").values_list("person", flat=True)
    assert sorted(bopaele) == sorted(Person.objects.values_list("pk", flat=True))


def test_birth_dates_of_every_portion_become_facts(indlaes, en, smaa_portioner):
    indlaes(en.personer)
    personer = [med_faktum(person) for person in Person.objects.all()]
    rettet = CprDato.af_dag(dage(-100))

    indlaes([replace(p, foedselsdato=rettet) for p in en.personer], dag=dage(1), forrige=DAG)

    beroerte = Haendelse.objects.filter(noegle="barn.foedt").values_list("barn", flat=True)
    assert sorted(beroerte) == sorted(person.uuid for person in personer)


def test_what_goes_wrong_in_the_last_portion_leaves_nothing_of_the_first(indlaes, en, smaa_portioner, monkeypatch):
    indlaes(en.personer[:1])
    foer = indhold()

    def for_langt_ord(person: CprPerson):
        yield from raekker(person)
        if person.pnr == en.personer[-1].pnr:
            yield "navneord", (person.pnr, "tidligere", "x" * 61)

    monkeypatch.setattr(cpr_tabeller, "raekker", for_langt_ord)
    with pytest.raises(DataError):
        indlaes(en.personer, dag=dage(1), forrige=DAG)

    assert indhold() == foer


# ---- Facts and merges


def med_faktum(person: Person) -> Person:
    aktoer = systemaktoer(person.kommune_id, "proeve")
    skriv("person.oprettet", boern=[barn_fakta(person)], aktoer=aktoer, tidspunkt=TIDSPUNKT, om=person.uuid, data={})
    return person


def test_corrected_birth_date_is_a_fact_for_those_with_facts_only(indlaes, en):
    indlaes(en.personer)
    barn = med_faktum(Person.objects.get(cpr=en.barn_9.pnr))
    rettet = CprDato.af_dag(dage(-100))

    indlaes([replace(b, foedselsdato=rettet) for b in (en.barn_9, en.barn_13)], dag=dage(1), forrige=DAG)

    faktum = Haendelse.objects.get(noegle="barn.foedt")
    assert (faktum.barn, faktum.kilde) == (barn.uuid, "cpr")
    assert faktum.data["foedselsdato"] == f"{dage(-100)}"
    assert faktum.data["rettet_fra"] == f"{barn.foedselsdato}"


def nummerskift(person: CprPerson) -> tuple[CprPerson, CprPerson]:
    """The person under a new number, and the record that the old number leaves."""
    nyt = f"{person.pnr[:6]}9{person.pnr[7:]}"
    gammel = CprPerson(person.pnr, nyt, Personstatus.AENDRET_NUMMER, foedselsdato=person.foedselsdato, navn=person.navn)
    return replace(person, pnr=nyt), gammel


@pytest.mark.parametrize("omvendt", [False, True])
def test_new_number_merges_the_old_row_whoever_comes_first(indlaes, en, omvendt):
    indlaes(en.personer)
    barn = med_faktum(Person.objects.get(cpr=en.barn_9.pnr))
    foerst, sidst = nummerskift(en.barn_9)[:: -1 if omvendt else 1]

    indlaes([foerst], dag=dage(1), forrige=DAG)
    indlaes([sidst], dag=dage(2), forrige=dage(1))

    barn.refresh_from_db()
    ny = nummerskift(en.barn_9)[0].pnr
    assert barn.samme_som is not None
    assert barn.samme_som.cpr == ny
    faktum = Haendelse.objects.get(noegle="person.flettet")
    assert (faktum.barn, faktum.data["fra"]) == (barn.samme_som.uuid, f"{barn.uuid}")


def test_new_number_of_a_stranger_is_no_fact(indlaes, en):
    indlaes(en.personer)

    indlaes(nummerskift(en.far), dag=dage(1), forrige=DAG)

    assert Person.objects.exclude(samme_som=None).count() == 1
    assert not Haendelse.objects.filter(noegle="person.flettet").exists()


def test_numbers_that_point_in_a_ring_are_left_alone(indlaes, en):
    to = [replace(en.mor, gaeldende_pnr=en.far.pnr), replace(en.far, gaeldende_pnr=en.mor.pnr)]

    indlaes(to)

    assert not Person.objects.exclude(samme_som=None).exists()


# ---- The family


def test_siblings_say_household_and_custody(indlaes, en):
    indlaes(en.personer)
    barn = Person.objects.get(cpr=en.barn_13.pnr)

    fundne = {s.person.cpr: s for s in slaegt.soeskende(barn, DAG)}

    assert set(fundne) == {en.barn_9.pnr, en.barn_3.pnr}
    assert all(s.hel and s.samme_husstand for s in fundne.values())
    assert fundne[en.barn_9.pnr].samme_indehavere
    assert not fundne[en.barn_3.pnr].samme_indehavere


def test_family_holds_across_a_change_of_number(indlaes, en):
    indlaes(en.personer)
    indlaes(nummerskift(en.mor), dag=dage(1), forrige=DAG)
    barn = Person.objects.get(cpr=en.barn_3.pnr)

    ny_mor = Person.objects.get(cpr=nummerskift(en.mor)[0].pnr)
    assert slaegt.foraeldre(barn)[0].person == ny_mor
    assert {b.person.cpr for b in slaegt.boern(ny_mor)} == {en.barn_3.pnr, en.barn_9.pnr, en.barn_13.pnr}
    assert len(slaegt.soeskende(barn, DAG)) == 2


def test_unborn_child_belongs_to_its_mothers_family_and_household(indlaes, en):
    indlaes(en.personer)
    mor = Person.objects.get(cpr=en.mor.pnr)
    aktoer = systemaktoer(mor.kommune_id, "proeve")
    ufoedt = opret_ufoedt(aktoer=aktoer, mor=mor, terminsdato=dage(90))

    assert slaegt.foraeldre(ufoedt)[0].person == mor
    assert slaegt.boern(mor)[-1].person == ufoedt
    soeskende = slaegt.soeskende(ufoedt, DAG)
    assert {s.person.cpr for s in soeskende} == {en.barn_3.pnr, en.barn_9.pnr, en.barn_13.pnr}
    assert all(s.samme_husstand and s.hel is None for s in soeskende)


def test_household_does_not_give_a_protected_address_away(indlaes, en, lav_aktoer):
    beskyttet_mor = replace(en.mor, beskyttelser=en.far.beskyttelser)
    indlaes([beskyttet_mor, *en.personer[1:]])
    mor, barn = (Person.objects.get(cpr=p.pnr) for p in (en.mor, en.barn_9))

    assert mor in slaegt.husstand(barn)
    assert mor not in adresser.vis_husstand(lav_aktoer("modtagelse"), barn, DAG)
    assert adresser.vis_husstand(lav_aktoer("modtagelse"), mor, DAG) == []
