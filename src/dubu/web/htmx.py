"""Answering htmx and ordinary requests with the same view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import loader
from django.utils.cache import patch_vary_headers


def er_htmx(request: HttpRequest) -> bool:
    """Does htmx ask for a part of a page (and not for a whole page to restore its history)?"""
    return (
        request.headers.get("HX-Request") == "true"
        and request.headers.get("HX-History-Restore-Request") != "true"
        and request.headers.get("HX-Boosted") != "true"
    )


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
    *,
    delvis: str | None = None,
) -> HttpResponse:
    """The whole page, or to htmx only its part.

    The part of `rum/side.html` is `delvis` when given, else `rum/_side.html`, else the page itself.
    """
    navne = [template]
    if er_htmx(request):
        mappe, skraa, navn = template.rpartition("/")
        navne = [delvis] if delvis else [f"{mappe}{skraa}_{navn}", template]
    indhold = loader.render_to_string(navne, dict(context or {}), request)
    svar = HttpResponse(indhold, status=status)
    patch_vary_headers(svar, ("HX-Request",))
    return svar


def omdiriger(request: HttpRequest, url: str) -> HttpResponse:
    """Send the browser to another page after an act: 303, or HX-Redirect when htmx asked."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    svar = HttpResponseRedirect(url)
    svar.status_code = 303
    return svar
