"""The search: posted, kept as one's own working copy, shown at an address without words."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dubu.adgang.permissions import kan
from dubu.kerne import ur
from dubu.sager import soegninger
from dubu.sager.forms import SoegForm
from dubu.sager.soegning import soeg as soeg_personer
from dubu.sager.views import faelles
from dubu.web import htmx


@require_http_methods(["GET", "POST"])
def soeg(request: HttpRequest) -> HttpResponse:
    """Take the words and go on to the result page; the back button finds it without asking."""
    form = SoegForm(**faelles.formulardata(request))
    if form.is_bound and form.is_valid():
        uuid = soegninger.gem_soegning(aktoer=request.aktoer, soegning=form.cleaned_data["soegning"], tidspunkt=ur.nu())
        return htmx.omdiriger(request, reverse("sager:soegning", args=[uuid]))
    return htmx.render(request, "sager/soeg.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def resultat(request: HttpRequest, soegning: UUID) -> HttpResponse:
    """The persons that one's own search found."""
    aktoer = request.aktoer
    ord_ = soegninger.get_soegning(aktoer, soegning)
    fundet = soeg_personer(aktoer, ord_)
    kontekst = {
        "form": SoegForm(initial={"soegning": ord_}, kommune_id=aktoer.kommune_id), "ord": ord_, "resultat": fundet,
        "kan_noedaabne": kan(aktoer, "sag.noedaaben"), "kan_oprette": kan(aktoer, "sag.opret"),
    }  # fmt: skip
    return htmx.render(request, "sager/soeg.html", kontekst)
