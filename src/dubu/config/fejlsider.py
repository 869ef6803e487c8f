"""Error pages: what happened, why, what to do now; never data."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dubu.kerne.fejl import DomaeneFejl, FindesIkkeFejl

# Never shown again: the machinery of the form.
_SKJULTE = frozenset({"csrfmiddlewaretoken", "kommune", "handling", "passwd"})


def for_fejl(request: HttpRequest, fejl: DomaeneFejl) -> HttpResponse:
    """The page of a domain error, with its own status."""
    skabelon = f"web/{fejl.status}.html" if fejl.status in (403, 404, 503) else "web/fejl.html"
    return render(request, skabelon, {"besked": fejl.besked, "status": fejl.status}, status=fejl.status)


def ikke_fundet(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same answer for what does not exist and for what is secret."""
    return for_fejl(request, FindesIkkeFejl())


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that has been open too long; what was typed is shown so that nothing is lost."""
    return render(
        request, "web/formular_afvist.html", {"felter": _indtastet(request), "grund": "foraeldet"}, status=403
    )


def anden_kommune(request: HttpRequest) -> HttpResponse:
    """409 for a form that was shown for another municipality than the one now chosen."""
    return render(request, "web/formular_afvist.html", {"felter": _indtastet(request), "grund": "kommune"}, status=409)


def _indtastet(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (navn, vaerdi)
        for navn, vaerdier in request.POST.lists()
        if navn not in _SKJULTE
        for vaerdi in vaerdier
        if vaerdi.strip()
    ]
