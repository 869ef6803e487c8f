"""CPR numbers. All numbers here are made from a date and a serial; none is looked up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubu.regler.cpr import (
    Cprart,
    Koen,
    er_cpr,
    formater_cpr,
    laes_cpr,
    masker_cpr,
    opfylder_modulus_11,
    udelad_cpr,
)
from dubu.regler.fejl import UgyldigtCprError


def muligt_syvende(aar: int) -> str:
    """The digits that the century table allows for a year."""
    if aar < 1900:
        return "5678"
    if aar < 1937:
        return "0123"
    if aar < 2000:
        return "012349"
    return "456789" if aar < 2037 else "5678"


@given(st.dates(date(1858, 1, 1), date(2057, 12, 31)), st.integers(0, 999), st.data())
def test_laes_cpr_foedselsdag_og_koen_kommer_igen(foedt, rest, data):
    syvende = data.draw(st.sampled_from(muligt_syvende(foedt.year)))

    cpr = laes_cpr(f"{foedt:%d%m%y}{syvende}{rest:03d}")

    assert (cpr.foedselsdato, cpr.art) == (foedt, Cprart.CPR)
    assert cpr.koen is (Koen.KVINDE if rest % 2 == 0 else Koen.MAND)


@pytest.mark.parametrize(
    ("nummer", "foedt"),
    [
        ("010507-4001", date(2007, 5, 1)),
        ("010537-4001", date(1937, 5, 1)),
        ("010507-0001", date(1907, 5, 1)),
        ("010557-5001", date(2057, 5, 1)),
        ("010558-5001", date(1858, 5, 1)),
        ("010599-9001", date(1999, 5, 1)),
    ],
)
def test_laes_cpr_aarhundrede_efter_syvende_ciffer(nummer, foedt):
    assert laes_cpr(nummer).foedselsdato == foedt


def test_laes_cpr_uden_modulus_11_afvises_ikke():
    assert not opfylder_modulus_11("010107-4001")
    assert er_cpr("010107-4001")


@pytest.mark.parametrize("nummer", ["610507-4001", "010507-4AB1"])
def test_laes_cpr_erstatningsnummer_er_sin_egen_art(nummer):
    cpr = laes_cpr(nummer)

    assert (cpr.art, cpr.foedselsdato) == (Cprart.ERSTATNING, date(2007, 5, 1))


@pytest.mark.parametrize("tekst", ["", "0105074", "310207-4001", "001307-4001", "abcdef-ghij", "010507-40012"])
def test_laes_cpr_forkert_afvises_uden_at_gentage_nummeret(tekst):
    with pytest.raises(UgyldigtCprError) as fejl:
        laes_cpr(tekst)

    assert not tekst or tekst not in str(fejl.value)


def test_formater_cpr_og_masker_cpr_viser_ens_form():
    assert formater_cpr("0105074001") == formater_cpr("010507 4001") == "010507-4001"
    assert masker_cpr("0105074001") == str(laes_cpr("010507-4001")) == "010507-****"
    assert (formater_cpr("ukendt"), masker_cpr("ukendt")) == ("ukendt", "******-****")


@pytest.mark.parametrize(
    ("tekst", "venter"),
    [
        ("Alma 010115-0003 kom.", "Alma [CPR-nummer udeladt] kom."),
        ("Alma 010115 0003, Bo 0101170004", "Alma [CPR-nummer udeladt], Bo [CPR-nummer udeladt]"),
        ("nummer 610115-1AB2", "nummer [CPR-nummer udeladt]"),
        ("klippet midt i 010115-00…", "klippet midt i [CPR-nummer udeladt]"),
        ("født 010115 i Odense, ring 12345678", "født 010115 i Odense, ring 12345678"),
        ("den 010115 SKAL han hentes", "den 010115 SKAL han hentes"),
    ],
)
def test_udelad_cpr_fjerner_numre_i_en_tekst_og_intet_andet(tekst, venter):
    assert udelad_cpr(tekst) == venter
