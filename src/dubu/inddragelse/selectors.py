"""Reads of the child's voice."""

from __future__ import annotations

from uuid import UUID

from dubu.inddragelse.models import Boernesamtale
from dubu.inddragelse.permissions import synlige_boernesamtaler
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.sager.models import Sag


def get_boernesamtale(aktoer: Aktoer, aktivitet: UUID) -> Boernesamtale:
    """The newest version of a talk. Raises FindesIkkeFejl; the read is noted."""
    samtaler = synlige_boernesamtaler(aktoer).select_related("barn", "sag", "aktivitet")
    samtale = samtaler.filter(aktivitet__uuid=aktivitet).order_by("-version").first()
    if samtale is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("boernesamtale.laest", om=samtale.aktivitet.uuid)
    return samtale


def list_versioner(aktoer: Aktoer, samtale: Boernesamtale) -> list[Boernesamtale]:
    """All versions of a talk, newest first."""
    return list(synlige_boernesamtaler(aktoer).filter(aktivitet=samtale.aktivitet_id).order_by("-version"))


def seneste_samtale(sag: Sag) -> Boernesamtale | None:
    """The child's latest talk in the case that was held. The caller has access to the case."""
    holdte = Boernesamtale.objects.filter(sag=sag, udfald=Boernesamtale.Udfald.HOLDT)
    return holdte.select_related("aktivitet").order_by("-tidspunkt", "-version").first()
