"""Modules: off means that the route does not exist, for anybody."""

from __future__ import annotations

from datetime import date

from django.test import Client

from dubu.organisation.indstillinger import STANDARDER
from dubu.organisation.models import Indstilling


def _sluk(modul: str) -> None:
    Indstilling.objects.create(noegle=modul, fra=date(2020, 1, 1), vaerdi=False, begrundelse="prøve")


def test_kun_sagsbehandling_er_taendt_fra_begyndelsen():
    taendte = {noegle for noegle, standard in STANDARDER.items() if noegle.startswith("modul.") and standard.vaerdi}

    assert taendte == {"modul.sagsbehandling"}


def test_slukket_modul_giver_samme_404_som_en_ukendt_side(klient, lav_aktoer):
    _sluk("modul.sagsbehandling")
    browser = klient(lav_aktoer("modtagelse"))

    slukket, ukendt = browser.get("/indbakke/"), browser.get("/findes-ikke/")

    assert slukket.status_code == ukendt.status_code == 404


def test_slukket_modul_lukker_ogsaa_den_offentlige_side(kommune):
    _sluk("modul.sagsbehandling")

    assert Client().get("/underret/0461/").status_code == 404
