"""Which deadlines an actor may see: those of the cases and activities that the actor may read."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from dubu.adgang.permissions import ALLE, check_kan, kan
from dubu.frister.ansvar import STAAENDE
from dubu.frister.models import Frist
from dubu.kerne.aktoer import Aktoer
from dubu.sager.permissions import synlige_aktiviteter, synlige_sager


def synlige_frister(aktoer: Aktoer, akt: str = "frist.laes") -> QuerySet[Frist]:
    """The deadlines that the actor may see. Raises AdgangNaegtetFejl when the role never may."""
    if ALLE in check_kan(aktoer, akt):
        return Frist.objects.all()
    paa_aktivitet = synlige_aktiviteter(aktoer).filter(
        Q(barn_id=OuterRef("barn_id")) | Q(barn__samme_som_id=OuterRef("barn_id")), aktivitet__uuid=OuterRef("om")
    )
    synlig = Q(Exists(paa_aktivitet))
    if kan(aktoer, "sag.laes"):
        synlig |= Q(barn_id__in=synlige_sager(aktoer).annotate(staaende=STAAENDE).values("staaende"))
    return Frist.objects.filter(synlig)
