"""Mark notices as read, and remind a colleague: one click each."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from dubu.adviser import rykkere
from dubu.adviser.services import laes, laes_alle
from dubu.kerne import ur
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.sager.selectors import get_raekke, get_sag
from dubu.web.formularer import DubuForm
from dubu.web.htmx import er_htmx, omdiriger


@require_POST
def laest(request: HttpRequest) -> HttpResponse:
    """The notices named by `advis`, or all about `barn`. To htmx nothing is left of them."""
    try:
        adviser = [UUID(vaerdi) for vaerdi in request.POST.getlist("advis")]
        barn = UUID(request.POST["barn"]) if request.POST.get("barn") else None
    except ValueError as fejl:
        raise FindesIkkeFejl from fejl
    if adviser:
        laes(aktoer=request.aktoer, adviser=adviser, tidspunkt=ur.nu())
    else:
        laes_alle(aktoer=request.aktoer, barn=barn, tidspunkt=ur.nu())
    return HttpResponse() if er_htmx(request) else omdiriger(request, reverse(settings.DUBU_STARTSIDE))


@require_POST
def ryk(request: HttpRequest, sag_uuid: UUID, aktivitet: UUID) -> HttpResponse:
    """Remind the colleague who has the activity in the case; back to the day."""
    raekke = get_raekke(request.aktoer, get_sag(request.aktoer, sag_uuid, rykkere.RYK), aktivitet)
    handling = DubuForm(request.POST).handling
    rykkere.ryk(aktoer=request.aktoer, handling=handling, raekke=raekke, tidspunkt=ur.nu())
    return omdiriger(request, reverse(settings.DUBU_STARTSIDE))
