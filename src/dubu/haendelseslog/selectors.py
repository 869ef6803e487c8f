"""Reads of the fact log: for the rule engine, for a case's log page, for a person's history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from dubu.haendelseslog.models import Haendelse, Opslag
from dubu.regler.haendelser import BarnFakta
from dubu.regler.haendelser import Haendelse as Faktum

ANNULLERET = "haendelse.annulleret"
_FAKTUM = ("uuid", "noegle", "tidspunkt", "om", "data", "registreret", "aktoer_id", "fravigelse")


def som_faktum(raekke: Haendelse) -> Faktum:
    """A stored fact as the value that the pure rules read."""
    return _faktum(*(getattr(raekke, felt) for felt in _FAKTUM))


def _faktum(
    uuid: UUID,
    noegle: str,
    tidspunkt: datetime,
    om: UUID | None,
    data: Any,
    registreret: datetime,
    aktoer: UUID | None,
    fravigelse: Any,
) -> Faktum:
    """The rules read a reasoned deviation as part of the fact's data."""
    return Faktum(
        id=str(uuid), noegle=noegle, tidspunkt=tidspunkt, om=str(om) if om else None,
        data=data | {"fravigelse": fravigelse} if fravigelse else data,
        registreret=registreret, aktoer=str(aktoer) if aktoer else None,
    )  # fmt: skip


def fakta_om_barn(barn: BarnFakta) -> list[Faktum]:
    """All facts of a child, those written on persons merged into it too, in order of time."""
    return fakta_om_boern([barn])[barn.uuid]


def fakta_om_boern(boern: Iterable[BarnFakta]) -> dict[UUID, list[Faktum]]:
    """All facts of several children in one query."""
    boern = list(boern)
    ejer = {uuid: barn.uuid for barn in boern for uuid in (barn.uuid, *barn.sammenflettede)}
    fakta: dict[UUID, list[Faktum]] = {barn.uuid: [] for barn in boern}
    raekker = Haendelse.objects.filter(barn__in=list(ejer)).order_by("tidspunkt", "id")
    for barn, *kolonner in raekker.values_list("barn", *_FAKTUM):
        fakta[ejer[barn]].append(_faktum(*kolonner))
    return fakta


def list_haendelser_om(om: UUID) -> QuerySet[Haendelse]:
    """The facts about one Aktivitet or party, oldest first. The caller has checked access to it."""
    return Haendelse.objects.filter(om=om).order_by("tidspunkt", "id")


def list_haendelser_i_sag(sag: UUID) -> QuerySet[Haendelse]:
    """The facts of a case, newest first. The caller has checked access to it.

    What was written on the wrong child is left out with the annulments that took it away: the line that says
    that something was moved stands alone.
    """
    flyttet = Haendelse.objects.filter(noegle=ANNULLERET, data__fejlplaceret=True)
    fakta = Haendelse.objects.filter(~Exists(flyttet.filter(om=OuterRef("uuid"))), sag=sag)
    return fakta.exclude(noegle=ANNULLERET, data__fejlplaceret=True).order_by("-tidspunkt", "-id")


def list_gaeldende_om(barn: BarnFakta, om: Iterable[UUID]) -> list[Haendelse]:
    """The facts of a child about some Aktiviteter that nobody has annulled, in the order they were written."""
    annulleret = Haendelse.objects.filter(noegle=ANNULLERET, om=OuterRef("uuid"))
    uuider = [barn.uuid, *barn.sammenflettede]
    return list(Haendelse.objects.filter(~Exists(annulleret), barn__in=uuider, om__in=list(om)).order_by("id"))


def list_opslag_om(uuid: UUID) -> QuerySet[Opslag]:
    """Who has looked at something, newest first. The caller has checked access to it."""
    return Opslag.objects.filter(om__contains=[str(uuid)]).order_by("-tidspunkt")
