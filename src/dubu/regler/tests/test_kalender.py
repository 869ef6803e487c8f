"""How Danish time is counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubu.regler import kalender

DAGE = st.dates(date(2000, 1, 1), date(2060, 12, 31))
TIDER = st.datetimes(datetime(2000, 1, 1), datetime(2060, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive


@given(TIDER, st.integers(1, 200))
def test_laeg_timer_er_forloebne_timer_ogsaa_ved_sommertid(tidspunkt, timer):
    assert kalender.laeg_timer(tidspunkt, timer) - tidspunkt == timedelta(hours=timer)


@pytest.mark.parametrize(
    ("fra", "til"),
    [
        ("2026-03-28T02:30:00+01:00", "2026-03-29T03:30:00+02:00"),
        ("2026-10-24T12:00:00+02:00", "2026-10-25T11:00:00+01:00"),
        ("2026-03-02T14:30:00+01:00", "2026-03-03T14:30:00+01:00"),
    ],
)
def test_laeg_timer_24_timer_vises_i_dansk_tid(fra, til):
    assert kalender.laeg_timer(datetime.fromisoformat(fra), 24).isoformat() == til


@given(DAGE, st.integers(-48, 48))
def test_laeg_maaneder_rammer_den_rette_maaned_og_hoejst_samme_dag(dag, antal):
    svar = kalender.laeg_maaneder(dag, antal)

    assert (svar.year * 12 + svar.month) - (dag.year * 12 + dag.month) == antal
    assert svar.day <= dag.day
    assert svar.day == dag.day or (svar + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("dag", "antal", "svar"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2025, 10, 31), 4, date(2026, 2, 28)),
    ],
)
def test_laeg_maaneder_dato_der_ikke_findes_bliver_maanedens_sidste(dag, antal, svar):
    assert kalender.laeg_maaneder(dag, antal) == svar


@given(DAGE, st.integers(1, 30), st.booleans())
def test_laeg_hverdage_tomt_ender_paa_en_hverdag_med_det_rette_antal(dag, antal, loerdag):
    svar = kalender.laeg_hverdage(dag, antal, loerdag_er_hverdag=loerdag)

    mellem = [dag + timedelta(days=nr) for nr in range(1, (svar - dag).days + 1)]
    assert sum(kalender.er_hverdag(d, loerdag_er_hverdag=loerdag) for d in mellem) == antal
    assert kalender.er_hverdag(svar, loerdag_er_hverdag=loerdag)


@given(DAGE)
def test_flyt_borgerfrist_flytter_kun_frem_og_hoejst_til_naeste_hverdag(dag):
    svar = kalender.flyt_borgerfrist(dag)

    assert dag <= svar <= dag + timedelta(days=6)
    assert kalender.er_arbejdsdag(svar)
    assert kalender.flyt_borgerfrist(svar) == svar


@pytest.mark.parametrize(
    ("dag", "svar"),
    [
        (date(2026, 5, 14), date(2026, 5, 18)),
        (date(2026, 5, 15), date(2026, 5, 18)),
        (date(2026, 6, 5), date(2026, 6, 5)),
        (date(2026, 12, 24), date(2026, 12, 24)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2026, 5, 1), date(2026, 5, 1)),
        (date(2026, 4, 4), date(2026, 4, 7)),
    ],
)
def test_flyt_borgerfrist_kun_de_dage_loven_naevner(dag, svar):
    assert kalender.flyt_borgerfrist(dag) == svar


@pytest.mark.parametrize(
    ("dag", "er"), [(date(2023, 5, 5), True), (date(2024, 4, 26), False), (date(2027, 4, 23), False)]
)
def test_er_helligdag_store_bededag_til_og_med_2023(dag, er):
    assert kalender.er_helligdag(dag) is er


@given(DAGE)
def test_dagens_slutning_er_sidste_oejeblik_i_dansk_tid(dag):
    slut = kalender.dagens_slutning(dag)

    assert kalender.dag_i_danmark(slut) == dag
    assert kalender.dag_i_danmark(slut + kalender.MINDSTE) == dag + timedelta(days=1)


def test_modtaget_dag_brev_er_en_indstilling():
    assert kalender.modtaget_dag(date(2026, 3, 2), "brev") == date(2026, 3, 10)
    assert kalender.modtaget_dag(date(2026, 3, 2), "brev", brev_hverdage=2) == date(2026, 3, 4)
    assert kalender.modtaget_dag(date(2026, 3, 2), "digital_post") == date(2026, 3, 2)


def test_alder_foedt_skuddag_fylder_den_28_februar():
    assert kalender.fylder(date(2012, 2, 29), 15) == date(2027, 2, 28)
    assert kalender.alder(date(2012, 2, 29), date(2027, 2, 27)) == 14
    assert kalender.alder(date(2012, 2, 29), date(2027, 2, 28)) == 15


def test_sidste_aabne_dag_lukkedage_rykker_kun_paamindelsen():
    assert kalender.sidste_aabne_dag(date(2026, 12, 31), {date(2026, 12, 31)}) == date(2026, 12, 30)


def test_dansk_tidspunkt_skriver_dansk_tid():
    assert kalender.dansk_tidspunkt(datetime(2026, 1, 5, 13, 30, tzinfo=UTC)) == "5. januar 2026 kl. 14.30"
    assert kalender.dansk_dag(date(2026, 1, 5)) == "mandag den 5. januar 2026"
