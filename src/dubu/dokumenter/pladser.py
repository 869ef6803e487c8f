"""What documents and the contact block show on the pages of lower rooms."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from dubu.dokumenter import selectors
from dubu.parter.models import Person
from dubu.sager.models import Aktivitet, Sag
from dubu.web import pladser

SIDSTE = 5


def registrer() -> None:
    """Fill the slots; called once by `config`."""
    pladser.registrer("sag.markeringer", "kontaktspaerre", _markering, orden=0)
    pladser.registrer("sag.blok.dokumenter", "dokumenter", _blok)
    pladser.registrer("sag.menu", "dokumenter", _menu, orden=50)
    pladser.registrer("aktivitet.indhold", "dokumenter", _paa_aktivitet, orden=50)
    pladser.registrer("kontaktadvarsel", "dokumenter", _advarsel)
    pladser.registrer("person.markeringer", "kontaktspaerre", _paa_person, orden=0)


def _markering(request: HttpRequest, sag: object) -> str | None:
    """On every page of the case: contact is blocked, and why."""
    if not isinstance(sag, Sag):
        return None
    spaerrer = list(selectors.aktive_spaerrer(sag.barn))
    return render_to_string("dokumenter/_markering.html", {"spaerrer": spaerrer, "sag": sag}) if spaerrer else None


def _advarsel(request: HttpRequest, om: object) -> str | None:
    """Where something that has happened is written down, or paper is made: what may not be sent or handed out."""
    barn = om.barn if isinstance(om, Sag) else om
    if not isinstance(barn, Person):
        return None
    spaerrer = list(selectors.aktive_spaerrer(barn))
    return render_to_string("dokumenter/_advarsel.html", {"spaerrer": spaerrer}) if spaerrer else None


def _paa_person(request: HttpRequest, person: object) -> str | None:
    """On the page of a child under a block, and of those whom a block covers."""
    if not isinstance(person, Person):
        return None
    spaerrer = selectors.list_spaerrer_om(person)
    return render_to_string("dokumenter/_markering.html", {"spaerrer": spaerrer}) if spaerrer else None


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
