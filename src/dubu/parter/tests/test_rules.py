from __future__ import annotations

from datetime import date

import pytest

from dubu.parter.rules import Indlaest, er_indlaest, kontroller_kaede
from dubu.porte.cpr_leverance import AfvistLeverance, CprLeverance

MANDAG, TIRSDAG, ONSDAG = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4)


def leverance(dag: date, forrige: date | None, aftryk: str = "a") -> CprLeverance:
    return CprLeverance("999001", dag, forrige, antal=1, antal_personer=1, fingeraftryk=aftryk)


@pytest.mark.parametrize("forrige", [None, MANDAG])
def test_kontroller_kaede_first_delivery_is_always_taken(forrige):
    kontroller_kaede(leverance(TIRSDAG, forrige), [])


def test_kontroller_kaede_counts_from_the_one_loaded_last():
    foer = [Indlaest(MANDAG, "a"), Indlaest(TIRSDAG, "b")]

    kontroller_kaede(leverance(ONSDAG, TIRSDAG, "c"), foer)
    with pytest.raises(AfvistLeverance, match=r"den senest indlæste er fra 03\.11\.2026"):
        kontroller_kaede(leverance(ONSDAG, MANDAG, "c"), foer)


def test_kontroller_kaede_without_a_forerunner_says_so():
    with pytest.raises(AfvistLeverance, match="siger ikke, hvilken leverance den følger efter"):
        kontroller_kaede(leverance(TIRSDAG, None, "b"), [Indlaest(MANDAG, "a")])


def test_er_indlaest_asks_for_both_day_and_records():
    foer = [Indlaest(MANDAG, "a")]

    assert er_indlaest(leverance(MANDAG, None, "a"), foer)
    assert not er_indlaest(leverance(MANDAG, None, "b"), foer)
    assert not er_indlaest(leverance(TIRSDAG, None, "a"), foer)
