"""Pages of the house itself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dubu.kerne.fejl import FindesIkkeFejl
from dubu.web import views as web


def live(request: HttpRequest) -> HttpResponse:
    """The process answers; touches no database."""
    return HttpResponse("ok", content_type="text/plain")


def galleri(request: HttpRequest) -> HttpResponse:
    """The gallery of components, only where the demo is on."""
    if not settings.DUBU_DEMO:
        raise FindesIkkeFejl
    return web.galleri(request)
