from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from dubu.kerne.aktoer import systemaktoer
from dubu.parter import soegning
from dubu.parter.models import Adresse, Beskyttelse, Navneord, Person, TidligereCpr
from dubu.parter.services import opret_person_uden_cpr, saet_noegler
from dubu.regler.dansk import da_variant

DAG = date(2026, 11, 2)


@pytest.fixture
def ida(kommune) -> Person:
    aktoer = systemaktoer(kommune.pk, "proeve")
    return opret_person_uden_cpr(aktoer=aktoer, fornavn="Ida-Marie", efternavn="Christensen")


def ord_af(person: Person) -> set[str]:
    return set(Navneord.objects.filter(person=person).values_list("ord", flat=True))


def fundet(ider) -> set[int]:
    return {next(iter(raekke.values())) for raekke in ider}


def test_words_of_a_name_follow_whoever_writes_it(ida):
    assert ord_af(ida) == {"ida", "marie", "kristensen"}

    ida.efternavn = "Sørensen"
    saet_noegler(ida)
    ida.save(update_fields=["efternavn", "sorteringsnoegle", "soegenoegle"])

    assert ord_af(ida) == {"ida", "marie", "s|rensen"}


def test_words_of_an_earlier_name_stay_when_the_name_changes(ida):
    Navneord.objects.create(person=ida, art=Navneord.Art.TIDLIGERE, ord="holm")

    Person.objects.filter(pk=ida.pk).update(soegenoegle="ida lund")

    assert ord_af(ida) == {"ida", "lund", "holm"}


@pytest.mark.parametrize("tekst", ["kristensen", "Marie Chr", "ida", "CHRISTENSEN Ida"])
def test_med_navneord_finds_any_order_prefix_and_spelling(ida, tekst):
    assert fundet(soegning.med_navneord(da_variant(tekst).split())) == {ida.pk}


def test_med_navneord_every_word_must_fit(ida):
    assert fundet(soegning.med_navneord(["ida", "holm"])) == set()


def test_numbers_now_and_before_find_the_person(ida):
    Person.objects.filter(pk=ida.pk).update(cpr="0102030405")
    TidligereCpr.objects.create(person=ida, cpr="0102030409")

    assert fundet(soegning.med_cpr("0102030405")) == {ida.pk}
    assert fundet(soegning.med_tidligere_cpr("0102030409")) == {ida.pk}
    assert fundet(soegning.foedt_med("010203")) == {ida.pk}
    assert fundet(soegning.foedt_med("010204")) == set()


@pytest.mark.parametrize(
    ("tekst", "findes"),
    [
        ("Skovvej 4", True), ("skovvej 4, 5000", True), ("Skovvej 4, 1. tv", True), ("Skovvej 4 Odense", True),
        ("Skovvej 4, 5200", False), ("Skovvej 5", False), ("vej 4", False), ("Skov", True),
    ],
)  # fmt: skip
def test_paa_adressen_takes_what_one_knows(ida, tekst, findes):
    Adresse.objects.create(person=ida, aktuel=True, soegenoegle="skovvej 4 1 tv 5000 odense k")

    assert fundet(soegning.paa_adressen(da_variant(tekst), DAG)) == ({ida.pk} if findes else set())


def test_paa_adressen_never_finds_the_protected(ida):
    Adresse.objects.create(person=ida, aktuel=True, soegenoegle="skovvej 4 1 tv 5000 odense k")

    assert fundet(soegning.paa_adressen("skovvej 4", DAG)) == {ida.pk}
    Beskyttelse.objects.create(person=ida, art="0001", til=DAG)
    assert fundet(soegning.paa_adressen("skovvej 4", DAG)) == set()
    assert fundet(soegning.paa_adressen("skovvej 4", date(2026, 11, 3))) == {ida.pk}


def test_each_way_uses_its_index_under_row_level_security(kommune):
    """One test: the table that is big enough for an index takes seconds to fill."""
    alle = Person.objects.bulk_create(Person(cpr=f"{nr:010d}", soegenoegle=f"navn{nr}") for nr in range(3000))
    Adresse.objects.bulk_create(Adresse(person=en, aktuel=True, soegenoegle=f"vej {en.pk}") for en in alle)
    with connection.cursor() as markoer:
        markoer.execute("SELECT parter_statistik()")

    veje = {
        "med_navneord": soegning.med_navneord(["ida"]), "med_cpr": soegning.med_cpr("010203"),
        "foedt_med": soegning.foedt_med("010203"), "paa_adressen": soegning.paa_adressen("skovvej", DAG),
    }  # fmt: skip
    planer = {vej: fundne.explain() for vej, fundne in veje.items()}

    for vej, plan in planer.items():
        assert "Index Cond: ((kommune_id = " in plan, (vej, plan)
        assert "Seq Scan on parter_beskyttelse" in plan or "Seq Scan" not in plan, (vej, plan)
