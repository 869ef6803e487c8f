"""The reads behind Min dag: a fixed number of queries whatever the number of cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from dubu.adgang.permissions import kan
from dubu.adviser.selectors import HOEJST, grupper_efter_barn, list_ulaeste
from dubu.arbejdsplads.mindag.kladder import Kladde, som_kladder
from dubu.arbejdsplads.mindag.mangler import find_mangler
from dubu.arbejdsplads.mindag.opgaver import FREM, Dagsliste, Nyhed, fordel, som_nyhed, som_opgave
from dubu.dokumenter.models import Kontaktspaerre
from dubu.frister.ansvar import STAAENDE
from dubu.frister.models import Frist
from dubu.frister.selectors import BORGER, list_mine_aabne
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.parter.models import Beskyttelse, Person
from dubu.sager import aktivitetstyper
from dubu.sager.arbejdskopier import list_egne
from dubu.sager.models import AABNE_STATUSSER, Aktivitet, AktivitetBarn, Sag, Sagsraadgiver
from dubu.sager.sagsfakta import seneste_kontakt

ORDEN = ("frist", "kontakt")


@dataclass(frozen=True)
class MinDag:
    """All that the page shows of the actor's own."""

    dag: date
    stedfortraeder_for: list[str]
    opgaver: Dagsliste
    spaerrer: list[Sag]
    aftaler_idag: list[AktivitetBarn]
    aftaler_senere: list[AktivitetBarn]
    nyt: list[tuple[Person | None, list[Nyhed]]]
    kladder: list[Kladde]
    sager: list[Sag]
    orden: str


def hent_min_dag(aktoer: Aktoer, nu: datetime, orden: str = ORDEN[0]) -> MinDag:
    """Everything for the page. Raises AdgangNaegtetFejl through the rooms' own selectors."""
    dag = nu.astimezone(DANMARK).date()
    mine = aktoer.mine_ider
    sager = _med_naeste_frist(list(_mine_sager(mine, nu))) if kan(aktoer, "sag.laes") else []
    aftaler = list(_aftaler(mine, nu))
    sag_for = {sag.staaende: sag.uuid for sag in sager}
    frister = list(_med_type(list_mine_aabne(aktoer, nu, mine))) if kan(aktoer, "frist.laes") else []
    mangler = find_mangler(frister, nu)
    return MinDag(
        dag=dag,
        stedfortraeder_for=[navn for _, navn in aktoer.stedfortraeder_for],
        opgaver=fordel(
            (som_opgave(frist, sag_for.get(frist.barn_id), mangler.get(frist.noegle, ())) for frist in frister), nu
        ),
        spaerrer=[sag for sag in sager if sag.spaerre_gennemgang and sag.spaerre_gennemgang <= dag],
        aftaler_idag=[aftale for aftale in aftaler if _dag(aftale) == dag],
        aftaler_senere=[aftale for aftale in aftaler if _dag(aftale) > dag],
        nyt=_nyt(aktoer, dag, mine),
        kladder=som_kladder(list_egne(aktoer), dag),
        sager=_sorteret(sager, orden),
        orden=orden,
    )


def _med_type(raekker: QuerySet[Any]) -> QuerySet[Any]:
    """Annotate the type of the activity that each row is about."""
    typen = Aktivitet.objects.filter(uuid=OuterRef("om")).values("type")[:1]
    return raekker.annotate(om_type=Subquery(typen))


def _nyt(aktoer: Aktoer, dag: date, mine: Sequence[int | None]) -> list[tuple[Person | None, list[Nyhed]]]:
    """The unread notices by child."""
    ulaeste = _med_type(list_ulaeste(aktoer, dag, mine))[:HOEJST]
    return [(gruppe.barn, [som_nyhed(advis) for advis in gruppe.adviser]) for gruppe in grupper_efter_barn(ulaeste)]


def _aftaler(mine: Sequence[int | None], nu: datetime) -> QuerySet[AktivitetBarn]:
    """Meetings, talks and visits of today and the next fortnight."""
    begyndelse = nu.astimezone(DANMARK).replace(hour=0, minute=0, second=0, microsecond=0)
    planlagte = [en.noegle for en in aktivitetstyper.alle() if en.planlaegges]
    return (
        AktivitetBarn.objects.filter(
            ansvarlig_id__in=mine, status=AktivitetBarn.Status.AKTIV, aktivitet__type__in=planlagte,
            aktivitet__haendelsestidspunkt__gte=begyndelse,
            aktivitet__haendelsestidspunkt__lt=begyndelse + FREM + timedelta(days=1),
        )
        .select_related("aktivitet", "barn", "sag")
        .order_by("aktivitet__haendelsestidspunkt", "pk")
    )  # fmt: skip


def _dag(aftale: AktivitetBarn) -> date:
    return aftale.aktivitet.haendelsestidspunkt.astimezone(DANMARK).date()


def _mine_sager(mine: Sequence[int | None], nu: datetime) -> QuerySet[Sag]:
    """My open cases as primary, secondary or deputy, with what the table shows of each."""
    dag = nu.astimezone(DANMARK).date()
    loebende = Q(til__isnull=True) | Q(til__gte=dag)
    sekundaer = Sagsraadgiver.objects.filter(loebende, medarbejder_id__in=mine, fra__lte=dag).values("sag_id")
    skete = AktivitetBarn.objects.filter(sag_id=OuterRef("pk"), aktivitet__haendelsestidspunkt__lte=nu)
    skete = skete.order_by("-aktivitet__haendelsestidspunkt", "-pk")
    # A block set before anybody knew who the child was stands on the row that was merged into the child's.
    samme = Q(barn_id=OuterRef("barn_id")) | Q(barn__samme_som_id=OuterRef("barn_id"))
    spaerre = Kontaktspaerre.objects.filter(samme, ophaevet_tidspunkt__isnull=True)
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
        har_beskyttelse=Exists(beskyttet),
    )


def _med_naeste_frist(sager: list[Sag]) -> list[Sag]:
    """Give each case its child's next deadline: asked once for all, since one subquery per case costs seconds."""
    frister = Frist.objects.filter(
        barn_id__in=[sag.staaende for sag in sager], tilstand=Frist.Tilstand.AABEN, udloeber_tidspunkt__isnull=False
    ).exclude(ansvarlig_rolle=BORGER)
    naeste = {f.barn_id: f for f in frister.order_by("barn_id", "udloeber_tidspunkt", "pk").distinct("barn_id")}
    for sag in sager:
        sag.naeste_frist = naeste.get(sag.staaende)
    return sager


def _sorteret(sager: list[Sag], orden: str) -> list[Sag]:
    """By the next deadline, or by the longest since somebody met the child: never met comes first."""
    if orden == "kontakt":
        return sorted(sager, key=lambda sag: (sag.seneste_kontakt is not None, sag.seneste_kontakt, sag.pk))
    return sorted(
        sager,
        key=lambda sag: (sag.naeste_frist is None, sag.naeste_frist and sag.naeste_frist.udloeber_tidspunkt, sag.pk),
    )
