"""Modules: off means that the route does not exist, for anybody."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.core.management import call_command
from django.test import Client

from dubu.adgang.aktoerer import aktoer_fra_session
from dubu.adgang.matrix import matrix
from dubu.adgang.services import ret_indstilling
from dubu.config import hoved
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.organisation.indstillinger import STANDARDER
from dubu.organisation.models import Indstilling
from dubu.organisation.moduler import RUM_I_MODUL, er_taendt, find_taendte_moduler


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


# Rooms of the house itself: they belong to no module.
HUSET: frozenset[str] = frozenset()


def test_alle_rum_med_sider_hoerer_til_et_modul_eller_til_huset():
    rum = {rute.split(":")[0] for rute in matrix().ruter if ":" in rute}

    assert rum - HUSET <= set(RUM_I_MODUL)


def test_slukket_modul_lukker_frister_og_adviser(klient, lav_aktoer):
    browser = klient(lav_aktoer("raadgiver"))
    assert browser.post("/adviser/laest/", {"advis": str(uuid4())}).status_code != 404

    _sluk("modul.sagsbehandling")

    assert browser.post("/adviser/laest/", {"advis": str(uuid4())}).status_code == 404
    assert not er_taendt(["frister"], find_taendte_moduler(ur.idag()))


def test_slukket_modul_har_intet_i_hovedets_menu(klient, lav_aktoer, rf):
    browser = klient(lav_aktoer("modtagelse"))
    foer = _hoved(browser, rf)

    _sluk("modul.sagsbehandling")
    efter = _hoved(browser, rf)

    assert foer.links
    assert foer.knapper
    assert foer.soeg_url
    assert (efter.links, efter.knapper, efter.soeg_url, efter.forside_url) == ((), (), "", "/")


def _hoved(browser, rf):
    request = rf.get("/galleri/")
    request.session = browser.session
    request.aktoer = aktoer_fra_session(request, 461, ur.idag())
    return hoved.hoved(request)


def test_modul_der_taendes_igen_er_der_igen(klient, lav_aktoer):
    browser = klient(lav_aktoer("modtagelse"))
    aktoer = systemaktoer(461, "proeve")
    for vaerdi, status in ((False, 404), (True, 200)):
        ret_indstilling(
            aktoer=aktoer, noegle="modul.sagsbehandling", vaerdi=vaerdi, begrundelse="prøve", tidspunkt=ur.nu()
        )

        assert browser.get("/indbakke/").status_code == status


def test_den_offentlige_side_aabner_naar_doegnvagtens_nummer_er_sat(kommune):
    assert "tager ikke imod underretninger her" in Client().get("/underret/0461/").content.decode()

    call_command("indstilling", "doegnvagt.telefon", "66 12 34 56", kommune="0461", begrundelse="Vi går i gang")

    side = Client().get("/underret/0461/").content.decode()
    assert "tager ikke imod underretninger her" not in side
    assert "66 12 34 56" in side
