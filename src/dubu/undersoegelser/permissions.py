"""Which undersøgelser and screenings an actor may read: those whose Aktivitet the actor may read."""

from __future__ import annotations

from django.db.models import QuerySet

from dubu.kerne.aktoer import Aktoer
from dubu.sager.permissions import synlige_aktiviteter
from dubu.undersoegelser.models import Afdaekning, BoernefagligUndersoegelse, Screening


def synlige_undersoegelser(aktoer: Aktoer) -> QuerySet[BoernefagligUndersoegelse]:
    """Undersøgelser on activities that the actor sees."""
    return BoernefagligUndersoegelse.objects.filter(aktivitet__in=synlige_aktiviteter(aktoer).values("aktivitet_id"))


def synlige_afdaekninger(aktoer: Aktoer) -> QuerySet[Afdaekning]:
    """Afdækninger on activities that the actor sees."""
    return Afdaekning.objects.filter(aktivitet__in=synlige_aktiviteter(aktoer).values("aktivitet_id"))


def synlige_screeninger(aktoer: Aktoer) -> QuerySet[Screening]:
    """Screenings on activities that the actor sees."""
    return Screening.objects.filter(aktivitet__in=synlige_aktiviteter(aktoer).values("aktivitet_id"))
