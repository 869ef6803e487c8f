"""Dates and times as Danes write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubu.web.datoer import DatoFejl, del_tidspunkt, laes_dato, laes_klokkeslaet, saml

SAMME_DAG = [
    "5/1-2026", "05.01.2026", "5.1.2026", "05-01-2026", "5/1/2026", "05012026", "2026-01-05",
    "5. januar 2026", "5 jan 2026", "den 5. januar 2026", "  5 / 1 - 2026 ", "5. JANUAR 2026",
]  # fmt: skip


@pytest.mark.parametrize("tekst", SAMME_DAG)
def test_laes_dato_danish_ways_of_writing_give_the_same_day(tekst):
    assert laes_dato(tekst) == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("tekst", "besked"),
    [
        ("31.02.2026", "31. februar 2026 findes ikke: måneden har 28 dage. Ret datoen."),
        ("0.1.2026", "0. januar 2026 findes ikke: måneden har 31 dage. Ret datoen."),
        ("1.13.2026", "Der er kun 12 måneder, og der står 13. Skriv dag, måned og år i den rækkefølge."),
        ("5.1.26", "Årstallet kunne ikke læses. Skriv året med fire cifre, for eksempel 05.01.2026."),
        ("i morgen", "Datoen kunne ikke læses. Skriv dag, måned og år, for eksempel 05.01.2026."),
        ("5. ma 2026", "Datoen kunne ikke læses. Skriv dag, måned og år, for eksempel 05.01.2026."),
    ],
)
def test_laes_dato_impossible_date_says_what_and_what_to_do(tekst, besked):
    with pytest.raises(DatoFejl) as fejl:
        laes_dato(tekst)

    assert str(fejl.value) == besked


@given(st.dates(min_value=date(1850, 1, 1)), st.sampled_from(["%d.%m.%Y", "%d/%m-%Y", "%Y-%m-%d", "%d%m%Y"]))
def test_laes_dato_any_written_date_is_read_back(dag, form):
    assert laes_dato(dag.strftime(form)) == dag


@given(st.text())
def test_laes_dato_any_text_is_a_date_or_a_danish_error(tekst):
    with suppress(DatoFejl):
        assert laes_dato(tekst).year >= 1850


@pytest.mark.parametrize("tekst", ["14.30", "14:30", "1430", "kl. 14.30", "kl 14:30", " 14.30 "])
def test_laes_klokkeslaet_danish_ways_of_writing(tekst):
    assert laes_klokkeslaet(tekst) == time(14, 30)


@pytest.mark.parametrize("tekst", ["25.00", "12.60", "halv tre", "14.3", ""])
def test_laes_klokkeslaet_impossible_time_is_refused(tekst):
    with pytest.raises(DatoFejl):
        laes_klokkeslaet(tekst)


def test_saml_winter_and_summer_give_utc():
    assert saml(date(2026, 1, 5), time(14, 30)) == datetime(2026, 1, 5, 13, 30, tzinfo=UTC)
    assert saml(date(2026, 7, 5), time(14, 30)) == datetime(2026, 7, 5, 12, 30, tzinfo=UTC)


def test_saml_skipped_hour_is_refused_and_doubled_hour_is_the_first():
    with pytest.raises(DatoFejl, match=r"Klokken 2.30 findes ikke den 29. marts 2026"):
        saml(date(2026, 3, 29), time(2, 30))
    assert saml(date(2026, 10, 25), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tekst", "dele"),
    [
        ("5/1-2026 14.30", ("5/1-2026", "14.30")),
        ("2026-01-05T14:30", ("2026-01-05", "14:30")),
        ("5. januar 2026 kl. 9.05", ("5. januar 2026", "9.05")),
        ("5/1-2026", ("5/1-2026", "")),
        ("", ("", "")),
    ],
)
def test_del_tidspunkt_splits_date_and_time(tekst, dele):
    assert del_tidspunkt(tekst) == dele
