"""Routes of the room's own browser tests; no database behind them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import path

from dubu.web import views
from dubu.web.hoved import Hoved, Kommunevalg, Link

SIDE = """{% extends "web/base.html" %}{% block titel %}Del{% endblock %}{% block indhold %}<h1>Del</h1>
<form method="post" action="/gem/" id="enkel" data-uden-kladde>{% formularhoved %}
<button class="button button-primary" type="submit" name="valg" value="gem">Gem</button></form>
<button type="button" id="hent" hx-get="/del/" hx-target="#maal">Hent</button>
<button type="button" id="fejl" hx-get="/findes-ikke/" hx-target="#maal">Fejl</button>
<form hx-post="/ugyldig/" hx-target="#maal" method="post">{% formularhoved %}
<button type="submit" id="ugyldig">Send</button></form>
<div id="maal"></div>{% endblock %}"""
DEL = """<div>{% faner "ny" %}{% fane "Et" %}<p>Panel et</p>{% endfane %}{% fane "To" %}
<p>Panel to</p>{% endfane %}{% endfaner %}</div>"""

modtaget: list[dict[str, str]] = []


def _af_tekst(request: HttpRequest, tekst: str, status: int = 200) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(tekst).render({}, request), status=status)


def gem(request: HttpRequest) -> HttpResponse:
    """Remembers what was posted; answers nothing, so that the page stays."""
    UUID(request.POST["handling"])
    modtaget.append(request.POST.dict())
    return HttpResponse(status=204)


def hoved(request: HttpRequest) -> Hoved | None:
    """A caseworker's head, and none on the public page."""
    if request.path.startswith("/offentlig"):
        return None
    return Hoved(
        kommune_kode="0450",
        kommune_navn="Nyborg Kommune",
        bruger_navn="Mette Holm",
        bruger_rolle="Børne- og ungerådgiver",
        links=(Link("Min dag", "/", aktiv=True), Link("Mine sager", "/"), Link("Indbakke", "/", antal=3)),
        knapper=(Link("+ Notat", "/?notat", genvej="n"), Link("+ Henvendelse", "/?henvendelse")),
        soeg_url="/gem/",
        kommuner=(Kommunevalg("0450", "Nyborg Kommune", True), Kommunevalg("0461", "Odense Kommune")),
        skift_kommune_url="/gem/",
        log_ud_url="/gem/",
        genveje_url="/gem/",
        genveje="genveje=fra" not in request.META["QUERY_STRING"],
        baand="Øvelseskommune – alle personer er opdigtede",
    )


urlpatterns = [
    path("", views.galleri),
    path("offentlig/", lambda r: render(r, "web/base_offentlig.html", {"kommune_navn": "Nyborg Kommune"})),
    path(
        "fejl/<str:navn>/",
        lambda r, navn: render(r, f"web/{navn}.html", {"felter": [("beskrivelse", "En\nto")]}),
    ),
    path("side/", lambda r: _af_tekst(r, SIDE)),
    path("del/", lambda r: _af_tekst(r, DEL)),
    path("ugyldig/", lambda r: _af_tekst(r, '{% besked "fejl" %}Vælg mindst ét barn.{% endbesked %}', 422)),
    path("gem/", gem),
    path("login/<str:kode>/", gem, name="login"),
]
