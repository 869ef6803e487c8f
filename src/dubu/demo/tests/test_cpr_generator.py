"""The generated deliveries: valid for our own reader, right in age, and the same for the same seed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dubu.adaptere.cpr.p12170 import aabn
from dubu.demo.cpr_befolkning import aendringer, befolkning
from dubu.demo.cpr_generator import familie, skriv_fil
from dubu.demo.cpr_numre import er_opdigtet
from dubu.porte.cpr import CprPerson, Personstatus
from dubu.porte.cpr_udledt import beskyttet, foraeldremyndighedsindehavere

DAG = date(2026, 11, 22)
FOER = date(2026, 11, 20)
dage = st.dates(date(2010, 1, 1), date(2036, 12, 31))
froe = st.integers(0, 10_000)


def _alder(person: CprPerson, dag: date) -> int:
    foedt = person.foedselsdato.dato
    assert foedt is not None
    return dag.year - foedt.year - ((dag.month, dag.day) < (foedt.month, foedt.day))


def _laes(sti: Path) -> list[CprPerson]:
    with aabn(sti) as udtraek:
        return list(udtraek.personer())


@settings(max_examples=40, deadline=None)
@given(dag=dage, froe=froe)
def test_family_has_the_wanted_ages_protection_and_custody(dag: date, froe: int) -> None:
    f = familie(dag, froe=froe)
    assert [_alder(barn, dag) for barn in (f.barn_3, f.barn_9, f.barn_13)] == [3, 9, 13]
    assert [p for p in f.personer if beskyttet(p, dag)] == [f.far]
    assert all(er_opdigtet(p.pnr) for p in f.personer)
    assert set(f.mor.boern) == set(f.far.boern) == {f.barn_3.pnr, f.barn_9.pnr, f.barn_13.pnr}
    for barn, ventet in ((f.barn_3, [f.mor]), (f.barn_9, [f.mor, f.far]), (f.barn_13, [f.mor, f.far])):
        holdere = [i.pnr for i in foraeldremyndighedsindehavere(barn, dag)]
        assert holdere == [p.pnr for p in ventet]


def test_family_file_is_read_back_as_the_same_persons(tmp_path: Path) -> None:
    f = familie(DAG)
    skriv_fil(tmp_path / "fil", f.personer, dag=DAG)
    assert _laes(tmp_path / "fil") == list(f.personer)


@settings(max_examples=25, deadline=None)
@given(antal=st.integers(1, 60), froe=froe, dag=dage)
def test_population_has_the_wanted_number_of_different_invented_persons(antal: int, froe: int, dag: date) -> None:
    personer = list(befolkning(antal, froe, dag))
    numre = {p.pnr for p in personer}
    assert len(personer) == len(numre) == antal
    assert all(er_opdigtet(pnr) for pnr in numre)
    assert all(set(p.boern) <= numre for p in personer)
    assert personer == list(befolkning(antal, froe, dag))


@pytest.mark.parametrize("faste_laengder", [False, True])
def test_population_file_is_read_back_as_the_same_persons(tmp_path: Path, faste_laengder: bool) -> None:
    personer = list(befolkning(400, 7, DAG))
    skriv_fil(tmp_path / "fil", personer, dag=DAG, faste_laengder=faste_laengder)
    assert _laes(tmp_path / "fil") == personer


def test_population_holds_what_a_municipality_meets() -> None:
    personer = list(befolkning(5000, 1, DAG))
    status = Counter(p.status for p in personer)
    assert {Personstatus.BOPAEL_DANMARK, Personstatus.AENDRET_NUMMER, Personstatus.UDREJST} <= set(status)
    assert any(beskyttet(p, DAG) for p in personer)
    assert any(p.tidligere_navne for p in personer)
    assert any(p.tidligere_bopaele for p in personer)
    assert any(p.far and p.far.pnr is None for p in personer)
    boern = [p for p in personer if _alder(p, DAG) < 18 and p.status == Personstatus.BOPAEL_DANMARK]
    assert all(foraeldremyndighedsindehavere(barn, DAG) for barn in boern)


@settings(max_examples=15, deadline=None)
@given(froe=froe)
def test_second_delivery_changes_some_persons_and_adds_newborns_with_new_numbers(froe: int) -> None:
    foer = {p.pnr: p for p in befolkning(300, froe, FOER)}
    efter = list(aendringer(foer.values(), froe, DAG, forrige=FOER, andel=0.3))
    kendte = [p for p in efter if p.pnr in foer]
    nye = [p for p in efter if p.pnr not in foer]
    assert kendte
    assert all(p != foer[p.pnr] for p in kendte)
    assert all(_alder(p, DAG) == 0 and er_opdigtet(p.pnr) for p in nye)
    moedre = {p.pnr: p for p in kendte}
    assert all(p.mor and p.pnr in moedre[str(p.mor.pnr)].boern for p in nye)


def test_second_delivery_is_read_and_continues_the_chain(tmp_path: Path) -> None:
    efter = list(aendringer(befolkning(300, 5, FOER), 5, DAG, forrige=FOER))
    skriv_fil(tmp_path / "fil", efter, dag=DAG, forrige=FOER)
    with aabn(tmp_path / "fil") as udtraek:
        assert udtraek.leverance.forrige_produktionsdato == FOER
        assert list(udtraek.personer()) == efter
