"""Forms as data: the shipped files, what the loader refuses, and the form they become."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from dubu.skemaer.errors import SkemaFejl, UkendtSkemaError
from dubu.skemaer.forms import formular
from dubu.skemaer.katalogfiler import find_skema, laes_skema, list_skemaer
from dubu.skemaer.rules import synlige_felter
from dubu.skemaer.services import afsnit_i_ord

FELT = {"navn": "a", "type": "tekst", "ledetekst": "Hvad?", "hvorfor": "BL § 136", "laeser": "Modtagelsen"}


def _raa(*felter: dict[str, Any]) -> dict[str, Any]:
    return {"noegle": "proeve", "version": 1, "titel": "Prøve", "afsnit": [{"titel": "Et", "felter": list(felter)}]}


@pytest.mark.parametrize("skema", list_skemaer(), ids=lambda s: s.art)
def test_shipped_form_becomes_a_form_with_all_its_fields(skema):
    assert list(formular(skema)().fields) == [felt.navn for felt in skema.felter]


def test_public_forms_prefill_nothing():
    assert not [f.navn for s in list_skemaer() if s.noegle.startswith("offentlig") for f in s.felter if f.forudfyld]


@pytest.mark.parametrize("mangler", ["hvorfor", "laeser"])
def test_loader_refuses_a_field_without_reason_or_reader(mangler):
    felt = {noegle: vaerdi for noegle, vaerdi in FELT.items() if noegle != mangler}

    with pytest.raises(SkemaFejl, match=mangler):
        laes_skema(_raa(felt), "proeve.yaml")


def test_loader_refuses_a_condition_on_a_field_that_does_not_come_before():
    with pytest.raises(SkemaFejl, match="vis_naar"):
        laes_skema(_raa({**FELT, "vis_naar": {"felt": "b", "er": ["ja"]}}), "proeve.yaml")


def test_loader_refuses_prefill_on_a_public_form():
    raa = {**_raa({**FELT, "forudfyld": "cpr"}), "noegle": "offentlig_proeve"}

    with pytest.raises(SkemaFejl, match="forudfylder aldrig"):
        laes_skema(raa, "proeve.yaml")


def test_find_skema_unknown_version_is_an_error():
    with pytest.raises(UkendtSkemaError):
        find_skema("indgang", 99)


def _betinget() -> Any:
    valg = {**FELT, "navn": "anonym", "type": "ja_nej"}
    navn = {**FELT, "navn": "underretter", "kraevet": True, "vis_naar": {"felt": "anonym", "er": ["nej"]}}
    return laes_skema(_raa(valg, navn), "proeve.yaml")


def test_conditional_field_is_required_only_when_its_condition_is_fulfilled():
    klasse = formular(_betinget())

    assert klasse(QueryDict("anonym=ja")).is_valid()
    assert "underretter" in klasse(QueryDict("anonym=nej")).errors


def _skjult(felt: str = "overgreb") -> Any:
    betingelse = [{"felt": felt, "er": ["ja"]}, {"felt": "aere", "er": ["ja"]}]
    valg = [{**FELT, "navn": navn, "type": "ja_nej"} for navn in ("overgreb", "aere")]
    return laes_skema(_raa(*valg, {**FELT, "navn": "talt", "skjul_naar": betingelse}), "proeve.yaml")


@pytest.mark.parametrize(
    ("svar", "vist"), [({}, True), ({"overgreb": "nej"}, True), ({"overgreb": "ja"}, False), ({"aere": "ja"}, False)]
)
def test_field_is_hidden_by_any_of_the_answers_that_hide_it(svar, vist):
    assert ("talt" in {felt.navn for felt in synlige_felter(_skjult(), svar)}) is vist


def test_field_tells_the_page_which_answers_hide_it():
    assert formular(_skjult())()["talt"].field.skjul_naar == "overgreb:ja;aere:ja"


def test_loader_refuses_hiding_by_a_field_that_does_not_come_before():
    with pytest.raises(SkemaFejl, match="skjul_naar"):
        _skjult("b")


def test_answers_are_shown_in_words_under_their_headings():
    skema = find_skema("vurdering_24_timer")

    (afsnit,) = afsnit_i_ord(skema, {"fare": "kan_ikke_udelukkes", "akut_handling": ["politi", "sygehus"]})

    assert ("Er barnets sundhed eller udvikling i fare?", "Kan ikke udelukkes") in afsnit.svar
    assert ("Akut handling", "Politi, Sygehus") in afsnit.svar
