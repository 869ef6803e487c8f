"""Reads of deadlines. `overskredet` is computed here from the clock, never stored."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from dubu.frister.ansvar import ansvarlig_id, mine_boern
from dubu.frister.models import Frist, Paamindelse
from dubu.frister.permissions import synlige_frister
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.parter.models import Person

# The role of deadlines that are the citizen's: nobody in the municipality must do anything.
BORGER = "part"


def med_ur(frister: QuerySet[Frist], nu: datetime) -> QuerySet[Frist]:
    """Annotate `overskredet`, `ansvarlig_id` and the moved reminder; the first to remind of first, those without a
    day last.
    """
    er_forbi = Q(tilstand=Frist.Tilstand.AABEN, udloeber_tidspunkt__lt=nu) & ~Q(ansvarlig_rolle=BORGER)
    udsat = Paamindelse.objects.filter(
        udloest_af=OuterRef("udloest_af"), regel=OuterRef("regel"), forekomst=OuterRef("forekomst")
    ).order_by("-pk")
    return frister.annotate(
        overskredet=Case(When(er_forbi, then=Value(True)), default=Value(False), output_field=BooleanField()),
        ansvarlig_id=ansvarlig_id(),
        udsat_til=Subquery(udsat.values("udsat_til")[:1]),
        udsat_begrundelse=Subquery(udsat.values("begrundelse")[:1]),
    ).order_by(F("varsles_tidspunkt").asc(nulls_last=True), "pk")


def aabne(frister: QuerySet[Frist], nu: datetime) -> QuerySet[Frist]:
    """Open and waiting deadlines; a citizen's deadline that has passed is over."""
    forbi_for_borgeren = Q(ansvarlig_rolle=BORGER, udloeber_tidspunkt__lt=nu)
    return frister.filter(tilstand__in=Frist.AABNE).exclude(forbi_for_borgeren)


def list_aabne_for_barn(aktoer: Aktoer, barn: Person, nu: datetime) -> QuerySet[Frist]:
    """The child's open deadlines, as far as the actor may see them."""
    return med_ur(aabne(synlige_frister(aktoer).filter(barn=barn), nu), nu).select_related("barn")


def med_hvem(frister: Iterable[Frist], kendte: Iterable[Person] = ()) -> list[Frist]:
    """Give each deadline that is a party's own the party's name. `kendte`: persons that need not be asked for."""
    frister = list(frister)
    partens = {frist.om for frist in frister if frist.ansvarlig_rolle == BORGER and frist.om}
    navne = {person.uuid: person.navn for person in kendte}
    if ukendte := partens - navne.keys():
        navne |= {person.uuid: person.navn for person in Person.objects.filter(uuid__in=ukendte)}
    for frist in frister:
        frist.hvem = navne.get(frist.om, "") if frist.om in partens else ""
    return frister


def list_mine_aabne(aktoer: Aktoer, nu: datetime, mine: Collection[int] | None = None) -> QuerySet[Frist]:
    """Open deadlines for which the actor, or one whose deputy the actor is, is responsible.

    `mine` is given when the caller has already asked whom the actor stands in for.
    """
    mine = aktoer.mine_ider if mine is None else mine
    frister = aabne(Frist.objects.filter(barn__in=mine_boern(mine)), nu).exclude(ansvarlig_rolle=BORGER)
    return med_ur(frister, nu).filter(ansvarlig_id__in=mine).select_related("barn")


def list_uden_ansvarlig(nu: datetime, inden: datetime) -> QuerySet[Frist]:
    """Deadlines to be reminded of before a moment that no person is responsible for. For the daily job."""
    frister = aabne(Frist.objects.filter(varsles_tidspunkt__lt=inden), nu).exclude(ansvarlig_rolle=BORGER)
    return med_ur(frister, nu).filter(ansvarlig_id__isnull=True).select_related("barn")


def list_overskredne_i_timer(nu: datetime) -> QuerySet[Frist]:
    """Open deadlines counted by the clock that have passed, in the open municipality. For the escalation job."""
    frister = Frist.objects.filter(udloeber_dato__isnull=True, udloeber_tidspunkt__lt=nu)
    return med_ur(aabne(frister, nu), nu).filter(overskredet=True).select_related("barn")


def list_overskredne_dage(nu: datetime) -> QuerySet[Frist]:
    """Open deadlines by date that have passed, in the open municipality. For the daily escalation."""
    frister = Frist.objects.filter(udloeber_dato__isnull=False, udloeber_tidspunkt__lt=nu)
    return med_ur(aabne(frister, nu), nu).filter(overskredet=True).select_related("barn")


def get_frist(aktoer: Aktoer, *, barn: UUID, regel: str, udloest_af: UUID, forekomst: int, nu: datetime) -> Frist:
    """One deadline by its key, followed to the child that stands. Raises FindesIkkeFejl; the read is noted."""
    frister = synlige_frister(aktoer).filter(regel=regel, udloest_af=udloest_af, forekomst=forekomst)
    denne = Q(barn__uuid=barn) | Q(barn_id__in=Person.objects.filter(uuid=barn).values("samme_som_id"))
    frist = med_ur(frister.filter(denne), nu).select_related("barn").first()
    if frist is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("frist.laest", om=frist.barn.uuid, regel=frist.regel)
    return frist
