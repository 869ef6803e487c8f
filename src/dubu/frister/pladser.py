"""What deadlines show on the pages of lower rooms: in a case's head and among the planned ones."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from dubu.adgang.permissions import kan
from dubu.frister.selectors import list_aabne_for_barn, list_naeste_for_barn
from dubu.kerne import ur
from dubu.sager.models import Sag
from dubu.web import pladser


def registrer() -> None:
    """Fill the slots; called once by `config`."""
    pladser.registrer("sag.hoved.frister", "frister", _hoved)
    pladser.registrer("planlagte", "frister", _planlagte, orden=10)


def _hoved(request: HttpRequest, objekt: object) -> str | None:
    """The next three deadlines of the case's child with "Hvorfor?"."""
    if not isinstance(objekt, Sag) or not kan(request.aktoer, "frist.laes"):
        return None
    frister = list_naeste_for_barn(request.aktoer, objekt.barn, ur.nu())
    return render_to_string("frister/_hoved.html", {"frister": frister}, request) if frister else None


def _planlagte(request: HttpRequest, objekt: object) -> str | None:
    """Every open deadline of the case's child as list items: each stands here once."""
    if not isinstance(objekt, Sag) or not kan(request.aktoer, "frist.laes"):
        return None
    frister = list(list_aabne_for_barn(request.aktoer, objekt.barn, ur.nu()))
    return render_to_string("frister/_planlagte.html", {"frister": frister}, request) if frister else None
