"""What deadlines show on the pages of lower rooms: in a case's head and among the planned ones."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from dubu.adgang.permissions import kan
from dubu.frister.models import Frist
from dubu.frister.selectors import list_aabne_for_barn, med_hvem
from dubu.kerne import ur
from dubu.parter.selectors import gaeldende_person
from dubu.sager.models import Sag
from dubu.web import pladser

I_HOVEDET = 3


def registrer() -> None:
    """Fill the slots; called once by `config`."""
    pladser.registrer("sag.hoved.frister", "frister", _hoved)
    pladser.registrer("planlagte", "frister", _planlagte, orden=10)


def frister_i_sag(request: HttpRequest, sag: Sag) -> list[Frist]:
    """The open deadlines of the case's child, asked for once in a request."""
    hentet: dict[int, list[Frist]] = request.__dict__.setdefault("_frister_for_barn", {})
    if sag.barn_id not in hentet:
        barnet = gaeldende_person(sag.barn)
        aabne = list_aabne_for_barn(request.aktoer, barnet, ur.nu()) if kan(request.aktoer, "frist.laes") else ()
        hentet[sag.barn_id] = med_hvem(aabne, (barnet, *(part.person for part in sag.aktuelle_parter)))
    return hentet[sag.barn_id]


def _hoved(request: HttpRequest, objekt: object) -> str | None:
    """The next three deadlines of the case's child with "Hvorfor?"."""
    if not isinstance(objekt, Sag):
        return None
    frister = [frist for frist in frister_i_sag(request, objekt) if frist.udloeber_tidspunkt is not None][:I_HOVEDET]
    return render_to_string("frister/_hoved.html", {"frister": frister}, request) if frister else None


def _planlagte(request: HttpRequest, objekt: object) -> str | None:
    """Every open deadline of the case's child as list items: each stands here once."""
    if not isinstance(objekt, Sag):
        return None
    frister = frister_i_sag(request, objekt)
    return render_to_string("frister/_planlagte.html", {"frister": frister}, request) if frister else None
