"""Scores and the acts that wait."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dubu.opfoelgning import rules
from dubu.opfoelgning.models import Opfoelgning
from dubu.skemaer.katalogfiler import find_skema

MAAL = [rules.Maal("a", 1, "Fraværet falder."), rules.Maal("b", 2, "Asta får en ven.")]
JA_NEJ = st.booleans()


def test_resultater_er_de_samme_i_skema_og_model():
    assert {v.vaerdi for v in find_skema("opfoelgning").felt("resultat").valg} == set(Opfoelgning.Resultat.values)


def test_opfoelgningsskema_uden_maal_er_uaendret():
    assert rules.opfoelgningsskema(find_skema("opfoelgning"), []) == find_skema("opfoelgning")


@given(st.dictionaries(st.sampled_from(["score_a", "score_b", "score_c"]), st.integers(-3, 9).map(str)))
def test_laes_scorer_tager_kun_en_til_fem_paa_kendte_maal(svar):
    scorer = rules.laes_scorer(svar, MAAL)

    assert set(scorer) <= {"a", "b"}
    assert all(1 <= score <= 5 for score in scorer.values())


@given(st.builds(rules.Sagsbillede, *[JA_NEJ] * 7))
def test_naeste_akter_naevner_hver_akt_hoejst_en_gang_og_aldrig_to_undersoegelser(billede):
    akter = rules.naeste_akter(billede)

    assert len(akter) == len(set(akter))
    assert not (billede.har_undersoegelse and "ny_undersoegelse" in akter)


def test_naeste_akter_i_en_ny_sag_er_ingen():
    assert rules.naeste_akter(rules.Sagsbillede()) == []
