"""Scores and the acts that wait."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dubu.opfoelgning import rules
from dubu.opfoelgning.models import Opfoelgning
from dubu.skemaer.katalogfiler import find_skema

MAAL = [rules.Maal("a", 1, "Fraværet falder."), rules.Maal("b", 2, "Asta får en ven.")]


def test_resultater_er_de_samme_i_skema_og_model():
    assert {v.vaerdi for v in find_skema("opfoelgning").felt("resultat").valg} == set(Opfoelgning.Resultat.values)


def test_opfoelgningsskema_uden_maal_er_uaendret():
    assert rules.opfoelgningsskema(find_skema("opfoelgning"), []) == find_skema("opfoelgning")


@given(st.dictionaries(st.sampled_from(["score_a", "score_b", "score_c"]), st.integers(-3, 9).map(str)))
def test_laes_scorer_tager_kun_en_til_fem_paa_kendte_maal(svar):
    scorer = rules.laes_scorer(svar, MAAL)

    assert set(scorer) <= {"a", "b"}
    assert all(1 <= score <= 5 for score in scorer.values())


NOEGLER = st.sampled_from(
    [
        "afdaekning.besluttet",
        "afdaekning.afsluttet",
        "undersoegelse.besluttet",
        "undersoegelse.afsluttet",
        "undersoegelse.standset",
        "afgoerelse.truffet",
        "plan.valgt_til",
        "plan.godkendt",
        "plan.fravalgt",
        "indsats.ivaerksat",
        "anbringelse.ivaerksat",
        "indsats.ophoert",
        "opfoelgning.holdt",
        "screening.afsluttet",
    ]
)
DATA = st.fixed_dictionaries(
    {"udfald": st.sampled_from(["1", "2", "3", 3]), "afgoerelsestype": st.sampled_from(["bevilget", "afslag"])},
    optional={
        "paragraf": st.sampled_from(["BL § 32, stk. 1, nr. 3", "BL § 46", "BL § 20"]),
        "afgoerelse": st.just("a"),
        "konklusion": st.sampled_from(["stoette", "ingen", "undersoegelse"]),
    },
)
SPOR = st.builds(rules.Spor, NOEGLER, st.sampled_from("abc"), DATA)


def _spor(*noegler, **data):
    return [rules.Spor(noegle, "a", data) for noegle in noegler]


@given(st.lists(SPOR, max_size=12))
def test_naeste_akter_peger_altid_paa_noget_og_aldrig_paa_to_undersoegelser(spor):
    billede = rules.laes_sag(spor)

    akter = rules.naeste_akter(billede)

    assert len(akter) == len(set(akter))
    assert not {"undersoegelse", "ny_undersoegelse"} <= set(akter)
    assert ("opfoelgning" in akter) == any(not linje.ophoert for linje in billede.indsatser)


@given(st.lists(SPOR, max_size=12))
def test_laes_sag_viser_hver_indsats_en_gang(spor):
    ivaerksat = {s.om for s in spor if s.noegle in rules.IVAERKSAT}

    assert {linje.om for linje in rules.laes_sag(spor).indsatser} == ivaerksat


def test_naeste_akter_i_en_ny_sag_er_ingen():
    assert rules.naeste_akter(rules.laes_sag([])) == []


def test_naeste_akter_foelger_arbejdet():
    screenet = _spor("screening.afsluttet", udfald="3")
    besluttet = [*screenet, *_spor("undersoegelse.besluttet")]
    afsluttet = [*besluttet, *_spor("undersoegelse.afsluttet")]
    truffet = [*afsluttet, *_spor("afgoerelse.truffet", afgoerelsestype="bevilget", paragraf="BL § 32, stk. 1, nr. 3")]
    valgt = [*truffet, *_spor("plan.valgt_til")]
    ivaerksat = [*valgt, *_spor("plan.godkendt"), *_spor("indsats.ivaerksat", afgoerelse="a", fra="2026-03-02")]

    forloeb = [rules.naeste_akter(rules.laes_sag(s)) for s in (screenet, besluttet, afsluttet, valgt, ivaerksat)]

    assert forloeb == [["ny_undersoegelse"], ["undersoegelse"], ["afgoerelse"], ["ivaerksaet", "plan"], ["opfoelgning"]]


def _akter(*spor):
    return rules.naeste_akter(rules.laes_sag(spor))


AFDAEKKES = rules.Spor("screening.afsluttet", "s", {"udfald": "2"})
BEGYNDT = rules.Spor("afdaekning.besluttet", "d")


def _afdaekket(konklusion):
    return rules.Spor("afdaekning.afsluttet", "d", {"konklusion": konklusion})


def test_screening_med_udfald_2_foerer_til_afdaekning_og_videre_efter_konklusionen():
    assert _akter(AFDAEKKES) == ["ny_afdaekning"]
    assert _akter(AFDAEKKES, BEGYNDT) == ["afdaekning"]
    assert rules.laes_sag([AFDAEKKES, BEGYNDT]).afdaekning_i_gang == "d"
    assert _akter(AFDAEKKES, BEGYNDT, _afdaekket("stoette")) == ["afgoerelse"]
    assert _akter(AFDAEKKES, BEGYNDT, _afdaekket("ingen")) == []
    assert _akter(AFDAEKKES, BEGYNDT, _afdaekket("undersoegelse")) == ["ny_undersoegelse"]


def test_efter_afdaekningen_venter_det_der_blev_besluttet_ikke_igen():
    videre = (AFDAEKKES, BEGYNDT, _afdaekket("undersoegelse"), rules.Spor("undersoegelse.besluttet", "b"))
    assert _akter(*videre) == ["undersoegelse"]
    truffet = rules.Spor("afgoerelse.truffet", "a", {"afgoerelsestype": "afslag"})
    assert _akter(AFDAEKKES, BEGYNDT, _afdaekket("stoette"), truffet) == []
