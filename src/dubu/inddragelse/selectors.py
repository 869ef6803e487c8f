"""Reads of the child's voice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db.models import QuerySet, Subquery
from django.db.models.functions import JSONObject

from dubu.inddragelse.models import Boernesamtale
from dubu.inddragelse.permissions import synlige_boernesamtaler
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.kerne.ur import DANMARK
from dubu.sager.models import AktivitetBarn, Sag


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


@dataclass(frozen=True)
class Planlagt:
    """The next talk that somebody has put in the calendar."""

    uuid: UUID
    titel: str
    tidspunkt: datetime
    sted: str
    formaal: str


def samtaler_i_sag(sag: Sag, *, holdt: bool, planlagt: bool) -> tuple[Boernesamtale | None, Planlagt | None]:
    """The latest talk and the next one, in one query at most; what the facts know nothing of is not asked for.

    The caller has access to the case.
    """
    if holdt:
        holdte = Boernesamtale.objects.filter(sag=sag, udfald=Boernesamtale.Udfald.HOLDT)
        holdte = holdte.annotate(naeste=Subquery(_planlagte(sag).values(json=_SOM_JSON)[:1]))
        samtale = holdte.select_related("aktivitet").order_by("-tidspunkt", "-version").first()
        return samtale, _laes(samtale.naeste) if samtale else None
    return None, _laes(_planlagte(sag).values_list(_SOM_JSON, flat=True).first()) if planlagt else None


_SOM_JSON = JSONObject(
    uuid="aktivitet__uuid", titel="aktivitet__titel", tidspunkt="aktivitet__haendelsestidspunkt",
    sted="aktivitet__sted", formaal="aktivitet__formaal",
)  # fmt: skip


def _planlagte(sag: Sag) -> QuerySet[AktivitetBarn]:
    """The case's planned talks from today on, the nearest first."""
    fra = datetime.combine(ur.idag(), time(), DANMARK)
    planlagte = AktivitetBarn.objects.filter(
        sag=sag, status=AktivitetBarn.Status.AKTIV, aktivitet__type="boernesamtale", aktivitet__planlagt=True,
        aktivitet__haendelsestidspunkt__gte=fra,
    )  # fmt: skip
    return planlagte.order_by("aktivitet__haendelsestidspunkt", "pk")


def _laes(raa: dict[str, str] | None) -> Planlagt | None:
    if raa is None:
        return None
    return Planlagt(**{**raa, "uuid": UUID(raa["uuid"]), "tidspunkt": datetime.fromisoformat(raa["tidspunkt"])})


def seneste_samtale(sag: Sag) -> Boernesamtale | None:
    """The child's latest talk in the case that was held. The caller has access to the case."""
    holdte = Boernesamtale.objects.filter(sag=sag, udfald=Boernesamtale.Udfald.HOLDT)
    return holdte.select_related("aktivitet").order_by("-tidspunkt", "-version").first()
