"""Tags, slots, htmx answers and security headers."""

from __future__ import annotations

import re

import pytest
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.safestring import mark_safe

from dubu.web import csp, htmx, pladser
from dubu.web.galleri import Galleriformular
from dubu.web.komponenter import Markering


def _tegn(tekst: str, request=None, **kontekst) -> str:
    return engines["django"].from_string("{% load dubu_web %}" + tekst).render(kontekst, request)


def test_felt_error_and_help_are_tied_to_the_control():
    html = _tegn("{% felt form.emne %}", form=Galleriformular({"emne": ""}))

    assert 'aria-describedby="id_emne-hjaelp id_emne-fejl"' in html
    assert 'aria-invalid="true"' in html
    assert "Feltet skal udfyldes. Skriv et svar." in html


def test_felt_with_reason_offers_it_and_without_does_not():
    assert "Hvorfor spørger vi?" in _tegn("{% felt form.beskrivelse %}", form=Galleriformular())
    assert "Hvorfor spørger vi?" not in _tegn("{% felt form.emne %}", form=Galleriformular())


def test_felt_typed_html_is_escaped():
    assert "<script>" not in _tegn("{% felt form.emne %}", form=Galleriformular({"emne": "<script>"}))


def test_felt_versions_only_in_autosaved_forms():
    assert 'name="version_emne" value="7"' in _tegn("{% felt form.emne %}", form=Galleriformular(versioner={"emne": 7}))
    assert "version" not in _tegn("{% felt form.emne %}", form=Galleriformular())


def test_formularhoved_keeps_posted_handling_and_municipality():
    form = Galleriformular({"handling": "0b8f7b0e-8f2c-4c0f-9d15-0a3f0f6a7d11", "kommune": "0450"})
    html = _tegn("{% formularhoved form %}", form=form, csrf_token="n")

    assert 'value="0b8f7b0e-8f2c-4c0f-9d15-0a3f0f6a7d11"' in html
    assert 'name="kommune" value="0450"' in html


def test_formularhoved_two_forms_get_two_acts():
    html = _tegn("{% formularhoved %}{% formularhoved %}", kommune_kode="461")
    handlinger = re.findall(r'name="handling" value="([^"]+)"', html)

    assert len(set(handlinger)) == 2
    assert html.count('name="kommune" value="0461"') == 2


def test_blok_and_omslag_without_content_are_absent():
    assert _tegn('{% blok "Journal" %} {% endblok %}{% omslag "aside" %}\n{% endomslag %}') == ""


def test_markering_has_icon_and_word_and_explanation():
    html = _tegn("{% markering m %}", m=Markering("Beskyttet", "lock", "advarsel", "kun med begrundelse"))

    assert "#lock" in html
    assert "Beskyttet" in html
    assert ": kun med begrundelse" in html


def test_oplysninger_leaves_out_what_is_not_known():
    html = _tegn("{% oplysninger par %}", par=[("Sprog", "Dansk"), ("Telefon", None), ("Mail", "")])

    assert re.findall(r"<dt>(.*?)</dt>", html) == ["Sprog"]


def test_sider_links_keep_other_parameters_and_single_page_shows_nothing():
    request = RequestFactory().get("/?fane=alle&side=2")
    html = _tegn("{% sider side %}", request, side=Paginator(range(100), 20).page(2))

    assert 'href="?side=3&amp;fane=alle"' in html
    assert _tegn("{% sider side %}", request, side=Paginator(range(3), 20).page(1)) == ""


def test_sider_of_a_posted_form_are_buttons_of_that_form():
    html = _tegn('{% sider side formular="soeg" %}', RequestFactory().get("/"), side=Paginator(range(100), 20).page(2))

    assert 'form="soeg" name="side" value="3"' in html
    assert "href" not in html


@pytest.fixture
def plads():
    """A slot with three fillers, one of them silent."""
    pladser.registrer("proeve", "b", lambda request, objekt: mark_safe(f"<b>{objekt}</b>"), orden=20)
    pladser.registrer("proeve", "a", lambda request, objekt: "<a>", orden=10)
    pladser.registrer("proeve", "c", lambda request, objekt: None, orden=5)
    yield
    for noegle in "abc":
        pladser.afregistrer("proeve", noegle)


def test_plads_renders_fillers_in_order_and_escapes_plain_text(plads):
    html = _tegn('{% plads "proeve" objekt %}', RequestFactory().get("/"), objekt="sag")

    assert html == "&lt;a&gt;\n<b>sag</b>"
    assert _tegn('{% plads "ukendt" %}', RequestFactory().get("/")) == ""


def test_plads_same_key_twice_is_refused(plads):
    with pytest.raises(pladser.PladsFejl):
        pladser.registrer("proeve", "a", lambda request, objekt: None)


def test_render_htmx_request_gets_the_part_and_others_the_page(egne_ruter):
    hel = htmx.render(RequestFactory().get("/"), "web/404.html", delvis="web/komponenter/tom.html")
    del_ = htmx.render(
        RequestFactory().get("/", headers={"HX-Request": "true"}),
        "web/404.html", {"tekst": "Ingen."}, status=422, delvis="web/komponenter/tom.html",
    )  # fmt: skip

    assert b"<!doctype html>" in hel.content
    assert del_.content.decode().strip() == '<p class="tom">Ingen.</p>'
    assert (del_.status_code, del_["Vary"]) == (422, "HX-Request")


def test_omdiriger_is_303_or_htmx_redirect():
    assert htmx.omdiriger(RequestFactory().post("/"), "/sag/").status_code == 303
    svar = htmx.omdiriger(RequestFactory().post("/", headers={"HX-Request": "true"}), "/sag/")
    assert svar["HX-Redirect"] == "/sag/"


def test_headers_are_strict_on_pages_and_on_errors(egne_ruter):
    for sti in ("/", "/findes-ikke/"):
        svar = Client().get(sti)
        assert svar["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
        assert "unsafe" not in svar["Content-Security-Policy"]
        assert (svar["Cache-Control"], svar["Referrer-Policy"]) == ("no-store", "same-origin")


def test_headers_that_a_view_sets_itself_are_left():
    mellemled = csp.SikkerhedshovederMiddleware(lambda r: HttpResponse(headers={"Cache-Control": "max-age=60"}))

    assert mellemled(RequestFactory().get("/"))["Cache-Control"] == "max-age=60"


@pytest.mark.parametrize("kode", [400, 403, 404, 422, 500, 503])
def test_error_pages_render_without_context_and_hold_no_data(kode):
    html = render_to_string(f"{kode}.html")

    assert f"Fejlkode {kode}" in html
    assert "<h1>" in html
    assert "{{" not in html


def test_500_page_renders_when_static_manifest_lacks_files(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

    assert "/static/web/dubu.css" in render_to_string("500.html")


def test_public_page_has_no_mark_of_being_logged_in(egne_ruter):
    offentlig = Client().get("/offentlig/").content.decode()

    assert "titlebar__logotext" not in offentlig
    assert '<div class="titlebar__logotext">' in Client().get("/").content.decode()
