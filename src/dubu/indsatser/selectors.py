"""Reads of measures."""

from __future__ import annotations

from uuid import UUID

from dubu.indsatser.models import Indsats
from dubu.indsatser.permissions import synlige_indsatser
from dubu.indsatser.rules import LOEBENDE
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.sager.models import Sag


def get_indsats(aktoer: Aktoer, aktivitet: UUID) -> Indsats:
    """A measure by its Aktivitet. Raises FindesIkkeFejl; the read is noted."""
    fundne = synlige_indsatser(aktoer).select_related(
        "aktivitet", "afgoerelse", "barn", "sag__barn", "sag__primaer_raadgiver"
    )
    indsats = fundne.filter(aktivitet__uuid=aktivitet).first()
    if indsats is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("indsats.laest", om=indsats.aktivitet.uuid)
    return indsats


def list_indsatser(sag: Sag) -> list[Indsats]:
    """The measures of a case, running first, newest first. The caller has access to the case."""
    fundne = Indsats.objects.filter(sag=sag).select_related("aktivitet").order_by("-fra", "-id")
    return sorted(fundne, key=lambda indsats: indsats.status != LOEBENDE)
