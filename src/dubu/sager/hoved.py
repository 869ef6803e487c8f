"""The head of every page in a case: who the child is, who answers for it, what must be known first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dubu.adgang.permissions import kan
from dubu.kerne import ur
from dubu.parter.adresser import Bosteder, bosteder
from dubu.parter.models import Person
from dubu.sager import rules
from dubu.sager.models import Sag, Sagspart
from dubu.sager.overblik import trin_nu
from dubu.sager.selectors import med_hoved
from dubu.web import pladser

FORAELDRE = (Sagspart.Rolle.FMI, Sagspart.Rolle.FORAELDER)


@dataclass(frozen=True)
class Sagshoved:
    """What the head shows of the case itself; the rooms above add theirs by slot."""

    sag: Sag
    sekundaere: list[dict[str, str]] = field(default_factory=list)
    stedfortraedere: list[str] = field(default_factory=list)
    indehavere: list[Sagspart] = field(default_factory=list)
    beskyttet: str = ""  # whose name and address are protected, in words
    barnet_beskyttet: bool = False
    anbragt: list[SafeString] = field(default_factory=list)
    bor_hos: list[Sagspart] = field(default_factory=list)
    trin: str = ""
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
    hjem = bosteder(personer, ur.idag())
    anbragt = pladser.indhold("sag.hoved.anbragt", request, sag)
    return Sagshoved(
        sag=sag,
        sekundaere=oplyst.sekundaere_nu,
        stedfortraedere=oplyst.stedfortraedere_nu,
        indehavere=[part for part in sag.aktuelle_parter if part.rolle == Sagspart.Rolle.FMI],
        beskyttet=_opremset([_hvem(person, sag) for person in personer if hjem.er_beskyttet(person)]),
        barnet_beskyttet=hjem.er_beskyttet(sag.barn),
        anbragt=anbragt,
        bor_hos=[] if anbragt else _bor_hos(sag, hjem),
        trin=trin_nu(sag),
        kan_skrive=kan_skrive_i(request, sag),
        kan_tildele=kan(aktoer, "sag.tildel"),
        kan_se_log=kan(aktoer, "log.laes"),
    )


def _bor_hos(sag: Sag, hjem: Bosteder) -> list[Sagspart]:
    """The parents and custody holders at the child's own dwelling; nobody where that would tell a protected one."""
    foraeldre = {part.person_id: part for part in sag.aktuelle_parter if part.rolle in FORAELDRE}
    sammen = hjem.sammen_med(sag.barn, [part.person for part in foraeldre.values()])
    return [foraeldre[person.pk] for person in sammen]


def _hvem(person: Person, sag: Sag) -> str:
    """The child, the mother, the father; anybody else by name."""
    if person.pk == sag.barn_id:
        return _("barnet")
    relation = next((part.relation for part in sag.aktuelle_parter if part.person_id == person.pk), "")
    return {"mor": _("moren"), "far": _("faren")}.get(relation.lower(), person.navn)


def _opremset(ord_: list[str]) -> str:
    return _(" og ").join([", ".join(ord_[:-1]), ord_[-1]] if len(ord_) > 1 else ord_)


def notatadresse(request: HttpRequest, sag: object) -> str | None:
    """The filler of the slot `sag.notatadresse`: where "+ Notat" leads from a page in a case one may write in."""
    if not isinstance(sag, Sag) or not kan_skrive_i(request, sag):
        return None
    return reverse("sager:notat_nyt", args=[sag.uuid])


def tegn_hoved(request: HttpRequest, sag: object) -> str | None:
    """The filler of the slot `sag.hoved`."""
    if not isinstance(sag, Sag):
        return None
    return render_to_string("sager/_hoved.html", {"h": sagshoved(request, sag), "sag": sag}, request)


def loglink(request: HttpRequest, sag: object) -> str | None:
    """The filler of the slot `sag.links` for those who may read the log."""
    if not isinstance(sag, Sag) or not kan(request.aktoer, "log.laes"):
        return None
    return format_html(
        '<a class="button button-tertiary lille" href="{}">{}</a>', reverse("sager:log", args=[sag.uuid]), _("Log")
    )
