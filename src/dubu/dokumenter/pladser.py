"""What documents and the contact block show on the pages of lower rooms."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from dubu.dokumenter import selectors
from dubu.sager.models import Aktivitet, Sag
from dubu.web import pladser

SIDSTE = 5


def registrer() -> None:
    """Fill the slots; called once by `config`."""
    pladser.registrer("sag.markeringer", "kontaktspaerre", _markering, orden=0)
    pladser.registrer("sag.blok.dokumenter", "dokumenter", _blok)
    pladser.registrer("sag.menu", "dokumenter", _menu, orden=50)
    pladser.registrer("aktivitet.indhold", "dokumenter", _paa_aktivitet, orden=50)


def _markering(request: HttpRequest, sag: object) -> str | None:
    """On every page of the case: contact is blocked, and why."""
    if not isinstance(sag, Sag):
        return None
    spaerrer = list(selectors.aktive_spaerrer(sag.barn))
    return render_to_string("dokumenter/_markering.html", {"spaerrer": spaerrer, "sag": sag}) if spaerrer else None


def _blok(request: HttpRequest, sag: Sag) -> str | None:
    """The last five documents; nothing before there is one."""
    dokumenter = list(selectors.list_dokumenter_i_sag(request.aktoer, sag)[:SIDSTE])
    if not dokumenter:
        return None
    return render_to_string("dokumenter/_blok.html", {"dokumenter": dokumenter, "sag": sag}, request)


def _menu(request: HttpRequest, sag: Sag) -> str:
    return render_to_string("dokumenter/_menu.html", {"sag": sag}, request)


def _paa_aktivitet(request: HttpRequest, aktivitet: object) -> str | None:
    """The files and snapshots of an activity."""
    if not isinstance(aktivitet, Aktivitet):
        return None
    dokumenter = selectors.list_dokumenter(request.aktoer, [aktivitet]).get(aktivitet.pk)
    return (
        render_to_string("dokumenter/_paa_aktivitet.html", {"dokumenter": dokumenter}, request) if dokumenter else None
    )
