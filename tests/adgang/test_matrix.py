"""Every route has its row, and every route is knocked on: without login, by the nearest forbidden actor, by
one who may do the act but not to this child, from another municipality, and by the nearest permitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import ODENSE
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from dubu.adgang.matrix import matrix
from dubu.adgang.tests.factories import lav_medarbejderaktoer, log_ind
from dubu.kerne.aktoer import Aktoerart
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.models import Rolle
from tests.adgang.ruter import Rute, alle_ruter
from tests.adgang.verden import Verden, byg_verden

RUTER = alle_ruter()
BESKYTTEDE = [rute for rute in RUTER if rute.navn in matrix().ruter and rute.er_beskyttet]
ROLLER = [rolle.value for rolle in Rolle]
NAEGTET = {403, 404}
# Kinds of actor whose door does not exist yet: the API of our own and the robots', and the one-time links.
UDEN_DOER = {str(Aktoerart.MASKINE), str(Aktoerart.LINKHOLDER)}
# A draft belongs to who typed it, whatever the role.
KUN_EJEREN = {"sager:kasser_kladde"}
# GET on an act and POST on a page are refused by the method; an empty form is refused by the form.
KENDT_AF_SIDEN = {200, 204, 302, 303, 400, 405, 422}
# Random tokens of the page: of its forms and of its content policy.
ENGANGS = re.compile(
    r"""(?<=csrfmiddlewaretoken" value=")[^"]+|(?<=nonce-)[^']+|(?<=nonce=")[^"]+|"""
    r"""(?<=name="handling" value=")[^"]+"""
)


def _id(rute: Rute) -> str:
    return rute.navn


@pytest.fixture(scope="module")
def verden(django_db_setup, django_db_blocker) -> Iterator[Verden]:
    """The world is built once; every knock happens in a savepoint of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        with kommune_transaktion(ODENSE):
            yield byg_verden()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _intet_bliver(request) -> Iterator[None]:
    if "verden" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("verden")
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _akter(rolle: str) -> set[str]:
    return {noegle for noegle, akt in matrix().akter.items() if akt.relationer.get(rolle)}


def _naermest_forbudte(akt: str) -> str | None:
    """The role without the act that otherwise may do the most."""
    uden = [rolle for rolle in ROLLER if akt not in _akter(rolle)]
    return max(uden, key=lambda rolle: len(_akter(rolle)), default=None)


def _naermest_tilladte(akt: str) -> str:
    """The role with the act that otherwise may do the least; whole access before relations."""
    med = [rolle for rolle in ROLLER if akt in _akter(rolle)]
    alle = [rolle for rolle in med if "alle" in matrix().akter[akt].relationer[rolle]]
    return min(alle or med, key=lambda rolle: len(_akter(rolle)))


def _bank(klient: Client, adresse: str) -> set[int]:
    klient.raise_request_exception = False
    return {klient.get(adresse).status_code, klient.post(adresse).status_code}


def _uden_tilfaeldigt(svar: HttpResponse) -> tuple[dict[str, str], str]:
    """Headers and page without what is new in every answer."""
    hoveder = {navn: ENGANGS.sub("*", vaerdi) for navn, vaerdi in svar.headers.items()}
    return hoveder, ENGANGS.sub("*", svar.content.decode())


def test_hver_rute_har_en_raekke_og_hver_raekke_en_rute():
    assert {rute.navn for rute in RUTER} == set(matrix().ruter)


def test_hver_slags_aktoer_har_raekker_og_de_uden_doer_har_ingen():
    """Machines and holders of a link get their rows with their doors; until then nothing is theirs."""
    med_raekker = {
        rolle for akt in matrix().akter.values() for rolle, relationer in akt.relationer.items() if relationer
    }
    uden_medarbejder = {str(art) for art in Aktoerart} - {str(Aktoerart.MEDARBEJDER)}

    assert med_raekker == {*ROLLER, *uden_medarbejder} - UDEN_DOER


def test_hver_akt_i_matricen_bruges_af_koden():
    """A row that no check asks for protects nothing."""
    from tests.arkitektur.rum import pythonfiler

    kode = "\n".join(fil.read_text(encoding="utf-8") for fil in pythonfiler())
    brugt = {akt for akt in matrix().akter if f'"{akt}"' in kode} | set(matrix().ruter.values())
    assert set(matrix().akter) - brugt == set()


@pytest.mark.parametrize("rute", BESKYTTEDE, ids=_id)
def test_uden_login_naas_siden_ikke(rute, verden):
    svar = Client().get(rute.adresse(verden.vaerdier))
    assert (svar.status_code, svar.headers.get("Location")) == (302, "/")


@pytest.mark.parametrize("rute", BESKYTTEDE, ids=_id)
def test_naermest_forbudte_rolle_afvises(rute, verden):
    rolle = _naermest_forbudte(rute.akt)
    if rolle is None:
        assert rute.akt == "side.egen"  # every role has its own pages
        return
    klient = log_ind(lav_medarbejderaktoer(rolle, navn="Forbudt"))
    assert _bank(klient, rute.adresse(verden.vaerdier)) <= NAEGTET


@pytest.mark.parametrize("rute", [r for r in BESKYTTEDE if r.parametre], ids=_id)
def test_rolle_uden_relation_til_barnet_faar_siden_findes_ikke(rute, verden):
    kun_relation = [
        rolle
        for rolle in ROLLER
        if (relationer := matrix().akter[rute.akt].relationer.get(rolle)) and "alle" not in relationer
    ]
    for rolle in kun_relation:
        klient = log_ind(lav_medarbejderaktoer(rolle, navn=f"Fremmed {rolle}", afdeling=verden.anden_afdeling))
        assert _bank(klient, rute.adresse(verden.vaerdier)) <= NAEGTET | {405}, rolle


@pytest.mark.parametrize("rute", [r for r in BESKYTTEDE if r.parametre], ids=_id)
def test_anden_kommunes_id_findes_ikke(rute, verden):
    """The page of an address that nobody has, byte for byte: where GET is refused by the method, POST must give it."""
    adresse = rute.adresse(verden.vaerdier)
    with kommune_transaktion(450):
        klient = log_ind(lav_medarbejderaktoer(*ROLLER, navn="Nabo"))
        ukendt = klient.get("/findes/slet/ikke/")
        hent, send = klient.get(adresse), klient.post(adresse)

    svar = send if hent.status_code == 405 else hent
    assert svar.status_code == ukendt.status_code == 404
    assert _uden_tilfaeldigt(svar) == _uden_tilfaeldigt(ukendt)
    assert {hent.status_code, send.status_code} <= {404, 405}


@pytest.mark.parametrize("rute", BESKYTTEDE, ids=_id)
def test_naermest_tilladte_rolle_naar_siden(rute, verden):
    ejer = rute.navn in KUN_EJEREN
    aktoer = verden.raadgiver if ejer else verden.aktoer_med(_naermest_tilladte(rute.akt))
    klient = log_ind(aktoer)
    adresse = rute.adresse(verden.vaerdier)
    assert _bank(klient, adresse) <= KENDT_AF_SIDEN
    assert klient.get(adresse).headers.get("Location") != "/"
