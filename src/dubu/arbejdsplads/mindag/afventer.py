"""Whom one waits for in one's own cases: who, for what, since when, and whether one can remind them here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from dubu.adgang.permissions import kan
from dubu.arbejdsplads.mindag.aftaler import Aftale
from dubu.kerne.aktoer import Aktoer
from dubu.organisation.models import Rolle
from dubu.parter.models import Person
from dubu.sager.models import Sag
from dubu.sager.sagsfakta import Sagsfaktum
from dubu.underretninger.selectors import list_ikke_modtagne

RYKKET = "aktivitet.rykket"
# What is asked of a party: the fact that asks, the fact that answers, and the words.
BEDT_OM = (("partshoering.sendt", "partshoering.besvaret", "Svar på partshøring"),)
NOEGLER = frozenset({RYKKET, *(noegle for asks, answers, _ in BEDT_OM for noegle in (asks, answers))})


@dataclass(frozen=True)
class Ventende:
    """One thing that others are to do. `rykkes` is the activity whose responsible can be reminded by a press."""

    hvem: str
    hvad: str
    barn: Person | None
    siden: datetime
    url: str
    sag: Sag | None = None
    rykkes: UUID | None = None
    rykket: datetime | None = None


def find_ventende(
    sager: Sequence[Sag], fakta: Mapping[int, Sequence[Sagsfaktum]], hos_kollega: Iterable[Aftale], *, kan_rykke: bool
) -> list[Ventende]:
    """Colleagues' tasks, parties' answers and leaders' approvals, the oldest first; a query only to name parties."""
    rykkere = {f.om: f.tidspunkt for liste in fakta.values() for f in liste if f.noegle == RYKKET}
    ventende = [_hos_kollega(aftale, rykkere, kan_rykke=kan_rykke) for aftale in hos_kollega if aftale.raekke.sag]
    ventende += _svar(sager, fakta)
    ventende += [_ophaevelse(sag) for sag in sager if sag.spaerre_bedt_tidspunkt]
    return sorted(ventende, key=lambda en: en.siden)


def find_ikke_modtagne(aktoer: Aktoer) -> list[Ventende]:
    """What one has sent on to another municipality, until it is taken in there; asked of those who may send."""
    if not kan(aktoer, "underretning.sorter"):
        return []
    return [
        Ventende(
            sendt.kommunenavn, f"Modtagelse af {sendt.underretning.visningsnummer}", None, sendt.sendt_tidspunkt,
            reverse("arbejdsplads:indgang", args=[sendt.underretning.aktivitet.uuid]),
        )
        for sendt in list_ikke_modtagne(aktoer)
    ]  # fmt: skip


def _hos_kollega(aftale: Aftale, rykkere: Mapping[UUID | None, datetime], *, kan_rykke: bool) -> Ventende:
    raekke, uuid = aftale.raekke, aftale.aktivitet.uuid
    return Ventende(
        raekke.ansvarlig.navn, aftale.tekst, aftale.barn, aftale.aktivitet.haendelsestidspunkt, aftale.url, raekke.sag,
        rykkes=uuid if kan_rykke else None, rykket=rykkere.get(uuid),
    )  # fmt: skip


def _svar(sager: Sequence[Sag], fakta: Mapping[int, Sequence[Sagsfaktum]]) -> list[Ventende]:
    aabne = [
        (sag, faktum, hvad) for sag in sager for spurgt, svaret, hvad in BEDT_OM
        for faktum in _ubesvarede(fakta.get(sag.pk, ()), spurgt, svaret)
    ]  # fmt: skip
    parter = {faktum.part for _, faktum, _ in aabne if faktum.part}
    navne = {str(p.uuid): p.navn for p in Person.objects.filter(uuid__in=parter)} if parter else {}
    return [
        Ventende(
            navne.get(faktum.part or "", "Part"), hvad, sag.barn, faktum.tidspunkt,
            reverse("sager:overblik", args=[sag.uuid]), sag,
        )
        for sag, faktum, hvad in aabne
    ]  # fmt: skip


def _ubesvarede(fakta: Iterable[Sagsfaktum], spurgt: str, svaret: str) -> list[Sagsfaktum]:
    """The questions of which the answer has not come, each by what it is about and who was asked."""
    aabne: dict[tuple[UUID | None, str | None], Sagsfaktum] = {}
    for faktum in fakta:
        if faktum.noegle == spurgt:
            aabne[(faktum.om, faktum.part)] = faktum
        elif faktum.noegle == svaret:
            aabne.pop((faktum.om, faktum.part), None)
    return list(aabne.values())


def _ophaevelse(sag: Sag) -> Ventende:
    """One has asked that the contact block be lifted; a leader must approve."""
    return Ventende(
        str(Rolle.TEAMLEDER.label), "Godkendelse af, at kontaktspærren ophæves", sag.barn, sag.spaerre_bedt_tidspunkt,
        reverse("dokumenter:spaerrer", args=[sag.uuid]), sag,
    )  # fmt: skip
