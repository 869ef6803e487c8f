"""The server's half of autosave."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from dubu.web import kladde

NU = datetime(2026, 1, 5, 9, 32, tzinfo=UTC)


def _post(tekst: str):
    request = RequestFactory().post("/")
    request.POST = QueryDict(tekst)
    return request


def test_laes_one_text_with_version_and_choice():
    felt = kladde.laes(_post("felt=emne&vaerdi=Samtale&version=3&valg=din"))

    assert felt == kladde.Kladdefelt("emne", ("Samtale",), 3, kladde.Kladdevalg.DIN)
    assert felt.vaerdi == "Samtale"


def test_laes_check_boxes_any_number_also_none():
    assert kladde.laes(_post("felt=k&vaerdi=a&vaerdi=b&version=0")).vaerdier == ("a", "b")
    assert kladde.laes(_post("felt=k&vaerdi=&version=0")).vaerdier == ()


@pytest.mark.parametrize("tekst", ["vaerdi=a", "felt=k&version=x", "felt=k&version=1&valg=ingen"])
def test_laes_unreadable_post_is_refused_in_danish(tekst):
    with pytest.raises(kladde.KladdeUlaeseligFejl) as fejl:
        kladde.laes(_post(tekst))

    svar = kladde.afvist(fejl.value)
    assert svar.status_code == 422
    assert json.loads(svar.content)["fejl"].startswith("Feltet kunne ikke gemmes.")


def test_answers_have_the_shape_that_the_page_reads():
    assert json.loads(kladde.gemt(4, NU).content) == {"version": 4, "gemt": "10.32"}
    svar = kladde.konflikt(din="a", anden=["b"], af="Mette", tidspunkt=NU, version=5)
    assert svar.status_code == 200
    assert json.loads(svar.content)["anden"] == {"vaerdi": ["b"], "af": "Mette", "tidspunkt": "10.32"}
