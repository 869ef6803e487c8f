"""Which decisions and complaints an actor may read: those whose Aktivitet the actor may read."""

from __future__ import annotations

from django.db.models import QuerySet

from dubu.afgoerelser.models import Afgoerelse, Klage
from dubu.kerne.aktoer import Aktoer
from dubu.sager.permissions import synlige_aktiviteter


def synlige_afgoerelser(aktoer: Aktoer) -> QuerySet[Afgoerelse]:
    """Decisions on activities that the actor sees."""
    return Afgoerelse.objects.filter(aktivitet__in=synlige_aktiviteter(aktoer).values("aktivitet_id"))


def synlige_klager(aktoer: Aktoer) -> QuerySet[Klage]:
    """Complaints on activities that the actor sees."""
    return Klage.objects.filter(aktivitet__in=synlige_aktiviteter(aktoer).values("aktivitet_id"))
