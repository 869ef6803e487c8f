"""The edge: one transaction around view and template, rolled back on refusal, reads written afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import include, path

from dubu.adgang import matrix
from dubu.haendelseslog.models import Opslag
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.kerne.transaktion import aktuel_kommune
from dubu.organisation.models import Afdeling


def _afvist(request):
    Afdeling.objects.create(navn="Halv handling")
    return HttpResponse("nej", status=422)


def _laest(request):
    request.aktoer.opslag.noter("proeve.laest")
    request.aktoer.opslag.noter("proeve.laest")
    return HttpResponse("ja")


def _laest_og_afvist(request):
    request.aktoer.opslag.noter("proeve.laest")
    raise FindesIkkeFejl


def _dovent(request):
    skabelon = engines["django"].from_string("{% for a in afdelinger %}{{ a.navn }}{% endfor %}")
    return HttpResponse(skabelon.render({"afdelinger": Afdeling.objects.all()}, request))


def _fejl(request):
    raise RuntimeError("Barnets navn er hemmeligt")


VIEWS = {
    "afvist": _afvist,
    "laest": _laest,
    "laest-og-afvist": _laest_og_afvist,
    "dovent": _dovent,
    "fejl": _fejl,
}
urlpatterns = [
    path("", include("dubu.config.urls")),
    *(path(f"proeve/{navn}", view, name=f"proeve-{navn}") for navn, view in VIEWS.items()),
]
handler404 = "dubu.config.fejlsider.ikke_fundet"


@pytest.fixture
def proevesider(monkeypatch):
    ruter = dict(matrix.matrix().ruter) | {f"proeve-{navn}": matrix.LOGGET_IND for navn in VIEWS}
    proevens = replace(matrix.matrix(), ruter=ruter)
    monkeypatch.setattr("dubu.config.kant.matrix", lambda: proevens)
    with override_settings(ROOT_URLCONF=__name__):
        yield


def test_afvist_svar_rulles_tilbage(proevesider, klient, lav_aktoer):
    svar = klient(lav_aktoer("raadgiver")).post("/proeve/afvist")

    assert svar.status_code == 422
    assert not Afdeling.objects.filter(navn="Halv handling").exists()


def test_opslag_skrives_en_gang_pr_art(proevesider, klient, lav_aktoer):
    aktoer = lav_aktoer("raadgiver")

    klient(aktoer).get("/proeve/laest")

    assert [(o.art, o.aktoer_id) for o in Opslag.objects.all()] == [("proeve.laest", aktoer.id)]


def test_opslag_ved_afvisning_overlever_at_transaktionen_rulles_tilbage(proevesider, klient, lav_aktoer):
    svar = klient(lav_aktoer("raadgiver")).get("/proeve/laest-og-afvist")

    assert svar.status_code == 404
    assert Opslag.objects.filter(art="proeve.laest").exists()


def test_skabelon_vises_inde_i_transaktionen(proevesider, klient, lav_aktoer):
    assert "Børn og Familie" in klient(lav_aktoer("raadgiver")).get("/proeve/dovent").content.decode()


def test_uskrivelig_opslagslog_giver_503_og_ingen_data(proevesider, klient, lav_aktoer, monkeypatch):
    def brudt(aktoer):
        raise DatabaseError("loggen er væk")

    monkeypatch.setattr("dubu.config.kant.skriv_opslag", brudt)

    svar = klient(lav_aktoer("raadgiver")).get("/proeve/laest")

    assert svar.status_code == 503
    assert svar.content.decode() != "ja"


def test_fejlside_500_indeholder_ingen_data(proevesider, klient, lav_aktoer):
    browser = klient(lav_aktoer("raadgiver"))
    browser.raise_request_exception = False

    svar = browser.get("/proeve/fejl")

    assert svar.status_code == 500
    assert "hemmeligt" not in svar.content.decode()


def test_efter_forespoergslen_er_kommunen_lukket(proevesider, db):
    Client().get("/login/0461/")

    assert aktuel_kommune() is None
    with pytest.raises(DatabaseError), transaction.atomic():
        list(Afdeling.objects.all())


def test_ukendt_kommune_og_ukendt_side_svarer_ens(db):
    ukendt_kommune = Client().get("/login/0999/")
    ukendt_side = Client().get("/findes-ikke/")

    assert ukendt_kommune.status_code == ukendt_side.status_code == 404
    assert ukendt_kommune.content == ukendt_side.content


def test_formular_vist_for_anden_kommune_afvises_og_teksten_vises(klient, lav_aktoer):
    svar = klient(lav_aktoer("raadgiver")).post("/logud/", {"kommune": "0450", "notat": "Talte med Ærø Skole"})

    assert svar.status_code == 409
    assert "Talte med Ærø Skole" in svar.content.decode()


def test_uden_login_sendes_man_til_forsiden(proevesider, db):
    svar = Client().get("/proeve/laest")

    assert (svar.status_code, svar.headers["Location"]) == (302, "/")


def test_plads_i_anden_kommune_giver_ikke_adgang(klient, lav_aktoer, proevesider):
    browser = klient(lav_aktoer("raadgiver"))
    session = browser.session
    session["kommune"] = 450
    session.save()

    assert browser.get("/proeve/dovent").headers["Location"] == "/"


def test_antal_forespoergsler_i_kanten(proevesider, klient, lav_aktoer, hoejst_forespoergsler):
    """Session, the user's place and one row of the reads: the price of every page."""
    browser = klient(lav_aktoer("raadgiver"))

    with hoejst_forespoergsler(3):
        browser.get("/proeve/laest")
