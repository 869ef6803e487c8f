"""The states and the content of barnets plan."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dubu.planer import rules
from dubu.planer.models import BarnetsPlan
from dubu.planer.selectors import skema_med_maal
from dubu.planer.tests.factories import plansvar


def test_overgange_kender_modellens_statusser():
    assert set(rules.OVERGANGE) == set(BarnetsPlan.Status.values)


@given(st.lists(st.sampled_from(sorted(rules.OVERGANGE)), max_size=8))
def test_kan_skifte_en_plan_bliver_aldrig_udkast_igen(skridt):
    status, set_ = rules.UDKAST, [rules.UDKAST]
    for naeste in skridt:
        if rules.kan_skifte(status, naeste):
            status = naeste
            set_.append(status)

    assert rules.UDKAST not in set_[1:]
    assert rules.OPHOERT not in set_[:-1]


@given(st.integers(-5, 40))
def test_skema_med_maal_har_altid_et_rimeligt_antal(antal):
    skema = skema_med_maal(antal)

    maal = [felt for felt in skema.felter if felt.navn.endswith("_dimension")]
    assert rules.MAAL_MINDST <= len(maal) <= rules.MAAL_HOEJST


def test_mangler_en_hel_plan_mangler_intet():
    assert rules.mangler(plansvar()) == []


def test_mangler_siger_hvert_hul():
    huller = rules.mangler({"maal_2_maal": "Fraværet falder."})

    assert huller == [
        "Det overordnede formål mangler.",
        "Barnets ønsker mangler.",
        "Mål 2 mangler, hvilket forhold det hører til.",
        "Mål 2 mangler, hvem der gør hvad.",
    ]


@given(st.sets(st.integers(1, rules.MAAL_HOEJST)))
def test_laes_maal_beholder_numrene_paa_de_maal_der_er_skrevet(numre):
    svar = {f"maal_{nr}_maal": f"Mål {nr}" for nr in numre}

    assert [maal.nr for maal in rules.laes_maal(svar)] == sorted(numre)
