"""Which follow-ups and visits an actor may read: those whose Aktivitet the actor may read."""

from __future__ import annotations

from django.db.models import QuerySet

from dubu.kerne.aktoer import Aktoer
from dubu.opfoelgning.models import Opfoelgning, Tilsynsbesoeg
from dubu.sager.permissions import synlige_aktiviteter


def synlige_opfoelgninger(aktoer: Aktoer) -> QuerySet[Opfoelgning]:
    """Follow-ups on activities that the actor sees."""
    return Opfoelgning.objects.filter(aktivitet__in=synlige_aktiviteter(aktoer).values("aktivitet_id"))


def synlige_tilsyn(aktoer: Aktoer) -> QuerySet[Tilsynsbesoeg]:
    """Visits on activities that the actor sees."""
    return Tilsynsbesoeg.objects.filter(aktivitet__in=synlige_aktiviteter(aktoer).values("aktivitet_id"))
