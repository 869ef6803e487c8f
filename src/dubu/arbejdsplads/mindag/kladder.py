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
}
_INDGANG, _VURDERING = "indgang", "vurdering_og_screening"


@dataclass(frozen=True)
class Kladde:
    """One draft: where it goes on, and how many days ago it was begun."""

    kopi: Arbejdskopi
    dage: int
    url: str


def som_kladder(kopier: Iterable[Arbejdskopi], dag: date) -> list[Kladde]:
    """The drafts as lines of my day; one query for the activities that they belong to."""
    kopier = list(kopier)
    typer = dict(Aktivitet.objects.filter(uuid__in=[k.om for k in kopier if k.om]).values_list("uuid", "type"))
    return [
        Kladde(kopi, max(0, (dag - kopi.oprettet_tidspunkt.astimezone(DANMARK).date()).days), _adresse(kopi, typer))
        for kopi in kopier
    ]


def _adresse(kopi: Arbejdskopi, typer: dict[UUID, str]) -> str:
    skema = kopi.art.partition("/")[0]
    if kopi.sag and (side := _SIDER_I_SAG.get(kopi.art)):
        return reverse(side, args=[kopi.sag.uuid])
    if skema == _VURDERING:
        return reverse("arbejdsplads:vurder", args=[UUID(kopi.noegle)])
    if skema == _INDGANG:
        return reverse("arbejdsplads:registrer")
    if kopi.om in typer:
        type_ = typer[kopi.om]
        if url := aktivitetstyper.find(type_).url(Aktivitet(uuid=kopi.om, type=type_)):
            return url
    return reverse("sager:overblik", args=[kopi.sag.uuid]) if kopi.sag else ""
