"""The edge filled in: which municipality, which actor, which log, which error page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import ResolverMatch, reverse

from dubu.adgang.aktoerer import aktoer_fra_session, anonym_aktoer, har_session
from dubu.adgang.matrix import LOGGET_IND, OFFENTLIG, matrix
from dubu.adgang.permissions import check_kan
from dubu.config import fejlsider
from dubu.haendelseslog.services import skriv_opslag
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import DomaeneFejl, FindesIkkeFejl
from dubu.kerne.kant import Kant
from dubu.organisation.moduler import er_taendt, find_taendte_moduler
from dubu.organisation.selectors import find_kommune
from dubu.web.htmx import er_htmx, omdiriger

# Before login the path names the municipality.
STI = re.compile(r"^/(?:underret|s|kalender|login)/([^/]+)/")


# Buttons of the head: nothing is typed that could be lost.
KNAPPER = frozenset({"logud", "skift_kommune"})
NUL = "\x00"
SIKRE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class DubuKant(Kant):
    """The web's one door to a municipality."""

    def find_kommune(self, request: HttpRequest) -> int | None:
        if traef := STI.match(request.path_info):
            kommune = find_kommune(traef[1])
            if kommune is None:
                raise FindesIkkeFejl
            return kommune.pk
        if har_session(request):
            return int(request.session["kommune"])
        return None

    def lav_aktoer(self, request: HttpRequest, kommune_id: int) -> Aktoer:
        if STI.match(request.path_info):
            return anonym_aktoer(kommune_id, find_taendte_moduler(ur.idag()))
        return aktoer_fra_session(request, kommune_id, ur.idag())

    def skriv_opslag(self, request: HttpRequest, aktoer: Aktoer) -> None:
        skriv_opslag(aktoer)

    def fejlside(self, request: HttpRequest, fejl: DomaeneFejl) -> HttpResponse:
        return fejlsider.for_fejl(request, fejl)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """The door before every page. An error here is answered here: Django shows a view's errors only."""
        try:
            _tag_nultegn_bort(request)
            return self._luk_op(request, request.resolver_match)
        except DomaeneFejl as fejl:
            return self.fejlside(request, fejl)

    def _luk_op(self, request: HttpRequest, traef: ResolverMatch) -> HttpResponse | None:
        """Deny by default: a route without a row is nobody's; a switched-off module does not exist."""
        akt = matrix().ruter[traef.view_name]
        aktoer: Aktoer | None = request.aktoer
        kendt = aktoer is not None and (aktoer.er_medarbejder or bool(STI.match(request.path_info)))
        if akt != OFFENTLIG and not kendt:
            return _log_ind_foerst(request, traef)
        if kendt and not er_taendt(traef.namespaces, aktoer.moduler):
            raise FindesIkkeFejl
        if akt not in (OFFENTLIG, LOGGET_IND):
            check_kan(aktoer, akt)
        return self._anden_kommune(request, aktoer)

    def _anden_kommune(self, request: HttpRequest, aktoer: Aktoer | None) -> HttpResponse | None:
        """A form shown for another municipality is refused, and what was typed is shown again."""
        vist_for = request.POST.get("kommune", "") if request.method == "POST" else ""
        if aktoer is None or not vist_for or vist_for == f"{aktoer.kommune_id:04d}":
            return None
        return fejlsider.anden_kommune(request)


def _log_ind_foerst(request: HttpRequest, traef: ResolverMatch) -> HttpResponse:
    """Who is not logged in is sent to the front page; a form sent after the login ended keeps its text."""
    if request.method not in SIKRE and traef.view_name not in KNAPPER:
        return fejlsider.logget_ud(request)
    if er_htmx(request):
        return omdiriger(request, reverse("forside"))
    return redirect("forside")


def _tag_nultegn_bort(request: HttpRequest) -> None:
    """NUL can be typed nowhere and stored nowhere: fields lose it, an address with it does not exist."""
    if NUL in request.path_info:
        raise FindesIkkeFejl
    for navn in ("GET", "POST"):
        data: QueryDict = getattr(request, navn)
        if any(NUL in vaerdi for _, vaerdier in data.lists() for vaerdi in vaerdier):
            rene = data.copy()
            for felt, vaerdier in data.lists():
                rene.setlist(felt, [vaerdi.replace(NUL, "") for vaerdi in vaerdier])
            setattr(request, navn, rene)
