"""Which items an actor may see and work on: all, or those assigned to me or about a child whose case is mine."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from dubu.adgang.permissions import ALLE, EGNE, check_kan, naegt
from dubu.kerne.aktoer import Aktoer
from dubu.sager.permissions import synlige_sager
from dubu.underretninger.models import UnderretningBarn


def synlige_underretning_boern(aktoer: Aktoer, akt: str = "underretning.laes") -> QuerySet[UnderretningBarn]:
    """The rows (item, child) on which the actor may do the act. Raises AdgangNaegtetFejl when the role never may."""
    relationer = check_kan(aktoer, akt)
    if ALLE in relationer:
        return UnderretningBarn.objects.all()
    if EGNE not in relationer or aktoer.medarbejder_id is None:
        return UnderretningBarn.objects.none()
    mine = synlige_sager(aktoer, "sag.skriv").values("barn_id")
    paa_mit_barn = Q(barn_id__in=mine) | Q(barn__samme_som_id__in=mine)
    return UnderretningBarn.objects.filter(Q(vurderes_af_id=aktoer.medarbejder_id) | paa_mit_barn)


def check_raekke(aktoer: Aktoer, raekke: UnderretningBarn, akt: str) -> None:
    """May the actor do the act on this child's row? Raises AdgangNaegtetFejl, and the refusal is remembered."""
    if not synlige_underretning_boern(aktoer, akt).filter(pk=raekke.pk).exists():
        naegt(aktoer, akt)
