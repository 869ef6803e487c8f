"""A form that is refused at the door: what was typed is shown, what must not stand on a page is not."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

NOTAT = "Talte med Ærø Skole.\nDe ringer igen."


@pytest.fixture
def udloebet(klient, lav_aktoer):
    """A browser whose session has ended while a page stood open."""
    browser = klient(lav_aktoer("modtagelse"))
    Session.objects.all().delete()
    return browser


@pytest.fixture
def side():
    return reverse("arbejdsplads:registrer")


def test_formular_sendt_efter_udloebet_login_viser_det_skrevne_og_hvad_man_goer(udloebet, side):
    svar = udloebet.post(side, {"bekymring": NOTAT, "kommune": "0461"}, HTTP_REFERER=f"http://testserver{side}?a=b")

    html = svar.content.decode()
    assert svar.status_code == 403
    assert NOTAT in html
    assert "Du er logget ud" in html
    assert 'href="/login/0461/"' in html
    assert f'href="{side}?a=b"' in html


def test_formular_sendt_efter_logud_i_en_anden_fane_viser_det_skrevne(klient, lav_aktoer, side):
    browser = klient(lav_aktoer("modtagelse"))
    browser.post("/logud/")

    assert NOTAT in browser.post(side, {"bekymring": NOTAT}).content.decode()


def test_formular_sendt_uden_csrf_og_login_viser_ogsaa_det_skrevne(db, side):
    svar = Client(enforce_csrf_checks=True).post(side, {"bekymring": NOTAT})

    assert svar.status_code == 403
    assert NOTAT in svar.content.decode()


def test_htmx_efter_udloebet_login_faar_ikke_forsiden_sat_ind(udloebet, side):
    svar = udloebet.post(side, {"bekymring": NOTAT}, HTTP_HX_REQUEST="true")

    assert svar.status_code == 403
    assert NOTAT in svar.content.decode()


def test_htmx_opslag_efter_udloebet_login_sender_hele_siden_til_forsiden(udloebet):
    svar = udloebet.get("/min-dag/", HTTP_HX_REQUEST="true")

    assert (svar.status_code, svar.headers["HX-Redirect"]) == (204, "/")


def test_almindelig_side_efter_udloebet_login_sender_til_forsiden(udloebet, side):
    assert udloebet.get(side).headers["Location"] == "/"


@pytest.mark.parametrize("sti", ["/logud/", "/skift-kommune/"])
def test_knapper_der_ikke_er_formularer_sender_til_forsiden(udloebet, sti):
    assert udloebet.post(sti, {"ny_kommune": "0450"}).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("navn", "vaerdi"),
    [
        ("passwd", "hemmelig kode"),
        ("nyt_password", "hemmelig kode"),
        ("csrfmiddlewaretoken", "x" * 64),
        ("token", "hemmelig kode"),
        ("barn_cpr", "ikke et nummer 0101"),
        ("foraelder-0-cpr", "0101150003"),
        ("soegning", "010115-0003"),
        ("soegning", "010115 0003"),
    ],
)
def test_kodeord_noegler_og_cpr_felter_vises_ikke(udloebet, side, navn, vaerdi):
    html = udloebet.post(side, {navn: vaerdi, "notat": NOTAT}).content.decode()

    assert vaerdi not in html
    assert NOTAT in html


def test_siden_siger_at_cpr_numre_skal_skrives_igen(udloebet, side):
    assert "skrives igen" in udloebet.post(side, {"barn_cpr": "0101150003"}).content.decode()
    assert "skrives igen" not in udloebet.post(side, {"notat": NOTAT}).content.decode()


def test_formularens_maskineri_vises_ikke(udloebet, side):
    html = udloebet.post(side, {"version_notat": "4711", "notat": NOTAT}).content.decode()

    assert "4711" not in html


def test_siden_naevner_de_filer_der_skal_vedhaeftes_igen(udloebet, side):
    fil = SimpleUploadedFile("udtalelse fra skolen.pdf", b"%PDF")

    html = udloebet.post(side, {"notat": NOTAT, "filer": fil}).content.decode()

    assert "udtalelse fra skolen.pdf" in html
    assert "vedhæftes igen" in html


@pytest.mark.parametrize("henvist", ["https://andet.example/registrer/", "javascript:alert(1)", ""])
def test_kun_egne_sider_bliver_til_et_link(udloebet, side, henvist):
    html = udloebet.post(side, {"notat": NOTAT}, HTTP_REFERER=henvist).content.decode()

    assert "andet.example" not in html
    assert "javascript" not in html


def test_ukendt_kommune_i_formularen_giver_linket_til_forsiden(udloebet, side):
    html = udloebet.post(side, {"notat": NOTAT, "kommune": '"><b>'}).content.decode()

    assert 'href="/" target="_blank"' in html
    assert "<b>" not in html
