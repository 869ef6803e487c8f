"""Which documents an actor may see: those of the activities that the actor may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from dubu.adgang.permissions import ALLE, check_kan
from dubu.dokumenter.models import Dokument, Kontaktspaerre
from dubu.kerne.aktoer import Aktoer
from dubu.sager.models import AktivitetBarn
from dubu.sager.permissions import synlige_aktiviteter, synlige_sager


def synlige_dokumenter(aktoer: Aktoer) -> QuerySet[Dokument]:
    """Documents on activities about at least one child whose row the actor may read."""
    return Dokument.objects.filter(aktivitet_id__in=synlige_aktiviteter(aktoer).values("aktivitet_id"))


def spaerrer_i_sager(aktoer: Aktoer, akt: str) -> QuerySet[Kontaktspaerre]:
    """Contact blocks on children about whom the actor may do the act: by the case, or by being responsible.

    Raises AdgangNaegtetFejl.
    """
    if ALLE in check_kan(aktoer, akt):
        return Kontaktspaerre.objects.all()
    sager = synlige_sager(aktoer, akt)
    synlig = Q(barn_id__in=sager.values("barn_id")) | Q(barn_id__in=sager.values("barn__samme_som_id"))
    mine = AktivitetBarn.objects.filter(ansvarlig_id=aktoer.medarbejder_id).values("barn_id")
    return Kontaktspaerre.objects.filter(synlig | Q(barn_id__in=mine))
