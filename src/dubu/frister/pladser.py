"""What deadlines show on the pages of lower rooms: in a case's head and among the planned ones."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from dubu.adgang.permissions import kan
from dubu.frister.models import Frist
from dubu.frister.selectors import list_aabne_for_barn
from dubu.kerne import ur
from dubu.parter.selectors import gaeldende_person
from dubu.sager.models import Sag
from dubu.web import pladser

I_HOVEDET = 3


def registrer() -> None:
    """Fill the slots; called once by `config`."""
    pladser.registrer("sag.hoved.frister", "frister", _hoved)
    pladser.registrer("planlagte", "frister", _planlagte, orden=10)


def _frister(request: HttpRequest, sag: Sag) -> list[Frist]:
    """The open deadlines of the case's child, asked for once in a request."""
    hentet: dict[int, list[Frist]] = request.__dict__.setdefault("_frister_for_barn", {})
    if sag.barn_id not in hentet:
        maa_se = kan(request.aktoer, "frist.laes")
        hentet[sag.barn_id] = (
            list(list_aabne_for_barn(request.aktoer, gaeldende_person(sag.barn), ur.nu())) if maa_se else []
        )
    return hentet[sag.barn_id]


def _hoved(request: HttpRequest, objekt: object) -> str | None:
    """The next three deadlines of the case's child with "Hvorfor?"."""
    if not isinstance(objekt, Sag):
        return None
    frister = [frist for frist in _frister(request, objekt) if frist.udloeber_tidspunkt is not None][:I_HOVEDET]
    return render_to_string("frister/_hoved.html", {"frister": frister}, request) if frister else None


def _planlagte(request: HttpRequest, objekt: object) -> str | None:
    """Every open deadline of the case's child as list items: each stands here once."""
    if not isinstance(objekt, Sag):
        return None
    frister = _frister(request, objekt)
    return render_to_string("frister/_planlagte.html", {"frister": frister}, request) if frister else None
