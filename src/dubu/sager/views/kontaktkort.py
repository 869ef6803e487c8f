"""The Kontaktkort of a case."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dubu.sager import selectors
from dubu.sager.kontaktkort import saml
from dubu.web import htmx


@require_GET
def kontaktkort(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Head, contacts and warnings: all that the duty officer sees of a case, and what is taken along on paper."""
    sag = selectors.get_sag_til_kontaktkort(request.aktoer, sag_uuid)
    svar = htmx.render(request, "sager/kontaktkort.html", saml(request, sag))
    svar["Cache-Control"] = "no-store"
    return svar
