"""Reads of notices: the unread, grouped by child."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from dubu.adviser.models import Advis, AdvisLaest
from dubu.adviser.permissions import synlige_adviser
from dubu.haendelseslog.models import Haendelse
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person

# More than this nobody reads in a morning; the rest comes when the first are read.
HOEJST = 60


@dataclass
class Advisgruppe:
    """The unread notices about one child, or about none."""

    barn: Person | None
    adviser: list[Advis] = field(default_factory=list)


def list_ulaeste(aktoer: Aktoer, dag: date, mine: Collection[int] | None = None) -> QuerySet[Advis]:
    """What the actor has not read, newest first; a notice of an annulled fact is gone.

    `mine` is given when the caller has already asked whom the actor stands in for.
    """
    laest = AdvisLaest.objects.filter(advis_id=OuterRef("pk"), medarbejder_id=aktoer.medarbejder_id)
    annulleret = Haendelse.objects.filter(noegle="haendelse.annulleret", om=OuterRef("haendelse"))
    ulaeste = synlige_adviser(aktoer, dag, mine).filter(~Exists(laest), ~Exists(annulleret))
    return ulaeste.select_related("barn__samme_som").order_by("-tidspunkt", "-pk")


def grupper_efter_barn(adviser: Iterable[Advis]) -> list[Advisgruppe]:
    """Grouped by the child that stands, the child with the newest notice first."""
    grupper: dict[int | None, Advisgruppe] = {}
    for advis in adviser:
        barn = (advis.barn.samme_som or advis.barn) if advis.barn else None
        gruppe = grupper.setdefault(barn.pk if barn else None, Advisgruppe(barn))
        gruppe.adviser.append(advis)
    return list(grupper.values())
