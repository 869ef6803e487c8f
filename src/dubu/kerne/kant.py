"""The edge of the web: one transaction with the municipality around view and template.

Rolled back when the answer is 400 or above, so that no refused request leaves half an act. Then what was
read on the way, and what a refusal must remember, is written in a second short transaction; only then
does the answer leave. Knows no model: `config` fills in the three questions.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

import structlog
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import DomaeneFejl, FindesIkkeFejl, OpslagslogUtilgaengeligFejl
from dubu.kerne.transaktion import kommune_transaktion

logger = structlog.get_logger(__name__)


class _RulTilbageError(Exception):
    """Carries a refusing answer out of the transaction so that the transaction is rolled back."""

    def __init__(self, svar: HttpResponseBase) -> None:
        super().__init__()
        self.svar = svar


class Kant(ABC):
    """Django middleware; `config.kant` subclasses it with the municipality, the actor and the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    @abstractmethod
    def find_kommune(self, request: HttpRequest) -> int | None:
        """The municipality of the request, or None for pages without one.

        Raises FindesIkkeFejl for a municipality that does not exist.
        """

    @abstractmethod
    def lav_aktoer(self, request: HttpRequest, kommune_id: int) -> Aktoer:
        """The actor of the request, made inside the municipality's transaction."""

    @abstractmethod
    def skriv_opslag(self, request: HttpRequest, aktoer: Aktoer) -> None:
        """Write the noted reads, inside the second transaction."""

    @abstractmethod
    def fejlside(self, request: HttpRequest, fejl: DomaeneFejl) -> HttpResponse:
        """The page (or problem document) for an error; holds no data."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.aktoer = None  # the request carries the actor of this edge
        request.efter = []  # what a refusal must remember
        try:
            kommune_id = self.find_kommune(request)
        except FindesIkkeFejl as fejl:
            return self.fejlside(request, fejl)
        if kommune_id is None:
            return self.get_response(request)
        svar = self._i_transaktion(request, kommune_id)
        return self._skriv_det_laeste(request, kommune_id, svar)

    def _i_transaktion(self, request: HttpRequest, kommune_id: int) -> HttpResponseBase:
        try:
            with kommune_transaktion(kommune_id):
                request.aktoer = self.lav_aktoer(request, kommune_id)
                svar = self.get_response(request)
                if svar.status_code >= 400:
                    raise _RulTilbageError(svar)
        except _RulTilbageError as rul:
            return rul.svar
        except DomaeneFejl as fejl:
            return self.fejlside(request, fejl)
        return svar

    def _skriv_det_laeste(self, request: HttpRequest, kommune_id: int, svar: HttpResponseBase) -> HttpResponseBase:
        aktoer: Aktoer | None = request.aktoer
        if aktoer is None:
            return svar
        try:
            with kommune_transaktion(kommune_id):
                self.skriv_opslag(request, aktoer)
                for husk in request.efter:
                    husk()
        except DatabaseError:
            logger.exception("opslag_write_failed")
            return self.fejlside(request, OpslagslogUtilgaengeligFejl())
        return svar

    def process_exception(self, request: HttpRequest, fejl: Exception) -> HttpResponse | None:
        """A domain error that a view did not show in its form becomes a page with its status."""
        if isinstance(fejl, DomaeneFejl):
            return self.fejlside(request, fejl)
        return None
