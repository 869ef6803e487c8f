"""The states and the form of a børnefaglig undersøgelse."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubu.skemaer.forms import formular
from dubu.skemaer.katalogfiler import find_skema
from dubu.undersoegelser import rules
from dubu.undersoegelser.dimensioner import dimensioner
from dubu.undersoegelser.models import BoernefagligUndersoegelse

STATUSSER = st.sampled_from(sorted(rules.OVERGANGE))
BASE = find_skema("boernefaglig_undersoegelse")


@given(st.lists(STATUSSER, max_size=6))
def test_kan_skifte_ingen_vej_foerer_ud_af_en_sluttet_undersoegelse(skridt):
    status = rules.I_GANG
    for naeste in skridt:
        if rules.kan_skifte(status, naeste):
            assert status == rules.I_GANG
            status = naeste

    assert status in rules.OVERGANGE


def test_overgange_kender_modellens_statusser():
    assert set(rules.OVERGANGE) == set(BoernefagligUndersoegelse.Status.values)


def test_grunde_er_de_samme_i_skema_model_og_paragraf():
    skema = find_skema("undersoegelse_beslutning").felt("grund")

    assert {valg.vaerdi for valg in skema.valg} == set(BoernefagligUndersoegelse.Grund.values)
    assert set(rules.PARAGRAF_FOR_GRUND) == set(rules.NR_FOR_GRUND) == set(BoernefagligUndersoegelse.Grund.values)


def test_forhold_er_de_ti_i_skema_og_fil():
    valg = find_skema("undersoegelse_beslutning").felt("dimensioner").valg

    assert [(v.vaerdi, v.tekst) for v in valg] == [(d.noegle, d.navn) for d in dimensioner().values()]
    assert len(valg) == 10


@given(st.sets(st.sampled_from(["grundlag", "grundlag_begrundelse", "stoette_imens", "holdning", "ressourcer"])))
def test_besvarede_dele_er_netop_dem_hvor_alt_er_svaret(besvarede):
    dele = rules.besvarede_dele(dict.fromkeys(besvarede, "svar"))

    assert dele == [del_ for del_, navne in rules.KONKLUSIONSDELE.items() if set(navne) <= besvarede]


@given(st.sets(st.sampled_from(sorted(dimensioner()))), st.integers(0, 4))
def test_undersoegelsesskema_spoerger_kun_om_de_valgte_forhold_og_hvert_soeskende(valgte, antal):
    soeskende = [rules.Soeskende(f"b{nr}", f"Barn {nr}") for nr in range(antal)]

    skema = rules.undersoegelsesskema(BASE, [dimensioner()[noegle] for noegle in valgte], soeskende)

    navne = [felt.navn for felt in skema.felter]
    assert len(navne) == len(set(navne))
    assert {navn.removesuffix("_barnet") for navn in navne if navn.endswith("_barnet")} == valgte
    assert sum(navn.endswith("_hvorfor") for navn in navne) == max(antal, 1)
    assert skema.afsnit[-1].titel.startswith("Konklusion")


@pytest.mark.parametrize(
    ("foedt", "barn"), [(date(2008, 3, 2), False), (date(2008, 3, 3), True), (None, True), (date(2026, 9, 1), True)]
)
def test_er_barn_til_attenaarsdagen(foedt, barn):
    assert rules.er_barn(foedt, date(2026, 3, 2)) is barn


def test_soeskende_besvaret_kraever_et_begrundet_svar_om_hvert_barn():
    bo, lea = rules.Soeskende("bo", "Bo"), rules.Soeskende("lea", "Lea")
    svar = {"soeskende_bo": "nej", "soeskende_bo_hvorfor": "Bo trives."}

    assert rules.soeskende_besvaret(svar, [bo])
    assert not rules.soeskende_besvaret(svar, [bo, lea])
    assert not rules.soeskende_besvaret({**svar, "soeskende_bo_hvorfor": " "}, [bo])


def test_skema_til_et_barn_huskes_ikke_i_processen():
    skema = rules.undersoegelsesskema(BASE, [], [rules.Soeskende("bo", "Bo")])

    assert formular(BASE) is formular(BASE)
    assert formular(skema) is not formular(skema)
