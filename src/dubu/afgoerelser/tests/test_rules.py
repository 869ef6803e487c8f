"""Kinds of decision as data, who is a party, what a complaint may become."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubu.afgoerelser import rules
from dubu.afgoerelser.models import Afgoerelse, Klage
from dubu.afgoerelser.services import skema_for
from dubu.afgoerelser.typer import find_type, klagevejledning, typer
from dubu.regler.fakta.sagsgang import AFGOERELSESTYPE, MYNDIGHED
from dubu.regler.fakta.typer import PARAGRAF
from dubu.skemaer.katalogfiler import find_skema

DAGE = st.dates(date(2024, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize("type_", list(typer().values()), ids=lambda t: t.noegle)
def test_typer_er_hele(type_):
    assert PARAGRAF.match(type_.paragraf)
    assert type_.myndighed in MYNDIGHED.valg
    assert klagevejledning(type_)
    assert skema_for(type_).felt("begrundelse")
    assert (skema_for(type_).felt("plan") is not None) == (type_.plan == "vaelges")


def test_resultater_er_de_samme_i_skema_model_og_faktum():
    skema = {valg.vaerdi for valg in find_skema("afgoerelse").felt("resultat").valg}
    i_skemaer = {valg.vaerdi for t in typer().values() for valg in skema_for(t).felt("resultat").valg}

    assert skema == i_skemaer == set(Afgoerelse.Resultat.values)
    assert skema <= set(AFGOERELSESTYPE.valg)


def test_paragraf_32_har_otte_stoettende_indsatser():
    paa_32 = [t for t in typer().values() if t.paragraf.startswith("BL § 32,")]

    assert [t.paragraf[-1] for t in paa_32] == list("12345678")
    assert all(t.er_indsats and t.plan == "vaelges" for t in paa_32)


def test_gaelder_ikke_foer_barnets_lov():
    assert not rules.gaelder(find_type("p32_3"), date(2023, 12, 31))
    assert rules.gaelder(find_type("p32_3"), date(2024, 1, 1))


@pytest.mark.parametrize(
    ("dag", "part"), [(date(2026, 3, 3), False), (date(2026, 3, 4), True), (date(2030, 1, 1), True)]
)
def test_barnet_er_part_fra_tiaarsdagen(dag, part):
    assert rules.barnet_er_part(find_type("p46"), date(2016, 3, 4), dag) is part


def test_barnet_er_ikke_part_hvor_paragraf_3_ikke_naevner_sagen():
    assert not rules.barnet_er_part(find_type("p91"), date(2010, 1, 1), date(2026, 1, 1))


@given(DAGE, DAGE)
def test_barnet_er_part_bliver_aldrig_mindre_part_med_alderen(foedt, dag):
    type_, senere = find_type("p32_3"), dag.replace(year=dag.year + 1, day=min(dag.day, 28))

    assert not rules.barnet_er_part(type_, foedt, dag) or rules.barnet_er_part(type_, foedt, senere)


def test_klageskift_kender_modellens_statusser():
    assert set(rules.KLAGESKIFT) == set(Klage.Status.values)


@given(st.lists(st.sampled_from(sorted(rules.KLAGESKIFT)), max_size=6))
def test_klageskift_kun_medhold_og_videresendt_er_ender(skridt):
    status = "modtaget"
    for naeste in skridt:
        if rules.kan_klage_skifte(status, naeste):
            status = naeste

    ender = {status for status, videre in rules.KLAGESKIFT.items() if not videre}
    assert ender == {"medhold", "videresendt"}
    assert status in rules.KLAGESKIFT
