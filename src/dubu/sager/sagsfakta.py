"""The facts of a case's child: those written on persons merged into the child are the child's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from dubu.haendelseslog.models import Haendelse
from dubu.haendelseslog.selectors import som_faktum
from dubu.parter.models import Person
from dubu.regler.haendelser import Haendelse as Faktum
from dubu.sager.models import Sag

# The facts that say that somebody has met the child.
KONTAKT = ("samtale.holdt", "boernesamtale.holdt", "tilsyn.holdt")
MAASKE_KONTAKT = "hjemmebesoeg.holdt"  # when the child was seen
FELTER = ("uuid", "noegle", "tidspunkt", "sag", "om", "data", "registreret", "aktoer_id", "fravigelse")


def barnets_haendelser(sag: Sag) -> list[Haendelse]:
    """Every fact of the child in order of time, without those that have been annulled.

    Read once for all the blocks of the case's page and kept on the case that the page was given. The caller has
    access to the case.
    """
    kendt: list[Haendelse] | None = sag.__dict__.get("_haendelser")
    if kendt is None:
        staaende = sag.barn.samme_som_id or sag.barn_id
        barnet = Person.objects.filter(Q(pk=staaende) | Q(samme_som=staaende)).values("uuid")
        alle = Haendelse.objects.filter(barn__in=barnet).order_by("tidspunkt", "id")
        raekker = list(alle.only(*FELTER))
        annulleret = {raekke.om for raekke in raekker if raekke.noegle == "haendelse.annulleret"}
        kendt = sag.__dict__["_haendelser"] = [raekke for raekke in raekker if raekke.uuid not in annulleret]
    return kendt


def barnets_fakta(sag: Sag) -> list[Faktum]:
    """The same as the values that the rules read."""
    return [som_faktum(haendelse) for haendelse in barnets_haendelser(sag)]


class Sagsfaktum(NamedTuple):
    """What is read of a fact for many cases at once."""

    noegle: str
    tidspunkt: datetime
    om: UUID | None
    paragraf: str | None
    part: str | None


def fakta_om_sager(sager: Iterable[Sag], noegler: Collection[str]) -> dict[int, list[Sagsfaktum]]:
    """Some facts of several cases' children in order of time, by the case's id.

    Two queries whatever the number; without those that have been annulled. The caller has access to the cases.
    """
    boernene = {sag.pk: sag.barn.samme_som_id or sag.barn_id for sag in sager}
    if not boernene:
        return {}
    ider = set(boernene.values())
    personer = Person.objects.filter(Q(pk__in=ider) | Q(samme_som_id__in=ider))
    staaende = {uuid: samme_som or pk for uuid, samme_som, pk in personer.values_list("uuid", "samme_som_id", "pk")}
    alle = Haendelse.objects.filter(barn__in=staaende, noegle__in=[*noegler, "haendelse.annulleret"])
    kolonner = ("barn", "uuid", "noegle", "tidspunkt", "om", "data__paragraf", "data__part")
    raekker = [
        (barn, uuid, Sagsfaktum(*faktum))
        for barn, uuid, *faktum in alle.order_by("tidspunkt", "id").values_list(*kolonner)
    ]
    annulleret = {faktum.om for _, _, faktum in raekker if faktum.noegle == "haendelse.annulleret"}
    fakta: dict[int, list[Sagsfaktum]] = {pk: [] for pk in ider}
    for barn, uuid, faktum in raekker:
        if uuid not in annulleret:
            fakta[staaende[barn]].append(faktum)
    return {sag: fakta[barn] for sag, barn in boernene.items()}


def seneste_kontakt() -> Subquery:
    """When somebody last met the child of an outer `Sag` row."""
    staaende = Coalesce(OuterRef(OuterRef("barn__samme_som_id")), OuterRef(OuterRef("barn_id")))
    barnet = Person.objects.annotate(barnets=staaende).filter(Q(pk=F("barnets")) | Q(samme_som_id=F("barnets")))
    har_set = Q(noegle__in=KONTAKT) | Q(noegle=MAASKE_KONTAKT, data__barn_set=True)
    kontakt = Haendelse.objects.filter(har_set, barn__in=barnet.values("uuid"))
    return Subquery(kontakt.order_by("-tidspunkt").values("tidspunkt")[:1])
