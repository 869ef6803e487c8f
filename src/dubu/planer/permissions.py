"""Which plans an actor may read: those whose Aktivitet the actor may read."""

from __future__ import annotations

from django.db.models import QuerySet

from dubu.kerne.aktoer import Aktoer
from dubu.planer.models import BarnetsPlan
from dubu.sager.permissions import synlige_aktiviteter


def synlige_planer(aktoer: Aktoer) -> QuerySet[BarnetsPlan]:
    """Plans on activities that the actor sees."""
    return BarnetsPlan.objects.filter(aktivitet__in=synlige_aktiviteter(aktoer).values("aktivitet_id"))
