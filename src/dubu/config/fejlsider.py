"""Error pages: what happened, why, what to do now; never data."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dubu.kerne.fejl import DomaeneFejl, FindesIkkeFejl

# Never shown again: the machinery of the form, passwords and keys.
_MASKINERI = re.compile(
    r"^(kommune|handling|felt|valg|version(_.*)?)$|token|passw|adgangskode|kodeord|hemmelig", re.IGNORECASE
)
# Civil registration numbers are to be typed again: the page may be read by whoever sits there now.
_CPR_FELT = re.compile(r"cpr", re.IGNORECASE)
_KOMMUNEKODE = re.compile(r"[0-9]{4}")
_CPR = re.compile(r"\s*\d{6}[- ]?\d{4}\s*")


def for_fejl(request: HttpRequest, fejl: DomaeneFejl) -> HttpResponse:
    """The page of a domain error, with its own status."""
    skabelon = f"web/{fejl.status}.html" if fejl.status in (403, 404, 503) else "web/fejl.html"
    return render(request, skabelon, {"besked": fejl.besked, "status": fejl.status}, status=fejl.status)


def ikke_fundet(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same answer for what does not exist and for what is secret."""
    return for_fejl(request, FindesIkkeFejl())


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that has been open too long; what was typed is shown so that nothing is lost."""
    return _formular_afvist(request, "foraeldet", 403)


def anden_kommune(request: HttpRequest) -> HttpResponse:
    """409 for a form that was shown for another municipality than the one now chosen."""
    return _formular_afvist(request, "kommune", 409)


def logget_ud(request: HttpRequest) -> HttpResponse:
    """403 for a form sent after the login has ended, with where to log in and where the form is."""
    return _formular_afvist(request, "logget_ud", 403)


def _formular_afvist(request: HttpRequest, grund: str, status: int) -> HttpResponse:
    felter = [
        (navn, vaerdi)
        for navn, vaerdier in request.POST.lists()
        if not _MASKINERI.search(navn)
        for vaerdi in vaerdier
        if vaerdi.strip()
    ]
    viste = [(navn, vaerdi) for navn, vaerdi in felter if not (_CPR_FELT.search(navn) or _CPR.fullmatch(vaerdi))]
    indhold = {
        "grund": grund,
        "felter": viste,
        "uden_cpr": len(viste) < len(felter),
        "filer": [fil.name for _, filer in request.FILES.lists() for fil in filer],
        "login_url": _login_url(request.POST.get("kommune", "")),
        "formular_url": _formular_url(request),
    }
    return render(request, "web/formular_afvist.html", indhold, status=status)


def _login_url(kode: str) -> str:
    """The login of the municipality that the form was shown for, or the page where one chooses.

    An error page asks the database nothing: it is shown also when there is none.
    """
    return reverse("login", args=[kode]) if _KOMMUNEKODE.fullmatch(kode) else reverse("forside")


def _formular_url(request: HttpRequest) -> str:
    """The page of our own that the form stood on, as the browser says; empty when it does not."""
    fra = urlsplit(request.headers.get("Referer", ""))
    if fra.scheme not in ("http", "https") or fra.netloc != request.get_host():
        return ""
    return f"{fra.path}?{fra.query}" if fra.query else fra.path
