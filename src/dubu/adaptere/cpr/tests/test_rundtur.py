"""What is written is read again: the reader loses nothing that has a field, and no record at all."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dubu.adaptere.cpr.p12170 import aabn
from dubu.adaptere.cpr.tests.byg import leverance, person, personer
from dubu.porte.cpr import CprPerson, CprTekst

flere_personer = st.lists(personer, min_size=1, max_size=3, unique_by=lambda p: p.pnr)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(skrevne=flere_personer, faste_laengder=st.booleans())
def test_written_persons_are_read_back_equal(skrevne: list[CprPerson], faste_laengder: bool) -> None:
    with aabn(leverance(*skrevne, faste_laengder=faste_laengder)) as udtraek:
        assert list(udtraek.personer()) == skrevne
        assert udtraek.leverance.antal_personer == len(skrevne)


def test_lines_and_fixed_lengths_give_the_same_delivery() -> None:
    with aabn(leverance()) as som_linjer, aabn(leverance(faste_laengder=True)) as faste:
        assert som_linjer.leverance.med_linjer
        assert not faste.leverance.med_linjer
        assert som_linjer.leverance == faste.leverance
        en, anden = next(som_linjer.personer()), next(faste.personer())
        assert (en, en.poster, en.fingeraftryk) == (anden, anden.poster, anden.fingeraftryk)


def test_line_ends_of_windows_and_an_end_mark_change_nothing() -> None:
    with aabn(leverance()) as en, aabn(leverance().replace(b"\n", b"\r\n") + b"\x1a") as anden:
        assert en.leverance == anden.leverance
        assert list(en.personer()) == list(anden.personer())


def test_later_001_of_the_same_person_replaces_what_stands_before_and_keeps_the_records() -> None:
    foerst = leverance(person(boern=("1502801236",)), person(boern=())).decode("latin-1").splitlines()
    uden_anden_klartekst = [*foerst[:-2], f"9999999999999{len(foerst) - 3:08}"]
    with aabn("\n".join(uden_anden_klartekst).encode("latin-1")) as udtraek:
        (laest,) = udtraek.personer()
    assert laest.boern == ()
    assert [post[:3] for post in laest.poster].count("001") == 2
    assert any(post.startswith("014") for post in laest.poster)


def test_records_kept_as_text_are_given_back_as_they_came() -> None:
    note = CprTekst("019", "01Tekst til notatlinje 1                  2000-06-302003-01-01")
    with aabn(leverance(person(tekster=(note,)))) as udtraek:
        assert next(udtraek.personer()).tekster == (note,)


def test_delivery_without_persons_is_a_day_without_changes() -> None:
    tom = b"00000000000009990012026112020261119\n999999999999900000000\n"
    with aabn(tom) as udtraek:
        assert list(udtraek.personer()) == []
        assert udtraek.leverance.antal == 0


def test_error_records_and_receipts_belong_to_the_delivery() -> None:
    linjer = leverance().decode("latin-1").splitlines()
    fejl = "9101502801236" + "noget vi sendte".ljust(75) + "0042" + "Personnummer findes ikke"
    kvittering = "9971502801236202611200900D01NOEGLE"
    antal = f"9999999999999{len(linjer):08}"
    with aabn("\n".join([*linjer[:-1], fejl, kvittering, antal]).encode("latin-1")) as udtraek:
        assert udtraek.leverance.fejlposter[0].fejlnr == "0042"
        assert udtraek.leverance.fejlposter[0].fejltekst == "Personnummer findes ikke"
        assert udtraek.leverance.kvitteringer[0].pnr == "1502801236"
        assert udtraek.leverance.antal_personer == 1
