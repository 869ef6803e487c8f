"""Unfinished notes and forms, with the page on which each goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from dubu.kerne.ur import DANMARK
from dubu.sager import aktivitetstyper
from dubu.sager.models import Aktivitet, Arbejdskopi

# Drafts of a case's own forms, by their kind.
_SIDER_I_SAG = {
    "sager.notat": "sager:notat_nyt",
    "sager.henvendelse": "sager:henvendelse_ny",
    "sager.aktivitet": "sager:aktivitet_ny",
    "afdaekning/1/begynd": "undersoegelser:ny_afdaekning",
}
_INDGANG, _VURDERING = "indgang", "vurdering_og_screening"


@dataclass(frozen=True)
class Kladde:
    """One draft: where it goes on, and how many days ago it was begun."""

    kopi: Arbejdskopi
    dage: int
    url: str


def som_kladder(kopier: Iterable[Arbejdskopi], dag: date) -> list[Kladde]:
    """The drafts as lines of my day, as `list_egne` gives them."""
    return [
        Kladde(kopi, max(0, (dag - kopi.oprettet_tidspunkt.astimezone(DANMARK).date()).days), _adresse(kopi))
        for kopi in kopier
    ]


def _adresse(kopi: Arbejdskopi) -> str:
    skema = kopi.art.partition("/")[0]
    if kopi.sag and (side := _SIDER_I_SAG.get(kopi.art)):
        return reverse(side, args=[kopi.sag.uuid])
    if skema == _VURDERING:
        return reverse("arbejdsplads:vurder", args=[UUID(kopi.noegle)])
    if skema == _INDGANG:
        return reverse("arbejdsplads:registrer")
    type_ = kopi.om_type
    if type_ and (url := aktivitetstyper.find(type_).url(Aktivitet(uuid=kopi.om, type=type_))):
        return url
    return reverse("sager:overblik", args=[kopi.sag.uuid]) if kopi.sag else ""
