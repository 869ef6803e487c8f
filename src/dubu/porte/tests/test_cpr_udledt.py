"""Protection and custody on the days where it matters: the edges, and dates that leave something open."""

from __future__ import annotations

from datetime import date

import pytest

from dubu.porte.cpr import (
    TOM_DATO,
    Beskyttelsesart,
    CprBeskyttelse,
    CprDato,
    CprForaelder,
    CprForaeldremyndighed,
    CprPerson,
    Myndighedsart,
)
from dubu.porte.cpr_leverance import AfvistLeverance
from dubu.porte.cpr_udledt import beskyttet, foraeldremyndighedsindehavere

FRA, TIL = date(2026, 3, 1), date(2026, 9, 1)


def _dag(aar: int, maaned: int, dag: int) -> CprDato:
    return CprDato.af_dag(date(aar, maaned, dag))


def _beskyttet(fra: CprDato, til: CprDato, per: date, art: str = Beskyttelsesart.NAVN_OG_ADRESSE) -> bool:
    return beskyttet(CprPerson("1502801234", None, "01", beskyttelser=(CprBeskyttelse(art, fra, til),)), per)


@pytest.mark.parametrize(
    ("per", "ventet"),
    [
        (date(2026, 2, 28), False),
        (FRA, True),
        (TIL, True),
        (date(2026, 9, 2), False),
    ],
)
def test_protection_holds_on_both_of_its_days(per: date, ventet: bool) -> None:
    assert _beskyttet(CprDato.af_dag(FRA), CprDato.af_dag(TIL), per) is ventet


@pytest.mark.parametrize(
    ("fra", "til", "ventet"),
    [
        (TOM_DATO, TOM_DATO, True),
        (CprDato("20260000"), TOM_DATO, True),
        (CprDato("20260800"), TOM_DATO, False),
        (TOM_DATO, CprDato("20260600"), True),
        (TOM_DATO, CprDato("20260500"), False),
        (CprDato("00000012"), CprDato("00000012"), True),
    ],
)
def test_protection_with_an_incomplete_date_holds_as_long_as_it_can(fra: CprDato, til: CprDato, ventet: bool) -> None:
    assert _beskyttet(fra, til, date(2026, 6, 15)) is ventet


def test_protection_of_another_kind_hides_no_address() -> None:
    assert not _beskyttet(TOM_DATO, TOM_DATO, FRA, Beskyttelsesart.MARKEDSFOERING)


def _barn(*myndighed: CprForaeldremyndighed, foedt: CprDato | None = None) -> CprPerson:
    return CprPerson(
        "1502201234",
        None,
        "01",
        foedselsdato=foedt or _dag(2020, 2, 15),
        mor=CprForaelder("1502801236"),
        far=CprForaelder(None, "Lindström,Måns", _dag(1979, 5, 6)),
        foraeldremyndighed=myndighed,
    )


def test_custody_of_a_father_without_number_gives_name_and_birth_date() -> None:
    (indehaver,) = foraeldremyndighedsindehavere(_barn(CprForaeldremyndighed(Myndighedsart.FAR)), FRA)
    assert (indehaver.pnr, indehaver.navn) == (None, "Lindström,Måns")
    assert not indehaver.usikker


def test_custody_of_a_parent_who_is_not_registered_is_uncertain() -> None:
    barn = CprPerson("1502201234", None, "01", foraeldremyndighed=(CprForaeldremyndighed(Myndighedsart.MOR),))
    (indehaver,) = foraeldremyndighedsindehavere(barn, FRA)
    assert indehaver.pnr is None
    assert indehaver.usikker


def test_custody_ends_the_day_it_is_deleted_and_begins_the_day_it_starts() -> None:
    barn = _barn(CprForaeldremyndighed(Myndighedsart.MOR, CprDato.af_dag(FRA), CprDato.af_dag(TIL)))
    holder = {per: bool(foraeldremyndighedsindehavere(barn, per)) for per in (date(2026, 2, 28), FRA, TIL)}
    assert list(holder.values()) == [False, True, False]


def test_custody_with_an_incomplete_end_holds_as_long_as_it_can_and_says_so() -> None:
    barn = _barn(CprForaeldremyndighed(Myndighedsart.MOR, CprDato.af_dag(FRA), CprDato("20260900")))
    (indehaver,) = foraeldremyndighedsindehavere(barn, date(2026, 9, 30))
    assert indehaver.usikker
    assert foraeldremyndighedsindehavere(barn, date(2026, 10, 1)) == ()


@pytest.mark.parametrize(
    ("foedt", "per", "antal"),
    [
        (_dag(2008, 6, 1), date(2026, 5, 31), 1),
        (_dag(2008, 6, 1), date(2026, 6, 1), 0),
        (_dag(2008, 2, 29), date(2026, 2, 28), 1),
        (_dag(2008, 2, 29), date(2026, 3, 1), 0),
        (CprDato("20080600"), date(2026, 6, 29), 1),
        (TOM_DATO, date(2026, 6, 29), 1),
    ],
)
def test_nobody_holds_custody_from_the_18th_birthday(foedt: CprDato, per: date, antal: int) -> None:
    barn = _barn(CprForaeldremyndighed(Myndighedsart.ANDEN_1, pnr="1502801238"), foedt=foedt)
    assert len(foraeldremyndighedsindehavere(barn, per)) == antal


def test_refusal_says_where_when_it_is_known() -> None:
    assert AfvistLeverance("x", "Den er tom.").besked == "Leverancen er afvist: Den er tom."
    assert "ved post 3: " in AfvistLeverance("x", "Fejl.", postnr=3).besked
    assert "ved post 3 (linje 3): " in AfvistLeverance("x", "Fejl.", postnr=3, linje=3).besked
