"""The three most used pages at 10,000 cases in one municipality: at most 15 queries each."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable

import pytest
from conftest import ODENSE
from django.db import connection
from django.http import HttpResponse
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dubu.adgang.aktoerer import medarbejder_aktoer
from dubu.adgang.tests.factories import log_ind
from dubu.kerne import ur
from dubu.kerne.transaktion import kommune_transaktion
from dubu.sager.models import Sag

pytestmark = pytest.mark.ydelse

GANGE = 15
HOEJST = 15
UDENOM = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "SELECT set_config", "SELECT current_setting")


@pytest.fixture(scope="module")
def raadgiver(stor_kommune):
    with kommune_transaktion(ODENSE):
        return medarbejder_aktoer(stor_kommune[0], ur.idag())


@pytest.fixture(scope="module")
def klient(raadgiver):
    with kommune_transaktion(ODENSE):
        return log_ind(raadgiver)


@pytest.fixture(scope="module")
def tom_side(klient) -> float:
    """The median of a page that shows nothing: the price of the house."""
    return maal(lambda: klient.post("/skift-kommune/", {"ny_kommune": "9999"}))[1]


def maal(kald: Callable[[], HttpResponse]) -> tuple[int, float]:
    """Queries and median milliseconds of a page, after one warm-up."""
    kald()
    with CaptureQueriesContext(connection) as fanget:
        kald()
    # Counted at once: the next request clears the log.
    talte = sum(not q["sql"].startswith(UDENOM) for q in fanget.captured_queries)
    tider = []
    for _ in range(GANGE):
        start = time.perf_counter()
        kald()
        tider.append((time.perf_counter() - start) * 1000)
    return talte, statistics.median(tider)


def _noter(noter: dict[str, str], navn: str, omfang: str, maaling: tuple[int, float], tom: float) -> None:
    antal, ms = maaling
    noter[navn] = f"{omfang} | {antal} | {ms:.1f} | {ms / tom:.1f}"
    assert antal <= HOEJST


@override_settings(DEBUG=False)
def test_min_dag_ved_10000_sager(klient, tom_side, noter):
    adresse = reverse("arbejdsplads:mindag")
    assert klient.get(adresse).status_code == 200
    _noter(noter, "Min dag", "31 egne af 10.000 sager", maal(lambda: klient.get(adresse)), tom_side)


def test_sagsoverblik_ved_10000_sager(klient, raadgiver, tom_side, noter):
    with kommune_transaktion(ODENSE):
        sag = Sag.objects.filter(primaer_raadgiver_id=raadgiver.medarbejder_id).first()
    adresse = reverse("sager:overblik", args=[sag.uuid])
    assert klient.get(adresse).status_code == 200
    _noter(noter, "Sagsoverblik", "12 aktiviteter, 3 frister", maal(lambda: klient.get(adresse)), tom_side)


@pytest.mark.parametrize(
    ("hvad", "tekst"),
    [("navn", "Kristensen"), ("telefon", "20000042"), ("sagsnummer", "4711"), ("navnevariant", "Åge Christensen")],
)
def test_soegning_ved_10000_sager(klient, tom_side, noter, hvad, tekst):
    """Both requests count: the search is posted, and its answer is a page of its own."""
    adresse = reverse("sager:soeg")
    assert re.search(
        r"\b[1-9]\d*( eller flere)? fund på", klient.post(adresse, {"soegning": tekst}, follow=True).content.decode()
    )
    maaling = maal(lambda: klient.post(adresse, {"soegning": tekst}, follow=True))
    _noter(noter, f"Søgning på {hvad}", "10.000 personer", maaling, tom_side)
