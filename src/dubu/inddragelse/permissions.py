"""Which talks an actor may read: those whose Aktivitet the actor may read."""

from __future__ import annotations

from django.db.models import QuerySet

from dubu.inddragelse.models import Boernesamtale
from dubu.kerne.aktoer import Aktoer
from dubu.sager.permissions import synlige_aktiviteter


def synlige_boernesamtaler(aktoer: Aktoer) -> QuerySet[Boernesamtale]:
    """Talks on activities that the actor sees."""
    return Boernesamtale.objects.filter(aktivitet__in=synlige_aktiviteter(aktoer).values("aktivitet_id"))
