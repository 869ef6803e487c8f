"""Pages of the house itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def live(request: HttpRequest) -> HttpResponse:
    """The process answers; touches no database."""
    return HttpResponse("ok", content_type="text/plain")
