"""The rule that makes an invented number nobody's."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubu.demo.cpr_numre import Nummerbank, er_opdigtet
from dubu.regler.cpr import Cprart, laes_cpr, opfylder_modulus_11

foedselsdage = st.dates(date(1900, 1, 2), date(2036, 12, 31)).filter(lambda d: (d.month, d.day) != (1, 1))


@given(foedt=foedselsdage, koen=st.sampled_from("KM"), froe=st.integers(0, 10**6))
def test_invented_number_has_its_birthday_and_sex_and_can_be_nobodys(foedt: date, koen: str, froe: int) -> None:
    pnr = Nummerbank(froe).tildel(foedt, koen)
    cpr = laes_cpr(pnr)
    assert (cpr.art, cpr.foedselsdato, cpr.koen) == (Cprart.CPR, foedt, koen)
    assert not opfylder_modulus_11(pnr)
    assert er_opdigtet(pnr)


def test_numbers_of_one_day_are_all_different_until_there_are_no_more() -> None:
    bank = Nummerbank(3)
    dag = date(2017, 5, 6)
    numre = [bank.tildel(dag, "K") for _ in range(2700)]
    assert len(set(numre)) == 2700
    with pytest.raises(ValueError, match="no more"):
        list(iter(lambda: bank.tildel(dag, "K"), None))


def test_first_of_january_and_years_without_rule_are_refused() -> None:
    for dag in (date(2015, 1, 1), date(1899, 5, 5), date(2037, 5, 5)):
        with pytest.raises(ValueError, match="invented"):
            Nummerbank().tildel(dag, "M")


@pytest.mark.parametrize("pnr", ["0101151234", "0709614452x", "3102151234"])
def test_number_outside_the_rule_is_not_called_invented(pnr: str) -> None:
    assert not er_opdigtet(pnr)
