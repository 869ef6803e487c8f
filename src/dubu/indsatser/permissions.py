"""Which measures an actor may read: those whose Aktivitet the actor may read."""

from __future__ import annotations

from django.db.models import QuerySet

from dubu.indsatser.models import Indsats
from dubu.kerne.aktoer import Aktoer
from dubu.sager.permissions import synlige_aktiviteter


def synlige_indsatser(aktoer: Aktoer) -> QuerySet[Indsats]:
    """Measures on activities that the actor sees."""
    return Indsats.objects.filter(aktivitet__in=synlige_aktiviteter(aktoer).values("aktivitet_id"))
