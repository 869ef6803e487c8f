"""The forms by which something comes in: the fields of metode.md 3.1, each written for who fills it in."""

from __future__ import annotations

import pytest

from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.rules import Betingelse, synlige_felter
from dubu.underretninger.forms import KONTAKTFELTER, OFFENTLIGE

MED_FORAELDRE = ("indgang", "offentlig_fagperson", "offentlig_borger")
PAAKRAEVET = {"indgangstype", "modtaget", "kanal", "bekymring", "underretter_art"}


def test_modtagelsen_kan_skrive_alt_det_de_offentlige_formularer_spoerger_om():
    offentlige = {felt.navn for noegle in MED_FORAELDRE[1:] for felt in find_skema(noegle).felter}

    assert offentlige - {"anonym"} <= {felt.navn for felt in find_skema("indgang").felter}


def test_modtagelsen_skal_kun_udfylde_det_uret_og_vejen_haenger_paa():
    assert {felt.navn for felt in find_skema("indgang").felter if felt.kraevet} == PAAKRAEVET


def test_modtagelsens_formular_taler_til_modtagelsen():
    felter = find_skema("indgang").felter
    tekst = " ".join(f"{felt.ledetekst} {felt.hvorfor} {felt.hjaelp}" for felt in felter)

    for til_borgeren in ("Du får ikke at vide", "Du kan sende", "hvis du kender", "det, du ellers ved", "Det ved jeg"):
        assert til_borgeren not in tekst


@pytest.mark.parametrize("noegle", MED_FORAELDRE)
@pytest.mark.parametrize("flag", ["overgreb", "aereskonflikt"])
def test_samtale_med_foraeldrene_spoerges_der_ikke_til_ved_mistanke_men_der_advares(noegle, flag):
    skema = find_skema(noegle)

    assert "foraeldre_orienteret" in {felt.navn for felt in synlige_felter(skema, {flag: "ved_ikke"})}
    assert "foraeldre_orienteret" not in {felt.navn for felt in synlige_felter(skema, {flag: "ja"})}
    assert "ikke med forældrene" in skema.felt(flag).hjaelp
    assert "med forældrene" in skema.felt("foraeldre_orienteret").hjaelp


def test_underretters_stilling_er_en_kontaktoplysning_og_spoerges_kun_i_arbejdets_medfoer():
    stilling = find_skema("indgang").felt("underretter_stilling")

    assert stilling.navn in KONTAKTFELTER
    assert stilling.vis_naar == Betingelse("underretter_art", ("fagperson", "kommune"))
    assert "fagperson" in OFFENTLIGE
