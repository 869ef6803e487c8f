"""Reads about the organisation. The open municipality bounds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from dubu.organisation.models import (
    Indstilling,
    Kommune,
    Medarbejder,
    RolleTildeling,
    Stedfortraeder,
    TeamMedlem,
)
from dubu.organisation.moduler import taendte_moduler


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


@dataclass(frozen=True)
class Plads:
    """All that the door must know of a user's place: read in one query, for every page pays for it."""

    medarbejder: Medarbejder
    roller: frozenset[str]
    moduler: frozenset[str]
    stedfortraeder_for: tuple[tuple[int, str], ...]


def find_plads(bruger_id: int, dag: date) -> Plads | None:
    """The user's place in the open municipality on the day, or None."""
    medarbejder = _med_alt(aktive_medarbejdere(dag).filter(bruger_id=bruger_id), dag).first()
    return None if medarbejder is None else _plads(medarbejder, dag)


def get_plads(medarbejder: Medarbejder, dag: date) -> Plads:
    """The place of an employee that is known, whatever the day."""
    return _plads(_med_alt(Medarbejder.objects.filter(pk=medarbejder.pk), dag).get(), dag)


def _i_dag(dag: date) -> Q:
    return Q(fra__lte=dag) & (Q(til__isnull=True) | Q(til__gte=dag))


def _med_alt(medarbejdere: QuerySet[Medarbejder], dag: date) -> QuerySet[Medarbejder]:
    roller = RolleTildeling.objects.filter(_i_dag(dag), medarbejder_id=OuterRef("pk")).values("rolle")
    sat = Indstilling.objects.filter(_i_dag(dag), noegle__startswith="modul.").order_by("fra", "id")
    andre = Stedfortraeder.objects.filter(_i_dag(dag), stedfortraeder_id=OuterRef("pk")).order_by("id")
    return medarbejdere.select_related("afdeling", "bruger").annotate(
        dagens_roller=ArraySubquery(roller),
        satte_moduler=ArraySubquery(sat.values(par=JSONObject(noegle="noegle", vaerdi="vaerdi"))),
        dagens_andre=ArraySubquery(andre.values(par=JSONObject(pk="medarbejder_id", navn="medarbejder__navn"))),
    )


def _plads(medarbejder: Medarbejder, dag: date) -> Plads:
    return Plads(
        medarbejder,
        frozenset(medarbejder.dagens_roller),
        taendte_moduler((par["noegle"], par["vaerdi"]) for par in medarbejder.satte_moduler),
        tuple((par["pk"], par["navn"]) for par in medarbejder.dagens_andre),
    )


def medarbejdere_med_rolle(roller: Iterable[str], dag: date) -> QuerySet[Medarbejder]:
    """Active employees who hold one of the roles on the day."""
    ider = (
        RolleTildeling.objects.filter(rolle__in=list(roller), fra__lte=dag)
        .filter(Q(til__isnull=True) | Q(til__gte=dag))
        .values("medarbejder_id")
    )
    return aktive_medarbejdere(dag).filter(pk__in=ider).order_by("navn")


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
