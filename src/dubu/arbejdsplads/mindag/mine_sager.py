"""The table of my cases: what it shows of each, and its two orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from dubu.dokumenter.models import Kontaktspaerre
from dubu.frister.ansvar import STAAENDE
from dubu.frister.models import Frist
from dubu.frister.selectors import BORGER
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.parter.models import Beskyttelse
from dubu.sager.models import AABNE_STATUSSER, AktivitetBarn, Sag, Sagsraadgiver
from dubu.sager.overblik import trin_nu_af
from dubu.sager.sagsfakta import Sagsfaktum, seneste_kontakt

ORDEN = ("frist", "kontakt")
ALDRIG, UDEN_DAG = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def find_mine_sager(aktoer: Aktoer, mine: Sequence[int | None], nu: datetime) -> list[Sag]:
    """My open cases as primary, secondary or deputy, with what the table shows of each; two queries."""
    return _med_naeste_frist(list(_mine_sager(aktoer, mine, nu)))


def med_trin(sager: list[Sag], fakta: Mapping[int, Sequence[Sagsfaktum]]) -> list[Sag]:
    """Give each case its step on the ladder of its own page."""
    for sag in sager:
        sag.trin = trin_nu_af(fakta.get(sag.pk, ()))
    return sager


def _mine_sager(aktoer: Aktoer, mine: Sequence[int | None], nu: datetime) -> QuerySet[Sag]:
    dag = nu.astimezone(DANMARK).date()
    loebende = Q(til__isnull=True) | Q(til__gte=dag)
    sekundaer = Sagsraadgiver.objects.filter(loebende, medarbejder_id__in=mine, fra__lte=dag).values("sag_id")
    skete = AktivitetBarn.objects.filter(sag_id=OuterRef("pk"), aktivitet__haendelsestidspunkt__lte=nu)
    skete = skete.order_by("-aktivitet__haendelsestidspunkt", "-pk")
    # A block set before anybody knew who the child was stands on the row that was merged into the child's.
    samme = Q(barn_id=OuterRef("barn_id")) | Q(barn__samme_som_id=OuterRef("barn_id"))
    spaerre = Kontaktspaerre.objects.filter(samme, ophaevet_tidspunkt__isnull=True)
    bedt = spaerre.filter(ophaevelse_bedt_af=aktoer.id).order_by("ophaevelse_bedt_tidspunkt")
    beskyttet = Beskyttelse.objects.filter(person_id=OuterRef("barn_id"), art=Beskyttelse.NAVN_OG_ADRESSE).filter(
        Q(fra__isnull=True) | Q(fra__lte=dag), Q(til__isnull=True) | Q(til__gte=dag)
    )
    sager = Sag.objects.filter(Q(primaer_raadgiver_id__in=mine) | Q(pk__in=sekundaer), status__in=AABNE_STATUSSER)
    return sager.select_related("barn", "primaer_raadgiver").annotate(
        staaende=STAAENDE,
        seneste_kontakt=seneste_kontakt(),
        seneste_aktivitet=Subquery(skete.values("aktivitet__haendelsestidspunkt")[:1]),
        seneste_titel=Subquery(skete.values("aktivitet__titel")[:1]),
        spaerre_gennemgang=Subquery(spaerre.order_by("gennemgang_dato").values("gennemgang_dato")[:1]),
        spaerre_bedt_tidspunkt=Subquery(bedt.values("ophaevelse_bedt_tidspunkt")[:1]),
        har_beskyttelse=Exists(beskyttet),
    )


def _med_naeste_frist(sager: list[Sag]) -> list[Sag]:
    """Give each case its child's next deadline: asked once for all, since one subquery per case costs seconds."""
    frister = Frist.objects.filter(
        barn_id__in=[sag.staaende for sag in sager], tilstand=Frist.Tilstand.AABEN, udloeber_tidspunkt__isnull=False
    ).exclude(ansvarlig_rolle=BORGER)
    naeste = {f.barn_id: f for f in frister.order_by("barn_id", "varsles_tidspunkt", "pk").distinct("barn_id")}
    for sag in sager:
        sag.naeste_frist = naeste.get(sag.staaende)
    return sager


def sorteret(sager: list[Sag], orden: str) -> list[Sag]:
    """By the next deadline, then by the longest since somebody met the child (never met first); or by that alone."""

    def kontakt(sag: Sag) -> tuple[datetime, int]:
        return (sag.seneste_kontakt or ALDRIG, sag.pk)

    if orden == "kontakt":
        return sorted(sager, key=kontakt)
    return sorted(
        sager, key=lambda sag: (sag.naeste_frist.varsles_tidspunkt if sag.naeste_frist else UDEN_DAG, *kontakt(sag))
    )
