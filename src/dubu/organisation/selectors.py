"""Reads about the organisation. The open municipality bounds them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from dubu.organisation.models import Kommune, Medarbejder, RolleTildeling, Stedfortraeder, TeamMedlem


def list_kommuner() -> QuerySet[Kommune]:
    """All municipalities, for the chooser."""
    return Kommune.objects.order_by("navn")


def find_kommune(kode: str) -> Kommune | None:
    """The municipality of a four-digit code, or None."""
    if len(kode) != 4 or not (kode.isascii() and kode.isdigit()):
        return None
    return Kommune.objects.filter(pk=int(kode)).first()


def aktive_medarbejdere(dag: date) -> QuerySet[Medarbejder]:
    """Employees of the open municipality with a place on the day."""
    return Medarbejder.objects.filter(aktiv_fra__lte=dag).filter(Q(aktiv_til__isnull=True) | Q(aktiv_til__gte=dag))


def find_plads(bruger_id: int, dag: date) -> Medarbejder | None:
    """The user's place in the open municipality on the day."""
    return aktive_medarbejdere(dag).filter(bruger_id=bruger_id).select_related("afdeling").first()


def roller_for(medarbejder_id: int, dag: date) -> frozenset[str]:
    """The roles that the employee holds on the day."""
    return frozenset(
        RolleTildeling.objects.filter(medarbejder_id=medarbejder_id, fra__lte=dag)
        .filter(Q(til__isnull=True) | Q(til__gte=dag))
        .values_list("rolle", flat=True)
    )


def medarbejdere_med_rolle(roller: Iterable[str], dag: date) -> QuerySet[Medarbejder]:
    """Active employees who hold one of the roles on the day."""
    ider = (
        RolleTildeling.objects.filter(rolle__in=list(roller), fra__lte=dag)
        .filter(Q(til__isnull=True) | Q(til__gte=dag))
        .values("medarbejder_id")
    )
    return aktive_medarbejdere(dag).filter(pk__in=ider).order_by("navn")


def er_stedfortraeder_for(medarbejder_id: int, dag: date) -> list[int]:
    """Whom the employee stands in for on the day."""
    return list(
        Stedfortraeder.objects.filter(stedfortraeder_id=medarbejder_id, fra__lte=dag, til__gte=dag).values_list(
            "medarbejder_id", flat=True
        )
    )


def stedfortraeder_for(medarbejder_id: int, dag: date) -> list[int]:
    """Who stands in for the employee on the day."""
    return list(
        Stedfortraeder.objects.filter(medarbejder_id=medarbejder_id, fra__lte=dag, til__gte=dag).values_list(
            "stedfortraeder_id", flat=True
        )
    )


def team_ider(medarbejder_id: int) -> list[int]:
    """The teams of the employee."""
    return list(TeamMedlem.objects.filter(medarbejder_id=medarbejder_id).values_list("team_id", flat=True))


def get_medarbejder(uuid: UUID) -> Medarbejder | None:
    """An employee of the open municipality, active or not."""
    return Medarbejder.objects.filter(uuid=uuid).select_related("afdeling").first()
