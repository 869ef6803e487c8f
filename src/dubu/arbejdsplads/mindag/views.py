"""The landing page by role, and Min dag."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dubu.arbejdsplads.mindag.selectors import ORDEN, hent_min_dag
from dubu.arbejdsplads.ruter import find_adresse
from dubu.kerne import ur
from dubu.organisation.models import Rolle
from dubu.web.htmx import render

# Where the first of an employee's roles lands; all others on Min dag.
LANDING = (
    ({Rolle.RAADGIVER}, "arbejdsplads:mindag"),
    ({Rolle.MODTAGELSE, Rolle.DOEGNVAGT}, "arbejdsplads:indbakke"),
)
MIN_DAG = "arbejdsplads:mindag"


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Send the employee to the page of the day's work."""
    for roller, rute in LANDING:
        if request.aktoer.roller & roller and find_adresse(rute, request.aktoer):
            return redirect(rute)
    return redirect(MIN_DAG)


@require_GET
def mindag(request: HttpRequest) -> HttpResponse:
    """Min dag (landing page of rådgiver)."""
    orden = request.GET.get("orden", ORDEN[0])
    min_dag = hent_min_dag(request.aktoer, ur.nu(), orden if orden in ORDEN else ORDEN[0])
    request.aktoer.opslag.noter("min_dag.laest", sager=len(min_dag.sager))
    return render(request, "arbejdsplads/mindag/mindag.html", {"m": min_dag})
