"""The blocks of a case's overview that the case itself has; the rooms above put theirs in the same slot.

The order is that of the work: 10 what it is about, 20 the child's voice, 30 right now, 40 measures and goals,
50 family, 60 journal, 70 underretninger, 80 letters and documents, 90 links.
"""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from dubu.adgang.permissions import kan
from dubu.sager import selectors
from dubu.sager.hoved import kan_skrive_i
from dubu.sager.journalposter import poster
from dubu.sager.models import Sag
from dubu.web import pladser

HANDLER_OM, PLANLAGT, FAMILIE, JOURNAL, LINKS = 10, 31, 50, 60, 90
I_JOURNAL, HOEJST_PLANLAGTE = 5, 20


def registrer() -> None:
    """Fill the overview's slot; called once by `config`."""
    for noegle, fyld, orden in (
        ("handler_om", handler_om, HANDLER_OM),
        ("planlagt", planlagt, PLANLAGT),
        ("familie", familie, FAMILIE),
        ("journal", journal, JOURNAL),
        ("links", links, LINKS),
    ):
        pladser.registrer("sag.overblik", f"sager.{noegle}", fyld, orden)


def _tegn(skabelon: str, request: HttpRequest, sag: Sag, **mere: object) -> str:
    return render_to_string(f"sager/overblik/{skabelon}.html", {"sag": sag, **mere}, request)


def handler_om(request: HttpRequest, sag: Sag) -> str:
    """What the case is about, in the rådgiver's few lines."""
    return _tegn("handler_om", request, sag, kan_skrive=kan_skrive_i(request, sag))


def planlagt(request: HttpRequest, sag: Sag) -> str | None:
    """What is to be done: deadlines, each once, then planned activities; nothing when there are none."""
    raekker = selectors.list_planlagte(request.aktoer, sag)[:HOEJST_PLANLAGTE]
    kontekst = {"poster": poster(sag, raekker), "andet": pladser.indhold("planlagte", request, sag)}
    return _tegn("planlagt", request, sag, **kontekst) if any(kontekst.values()) else None


def familie(request: HttpRequest, sag: Sag) -> str:
    """The persons around the child, with role and telephone."""
    return _tegn("familie", request, sag, parter=list(selectors.list_parter(sag)))


def journal(request: HttpRequest, sag: Sag) -> str:
    """The last five lines of the journal."""
    raekker = selectors.list_journal(request.aktoer, sag)[:I_JOURNAL]
    return _tegn("journal", request, sag, poster=poster(sag, raekker))


def links(request: HttpRequest, sag: Sag) -> str | None:
    """The ways on: the log for those who may read it, and what the rooms above have."""
    mere = pladser.indhold("sag.links", request, sag)
    kan_log = kan(request.aktoer, "log.laes")
    return _tegn("links", request, sag, mere=mere, kan_log=kan_log) if mere or kan_log else None
