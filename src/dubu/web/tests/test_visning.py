"""Words for dates, times, ages and sizes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dubu.web import visning

NU = datetime(2026, 1, 5, 11, 18, tzinfo=UTC)  # 12.18 in Denmark, a Monday
IDAG = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("frist", "tekst"),
    [
        (NU + timedelta(hours=3, minutes=12), "3 t 12 min · i dag 15.30"),
        (NU + timedelta(minutes=45), "45 min · i dag 13.03"),
        (NU + timedelta(seconds=20), "under 1 min · i dag 12.18"),
        (NU + timedelta(hours=27), "1 dag 3 t · i morgen 15.18"),
        (NU + timedelta(days=5), "5 dage · lørdag 10. januar kl. 12.18"),
        (NU - timedelta(hours=2, minutes=5), "Overskredet med 2 t 5 min · i dag 10.13"),
        (NU - timedelta(days=1), "Overskredet med 1 dag · i går 12.18"),
        (date(2026, 1, 5), "sidste dag · i dag"),
        (date(2026, 1, 6), "1 dag · i morgen"),
        (date(2026, 1, 2), "Overskredet med 3 dage · 2. januar"),
        (date(2027, 1, 5), "365 dage · 5. januar 2027"),
    ],
)
def test_tid_tilbage_says_what_is_left_and_when(frist, tekst):
    assert visning.tid_tilbage(frist, NU) == tekst


def test_er_overskredet_day_ends_with_the_day_and_moment_with_the_moment():
    assert not visning.er_overskredet(IDAG, NU)
    assert visning.er_overskredet(IDAG - timedelta(days=1), NU)
    assert visning.er_overskredet(NU - timedelta(seconds=1), NU)
    assert not visning.er_overskredet(NU, NU)


@pytest.mark.parametrize(
    ("hvornaar", "tekst"),
    [
        (NU, "i dag 12.18"),
        (datetime(2026, 1, 4, 23, 30, tzinfo=UTC), "i dag 0.30"),
        (datetime(2026, 1, 4, 8, 5, tzinfo=UTC), "i går 9.05"),
        (datetime(2026, 1, 12, 8, 0, tzinfo=UTC), "mandag 12. januar kl. 9.00"),
        (datetime(2026, 3, 1, 8, 0, tzinfo=UTC), "1. marts kl. 9.00"),
        (datetime(2025, 12, 24, 8, 0, tzinfo=UTC), "24. december 2025 kl. 9.00"),
    ],
)
def test_tidspunkt_near_days_by_name_others_by_date(hvornaar, tekst):
    assert visning.tidspunkt(hvornaar, NU) == tekst


@pytest.mark.parametrize(
    ("foedt", "tekst"),
    [
        (date(2016, 1, 5), "10 år"),
        (date(2016, 1, 6), "9 år"),
        (date(2024, 11, 5), "14 måneder"),
        (date(2025, 11, 6), "60 dage"),
        (date(2026, 1, 4), "1 dag"),
        (date(2026, 3, 1), "ufødt, termin 1. marts 2026"),
    ],
)
def test_alder_in_the_unit_that_fits(foedt, tekst):
    assert visning.alder(foedt, IDAG) == tekst


def test_hele_aar_leap_day_child_is_older_on_first_of_march():
    assert visning.hele_aar(date(2012, 2, 29), date(2026, 2, 28)) == 13
    assert visning.hele_aar(date(2012, 2, 29), date(2026, 3, 1)) == 14


def test_small_words_for_dates_telephones_and_sizes():
    assert visning.dato(NU) == "5. januar 2026"
    assert visning.kort_dato(IDAG) == "05.01.2026"
    assert visning.telefon("+4512345678") == "12 34 56 78"
    assert visning.telefon("+46701234567") == "+46701234567"
    assert visning.filstoerrelse(2_400_000) == "2,4 MB"
    assert visning.filstoerrelse(340_200) == "340 kB"
    assert visning.filstoerrelse(586) == "1 kB"
