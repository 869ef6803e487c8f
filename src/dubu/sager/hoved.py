"""The head of every page in a case: who the child is, who answers for it, what must be known first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from dubu.adgang.permissions import kan
from dubu.kerne import ur
from dubu.parter.adresser import beskyttede
from dubu.parter.models import Person
from dubu.sager import rules
from dubu.sager.models import Sag, Sagspart
from dubu.sager.selectors import med_hoved


@dataclass(frozen=True)
class Sagshoved:
    """What the head shows of the case itself; the rooms above add theirs by slot."""

    sag: Sag
    sekundaere: list[dict[str, str]] = field(default_factory=list)
    stedfortraedere: list[str] = field(default_factory=list)
    indehavere: list[Sagspart] = field(default_factory=list)
    beskyttede: list[Person] = field(default_factory=list)
    kan_skrive: bool = False
    kan_tildele: bool = False
    kan_se_log: bool = False


def kan_skrive_i(request: HttpRequest, sag: Sag) -> bool:
    """May the actor write in the case now? Asked once per request."""
    return rules.er_aaben(sag.status) and bool(_med_hoved(request, sag).er_skrivbar)


def _med_hoved(request: HttpRequest, sag: Sag) -> Any:
    """The case with what its head needs: as `get_sag` gave it, else read once per request."""
    if hasattr(sag, "sekundaere_nu"):
        return sag
    kendte: dict[int, Sag] = request.__dict__.setdefault("_sager_med_hoved", {})
    if sag.pk not in kendte:
        kendte[sag.pk] = med_hoved(request.aktoer, Sag.objects.filter(pk=sag.pk)).get()
    return kendte[sag.pk]


def sagshoved(request: HttpRequest, sag: Sag) -> Sagshoved:
    """Gather the head's values; the page has fetched the case by a selector."""
    aktoer, oplyst = request.aktoer, _med_hoved(request, sag)
    personer = list({p.pk: p for p in (sag.barn, *(part.person for part in sag.aktuelle_parter))}.values())
    skjult = beskyttede(personer, ur.idag())
    return Sagshoved(
        sag=sag,
        sekundaere=oplyst.sekundaere_nu,
        stedfortraedere=oplyst.stedfortraedere_nu,
        indehavere=[part for part in sag.aktuelle_parter if part.rolle == Sagspart.Rolle.FMI],
        beskyttede=[person for person in personer if person.pk in skjult],
        kan_skrive=kan_skrive_i(request, sag),
        kan_tildele=kan(aktoer, "sag.tildel"),
        kan_se_log=kan(aktoer, "log.laes"),
    )


def tegn_hoved(request: HttpRequest, sag: object) -> str | None:
    """The filler of the slot `sag.hoved`."""
    if not isinstance(sag, Sag):
        return None
    return render_to_string("sager/_hoved.html", {"h": sagshoved(request, sag), "sag": sag}, request)
