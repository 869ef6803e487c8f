"""The head of every page in a case: who the child is, who answers for it, what must be known first."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string

from dubu.adgang.permissions import kan
from dubu.kerne import ur
from dubu.organisation.models import Medarbejder, Stedfortraeder
from dubu.parter.adresser import beskyttede
from dubu.parter.models import Person
from dubu.sager import rules
from dubu.sager.models import Sag, Sagspart, Sagsraadgiver
from dubu.sager.permissions import kan_i_sag


@dataclass(frozen=True)
class Sagshoved:
    """What the head shows of the case itself; the rooms above add theirs by slot."""

    sag: Sag
    sekundaere: list[Sagsraadgiver] = field(default_factory=list)
    stedfortraedere: list[Medarbejder] = field(default_factory=list)
    indehavere: list[Sagspart] = field(default_factory=list)
    beskyttede: list[Person] = field(default_factory=list)
    kan_skrive: bool = False
    kan_tildele: bool = False
    kan_se_log: bool = False


def kan_skrive_i(request: HttpRequest, sag: Sag) -> bool:
    """May the actor write in the case now? Asked once per request."""
    kendt: dict[int, bool] = request.__dict__.setdefault("_kan_skrive_i_sag", {})
    if sag.pk not in kendt:
        kendt[sag.pk] = rules.er_aaben(sag.status) and kan_i_sag(request.aktoer, sag, "sag.skriv")
    return kendt[sag.pk]


def sagshoved(request: HttpRequest, sag: Sag) -> Sagshoved:
    """Gather the head's values; the page has fetched the case by a selector."""
    aktoer, dag = request.aktoer, ur.idag()
    sekundaere = Sagsraadgiver.objects.filter(Q(til=None) | Q(til__gte=dag), sag=sag, fra__lte=dag)
    fravaer = Stedfortraeder.objects.filter(medarbejder_id=sag.primaer_raadgiver_id, fra__lte=dag, til__gte=dag)
    personer = list({p.pk: p for p in (sag.barn, *(part.person for part in sag.aktuelle_parter))}.values())
    skjult = beskyttede(personer, dag)
    return Sagshoved(
        sag=sag,
        sekundaere=list(sekundaere.select_related("medarbejder").order_by("fra", "pk")),
        stedfortraedere=[f.stedfortraeder for f in fravaer.select_related("stedfortraeder")],
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
