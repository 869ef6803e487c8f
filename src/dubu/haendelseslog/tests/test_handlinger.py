"""Double click, retry and back button give the first result; another actor is refused."""

from __future__ import annotations

import threading
from uuid import uuid4

import psycopg
import pytest

from dubu.haendelseslog.errors import HandlingAfAndenError
from dubu.haendelseslog.handlinger import paabegynd
from dubu.kerne.aktoer import systemaktoer


def test_gentaget_handling_giver_det_foerste_resultat(kommune):
    aktoer, handling, resultat = systemaktoer(461, "proeve"), uuid4(), uuid4()
    paabegynd(aktoer=aktoer, handling=handling, akt="underretning.modtag").afslut(resultat)

    igen = paabegynd(aktoer=aktoer, handling=handling, akt="underretning.modtag")

    assert igen.er_gentagelse
    assert igen.resultat == resultat


def test_en_formular_kan_baere_flere_akter(kommune):
    aktoer, handling = systemaktoer(461, "proeve"), uuid4()
    paabegynd(aktoer=aktoer, handling=handling, akt="underretning.vurder").afslut(uuid4())

    assert not paabegynd(aktoer=aktoer, handling=handling, akt="screening.afslut").er_gentagelse


def test_samme_handling_af_en_anden_afvises(lav_aktoer):
    handling = uuid4()
    paabegynd(aktoer=lav_aktoer("raadgiver"), handling=handling, akt="sag.opret").afslut(uuid4())

    with pytest.raises(HandlingAfAndenError):
        paabegynd(aktoer=lav_aktoer("raadgiver", navn="En Anden"), handling=handling, akt="sag.opret")


def test_samtidig_gentagelse_venter_paa_den_foerste(klon):
    """Two connections claim the same act: the second gets the row only when the first has committed."""
    handling, svar = uuid4(), []
    indsaet = (
        "INSERT INTO haendelseslog_udfoerthandling (handling, akt, aktoer_art, resultat) "
        "VALUES (%s, 'underretning.modtag', 'anonym', %s) ON CONFLICT DO NOTHING"
    )

    def kald(resultat, foer_commit=None):
        with psycopg.connect(klon.app_url) as forbindelse:
            forbindelse.execute("SELECT set_config('app.kommune', '461', true)")
            svar.append(forbindelse.execute(indsaet, [handling, resultat]).rowcount)
            if foer_commit:
                foer_commit()

    traad = threading.Thread(target=kald, args=(uuid4(),))
    kald(uuid4(), foer_commit=traad.start)
    traad.join()

    assert sorted(svar) == [0, 1]
