"""A delivery is taken whole or refused whole, with the record and the reason, and without personal data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dubu.adaptere.cpr.layout import LAYOUT
from dubu.adaptere.cpr.p12170 import aabn
from dubu.adaptere.cpr.tests.byg import leverance
from dubu.porte.cpr_leverance import AfvistLeverance

Linjer = list[str]


def _afvist(data: bytes | Path) -> AfvistLeverance:
    with pytest.raises(AfvistLeverance) as fanget, aabn(data):
        pytest.fail("the delivery was taken")
    return fanget.value


def _linjer() -> Linjer:
    return leverance().decode("latin-1").splitlines()


def _saml(linjer: Linjer) -> bytes:
    return "".join(f"{linje}\n" for linje in linjer).encode("latin-1")


def _byt(nr: int, ny: str) -> Callable[[Linjer], Linjer]:
    return lambda linjer: [*linjer[: nr - 1], ny, *linjer[nr:]]


BARN = "01415028012341502801236"
TABT_TEGN = "0011502801234          0100000000000 K1980-02-15 1980-02-15"
TABEL: list[tuple[str, Callable[[Linjer], Linjer], str, int]] = [
    ("no start", lambda linjer: linjer[1:], "uden_start", 1),
    ("two starts", lambda linjer: [linjer[0], *linjer], "to_startposter", 2),
    ("no end", lambda linjer: linjer[:-1], "afkortet", 6),
    ("cut in a record", lambda linjer: [*linjer[:-1], "9999999"], "for_kort", 6),
    ("wrong count", lambda linjer: [*linjer[:-1], "999999999999900000099"], "forkert_antal", 6),
    ("record lost", lambda linjer: linjer[:3] + linjer[4:], "forkert_antal", 5),
    ("something after the end", lambda linjer: [*linjer, linjer[1]], "efter_slut", 7),
    ("unknown record", _byt(3, "0341502801234"), "ukendt_post", 3),
    ("empty line", _byt(3, ""), "ukendt_post", 3),
    ("too short", _byt(3, "0141502801234"), "for_kort", 3),
    ("too long", lambda linjer: [*linjer[:4], linjer[4].ljust(250, "x"), *linjer[5:]], "for_lang", 5),
    ("blank in a number", _byt(2, "0141502801234150280 123"), "ugyldigt_felt", 2),
    (
        "child before the person",
        lambda linjer: [linjer[0], "01415028012341502801236", *linjer[1:]],
        "foer_person",
        2,
    ),
    ("another's record", _byt(3, "01415028012361502801236"), "foer_person", 3),
    ("key no number", _byt(3, "01415028O12341502801236"), "ugyldig_noegle", 3),
    (
        "a sign lost",
        lambda linjer: [*linjer[:1], linjer[1][:30] + linjer[1][31:], *linjer[2:]],
        "ugyldigt_felt",
        2,
    ),
    ("two names", lambda linjer: [*linjer[:3], linjer[3], linjer[3], *linjer[4:]], "to_ens", 5),
    ("day of production no day", _byt(1, "00000000000009990012026133120261119"), "ugyldig_dato", 1),
]


@pytest.mark.parametrize(("skade", "kode", "nr"), [r[1:] for r in TABEL], ids=[r[0] for r in TABEL])
def test_damaged_lines_are_refused_with_record_line_and_reason(
    skade: Callable[[Linjer], Linjer], kode: str, nr: int
) -> None:
    fejl = _afvist(_saml(skade(_linjer())))
    assert (fejl.kode, fejl.postnr, fejl.linje) == (kode, nr, nr)
    assert f"post {nr} (linje {nr})" in fejl.besked


def test_message_of_a_refusal_holds_nothing_of_the_persons() -> None:
    linjer = _linjer()
    linjer[3] = linjer[3].replace("2001", "2OO1")
    besked = _afvist(_saml(linjer)).besked
    assert "Feltet fra (position 147-158) har en værdi, det ikke må have." in besked
    assert "1502801234" not in besked
    assert "Kjær" not in besked


def test_cut_file_of_fixed_length_is_refused_with_record_and_no_line() -> None:
    fejl = _afvist(leverance(faste_laengder=True)[:-30])
    assert (fejl.kode, fejl.postnr, fejl.linje) == ("afkortet", 5, None)
    assert "linje" not in fejl.besked


@pytest.mark.parametrize(("tegn", "nr"), [(22, 5), (30, 5), (215, 5), (300, 4)])
def test_lines_that_end_inside_a_record_are_refused_as_cut(tegn: int, nr: int) -> None:
    """Wherever the cut falls, what is left of the record is not blamed for it."""
    hel = leverance().removesuffix(b"\n")
    fejl = _afvist(hel[:-tegn])
    assert (fejl.kode, fejl.postnr, fejl.linje) == ("afkortet", nr, nr)
    assert "Filen er afkortet" in fejl.besked


def test_lines_whose_end_record_has_no_line_end_are_taken() -> None:
    with aabn(leverance().removesuffix(b"\n")) as hel:
        assert hel.leverance.antal == 4


def test_fixed_length_that_ends_between_two_records_is_refused() -> None:
    hel = leverance(faste_laengder=True)
    assert _afvist(hel[: -LAYOUT["999"].laengde]).kode == "afkortet"


def test_sign_lost_in_fixed_length_is_refused_at_the_next_record() -> None:
    hel = leverance(faste_laengder=True)
    fejl = _afvist(hel[:100] + hel[101:])
    assert (fejl.kode, fejl.postnr) == (
        "foer_person",
        3,
    )  # what follows reads as a record 021 of somebody else


def test_file_converted_to_utf8_is_refused_before_names_are_spoiled() -> None:
    fejl = _afvist(leverance().decode("latin-1").encode())
    assert fejl.kode == "tegnsaet"


@pytest.mark.parametrize("indhold", [b"", b"\n", b"%PDF-1.7\n", b"PK\x03\x04" + b"\x00" * 400, b"000"])
def test_foreign_file_is_refused(tmp_path: Path, indhold: bytes) -> None:
    sti = tmp_path / "fil"
    sti.write_bytes(indhold)
    assert _afvist(sti).besked.startswith("Leverancen er afvist")


def test_missing_file_is_refused(tmp_path: Path) -> None:
    assert _afvist(tmp_path / "findes-ikke").kode == "findes_ikke"
