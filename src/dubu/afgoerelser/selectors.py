"""Reads of decisions, their parties and complaints over them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from dubu.afgoerelser import rules
from dubu.afgoerelser.models import Afgoerelse, Klage, Meddelelse
from dubu.afgoerelser.permissions import synlige_afgoerelser, synlige_klager
from dubu.afgoerelser.rules import Afgoerelsestype
from dubu.afgoerelser.typer import find_type
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.kerne.ur import DANMARK
from dubu.parter.models import Person
from dubu.sager.models import Aktivitet, Sag, Sagspart

# Who is a party of right. Others stand in the case without being told the decision.
PARTSROLLER = (Sagspart.Rolle.FMI, Sagspart.Rolle.KOMMENDE)


@dataclass(frozen=True)
class Part:
    """A party of a decision, and when it was told."""

    person: Person
    rolle: str
    rolle_i_ord: str
    meddelelse: Meddelelse | None = None


def get_afgoerelse(aktoer: Aktoer, aktivitet: UUID) -> Afgoerelse:
    """A decision by its Aktivitet. Raises FindesIkkeFejl; the read is noted."""
    fundne = synlige_afgoerelser(aktoer).select_related("aktivitet", "barn", "sag__barn", "sag__primaer_raadgiver")
    afgoerelse = fundne.filter(aktivitet__uuid=aktivitet).first()
    if afgoerelse is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("afgoerelse.laest", om=afgoerelse.aktivitet.uuid)
    return afgoerelse


def list_afgoerelser(sag: Sag) -> list[Afgoerelse]:
    """The decisions of a case, newest first. The caller has access to the case."""
    return list(Afgoerelse.objects.filter(sag=sag).select_related("aktivitet").order_by("-truffet_tidspunkt"))


def find_beslutning_om(undersoegelse: Aktivitet) -> Afgoerelse | None:
    """The decision by which an undersøgelse was begun. The caller has access to the undersøgelse."""
    fundne = Afgoerelse.objects.filter(undersoegelse=undersoegelse, type=rules.BESLUT_UNDERSOEGELSE)
    return fundne.select_related("aktivitet").order_by("id").first()


def get_klage(aktoer: Aktoer, aktivitet: UUID) -> Klage:
    """A complaint by its Aktivitet. Raises FindesIkkeFejl; the read is noted."""
    fundne = synlige_klager(aktoer).select_related(
        "aktivitet", "person", "afgoerelse__aktivitet", "afgoerelse__sag__barn", "afgoerelse__sag__primaer_raadgiver"
    )
    klage = fundne.filter(aktivitet__uuid=aktivitet).first()
    if klage is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("klage.laest", om=klage.aktivitet.uuid)
    return klage


def list_klager(afgoerelse: Afgoerelse) -> list[Klage]:
    """Complaints over a decision, newest first. The caller has found the decision by a scoped selector."""
    return list(
        Klage.objects.filter(afgoerelse=afgoerelse).select_related("aktivitet", "person").order_by("-modtaget", "-id")
    )


def list_parter(afgoerelse: Afgoerelse) -> list[Part]:
    """The parties of a decision, each once, with how they were told. The caller has access to the decision."""
    meddelt = {m.person_id: m for m in Meddelelse.objects.filter(afgoerelse=afgoerelse)}
    dag = afgoerelse.truffet_tidspunkt.astimezone(DANMARK).date()
    return [
        Part(person, rolle, str(Sagspart.Rolle(rolle).label), meddelt.get(person.pk))
        for person, rolle in _partskreds(afgoerelse.sag, find_type(afgoerelse.type), dag)
    ]


def _partskreds(sag: Sag, afgoerelsestype: Afgoerelsestype, dag: date) -> list[tuple[Person, str]]:
    loebende = Sagspart.objects.filter(sag=sag, rolle__in=PARTSROLLER).filter(Q(til=None) | Q(til__gte=dag))
    kreds = {part.person: str(part.rolle) for part in loebende.select_related("person").order_by("id")}
    if rules.barnet_er_part(afgoerelsestype, sag.barn.foedselsdato, dag):
        kreds[sag.barn] = str(Sagspart.Rolle.BARNET)
    return list(kreds.items())
