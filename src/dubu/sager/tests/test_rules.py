"""The status machines: no walk leaves the table, and the ends are ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from dubu.sager import rules

SAG = sorted(rules.SAGSSKIFT)
AKTIVITET = sorted(rules.AKTIVITETSSKIFT)


class Sagsforloeb(RuleBasedStateMachine):
    """A case whose status somebody tries to change to anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.status = rules.NY
        self.set_: list[str] = [rules.NY]

    @rule(til=st.sampled_from(SAG))
    def skift(self, til: str) -> None:
        if rules.kan_sag_skifte(self.status, til):
            assert self.status not in (rules.ARKIVERET, rules.FEJLOPRETTET)
            self.status = til
            self.set_.append(til)

    @invariant()
    def ny_er_man_kun_en_gang(self) -> None:
        assert self.set_.count(rules.NY) == 1

    @invariant()
    def fra_lukket_kommer_man_kun_aktiv_tilbage(self) -> None:
        for fra, til in zip(self.set_, self.set_[1:], strict=False):
            if not rules.er_aaben(fra) and rules.er_aaben(til):
                assert til == rules.AKTIV

    @invariant()
    def arkiveret_var_lukket_foer(self) -> None:
        if self.status == rules.ARKIVERET:
            assert not rules.er_aaben(self.set_[-2])


class Aktivitetsforloeb(RuleBasedStateMachine):
    """An activity's row for one child, tried in every direction."""

    def __init__(self) -> None:
        super().__init__()
        self.status = "kladde"
        self.sluttet = ""

    @rule(til=st.sampled_from(AKTIVITET))
    def skift(self, til: str) -> None:
        if rules.kan_aktivitet_skifte(self.status, til):
            self.status = til
            if til in ("udfoert", "annulleret"):
                self.sluttet = til

    @invariant()
    def slut_er_slut(self) -> None:
        assert not self.sluttet or self.status == self.sluttet


TestSagsforloeb = Sagsforloeb.TestCase
TestAktivitetsforloeb = Aktivitetsforloeb.TestCase


def test_skift_til_sig_selv_er_intet_skift():
    assert not any(rules.kan_sag_skifte(status, status) for status in SAG)
    assert not any(rules.kan_aktivitet_skifte(status, status) for status in AKTIVITET)


@given(st.sampled_from(SAG))
def test_enhver_sag_kan_ende_som_arkiveret_eller_fejloprettet(status):
    naaet, front = {status}, [status]
    while front:
        nye = rules.SAGSSKIFT[front.pop()] - naaet
        naaet |= nye
        front.extend(nye)
    assert naaet & {rules.ARKIVERET, rules.FEJLOPRETTET}


@pytest.mark.parametrize(
    ("fra", "til", "kraever"),
    [(rules.NY, rules.AKTIV, False), (rules.NY, rules.AFSLUTTET, True), (rules.HVILER, rules.AKTIV, True)],
)
def test_kraever_begrundelse(fra, til, kraever):
    assert rules.kraever_begrundelse(fra, til) is kraever


@pytest.mark.parametrize(
    ("til", "lovpligtig", "kraever"),
    [
        ("ikke_relevant", False, True), ("annulleret", False, False), ("annulleret", True, True),
        ("udfoert", True, False),
    ],
)  # fmt: skip
def test_aktivitetsskift_kraever_begrundelse(til, lovpligtig, kraever):
    assert rules.aktivitetsskift_kraever_begrundelse(til, lovpligtig=lovpligtig) is kraever


def _trin(*noegler):
    return dict(rules.trin_i_sag(noegler))


def test_trin_i_sag_uden_fakta_er_alle_kommende():
    assert set(_trin().values()) == {"kommende"}


@pytest.mark.parametrize(
    ("noegler", "aktuel"),
    [
        (["underretning.modtaget"], "Underretning"),
        (["underretning.modtaget", "underretning.vurderet"], "Screening"),
        (["underretning.modtaget", "underretning.vurderet", "screening.afsluttet"], "Afdækning/BFU"),
        (["screening.afsluttet", "undersoegelse.besluttet", "undersoegelse.afsluttet"], "Afgørelse"),
        (["afgoerelse.truffet", "plan.valgt_til"], "Plan"),
        (["afgoerelse.truffet", "plan.godkendt"], "Opfølgning"),
        (["plan.godkendt", "opfoelgning.holdt", "undersoegelse.besluttet"], "Afdækning/BFU"),
        (["opfoelgning.holdt", "underretning.modtaget"], "Underretning"),
    ],
)
def test_trin_i_sag_viser_det_trin_der_er_begyndt_eller_venter(noegler, aktuel):
    assert [navn for navn, tilstand in _trin(*noegler).items() if tilstand == "aktuel"] == [aktuel]


@given(st.lists(st.sampled_from(sorted({n for _, a, b in rules.TRIN for n in a | b} | {"sag.oprettet"})), max_size=20))
def test_trin_i_sag_har_hoejst_et_aktuelt_trin(noegler):
    assert list(_trin(*noegler).values()).count("aktuel") <= 1


@given(st.sampled_from([True, False, None]), st.booleans(), st.booleans())
def test_er_soeskende_forvalgt_aldrig_halv_med_anden_myndighed(hel, husstand, indehavere):
    forvalgt = rules.er_soeskende_forvalgt(hel=hel, samme_husstand=husstand, samme_indehavere=indehavere)
    assert not (forvalgt and not husstand)
    assert not (forvalgt and hel is not True and not indehavere)


# ---- The step in words


@pytest.mark.parametrize(
    ("noegler", "trin"),
    [
        ([], ""),
        (["underretning.modtaget"], "Underretning"),
        (["underretning.modtaget", "underretning.vurderet"], "Screening"),
        (["underretning.modtaget", "underretning.vurderet", "screening.afsluttet"], "Afdækning/BFU"),
        (["afgoerelse.truffet", "plan.valgt_til"], "Plan"),
        (["afgoerelse.truffet", "plan.valgt_til", "plan.godkendt"], "Opfølgning"),
        (["afgoerelse.truffet", "plan.valgt_til", "plan.godkendt", "opfoelgning.holdt"], "Opfølgning"),
    ],
)
def test_trin_nu_er_det_aktuelle_ellers_det_sidst_naaede(noegler, trin):
    assert rules.trin_nu(noegler) == trin
