"""About which children an actor may act on a contact block. Documents are seen as their activities are."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from dubu.adgang.permissions import ALLE, check_kan
from dubu.dokumenter.models import Kontaktspaerre
from dubu.kerne.aktoer import Aktoer
from dubu.sager.models import AktivitetBarn
from dubu.sager.permissions import synlige_sager


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
