"""Reads of documents and of contact blocks."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from dubu.dokumenter.models import Dokument, Kontaktspaerre
from dubu.dokumenter.permissions import spaerrer_i_sager
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.parter.kreds import boern_af, egne_raekker
from dubu.parter.models import Person
from dubu.sager.models import Aktivitet, AktivitetBarn, Sag, Sagspart
from dubu.sager.permissions import synlige_aktiviteter, synlige_sager


def laesbare_dokumenter() -> QuerySet[Dokument]:
    """The documents that have not been sealed; who may see them their activities say."""
    return Dokument.objects.filter(spaerringer=None)


def get_dokument(aktoer: Aktoer, uuid: UUID) -> Dokument:
    """A document that the actor may see. Raises FindesIkkeFejl; the read is noted."""
    dokument = laesbare_dokumenter().filter(uuid=uuid).first()
    if dokument is None or not synlige_aktiviteter(aktoer).filter(aktivitet=dokument.aktivitet_id).exists():
        raise FindesIkkeFejl
    aktoer.opslag.noter("dokument.hentet", om=dokument.uuid)
    return dokument


def list_dokumenter_i_sag(aktoer: Aktoer, sag: Sag) -> QuerySet[Dokument]:
    """The documents of a case, latest first."""
    i_sagen = AktivitetBarn.objects.filter(sag__in=synlige_sager(aktoer).filter(pk=sag.pk))
    dokumenter = laesbare_dokumenter().filter(aktivitet__in=i_sagen.values("aktivitet"))
    return dokumenter.select_related("aktivitet").order_by("-tilfoejet_tidspunkt", "-pk")


def list_dokumenter(aktoer: Aktoer, aktiviteter: Iterable[Aktivitet]) -> dict[int, list[Dokument]]:
    """The documents of several activities by the activity's id, in one query."""
    fundet: dict[int, list[Dokument]] = {}
    ider = [aktivitet.pk for aktivitet in aktiviteter]
    synlige = synlige_aktiviteter(aktoer).filter(aktivitet__in=ider)
    for dokument in laesbare_dokumenter().filter(aktivitet__in=synlige.values("aktivitet")).order_by("pk"):
        fundet.setdefault(dokument.aktivitet_id, []).append(dokument)
    return fundet


def aktive_spaerrer(barn: Person) -> QuerySet[Kontaktspaerre]:
    """The running blocks on a child, those on rows merged into it too. Shown to all who may see the child."""
    samme = Q(barn=barn) | Q(barn__samme_som=barn)
    if barn.samme_som_id is not None:
        samme |= Q(barn_id=barn.samme_som_id)
    return Kontaktspaerre.objects.filter(samme, ophaevet_tidspunkt=None).order_by("sat_tidspunkt")


def list_spaerrer_om(person: Person) -> list[Kontaktspaerre]:
    """The running blocks that a person meets: as the child, as named, as a parent, or as a party in the child's case.

    Professionals of the case are not covered by a block on the whole family.
    """
    egne = set(egne_raekker([person.pk]))
    boern = {person.pk, *(barn.pk for barn in boern_af([person.pk]))}
    parter = Sagspart.objects.filter(person__in=egne, til=None).exclude(rolle=Sagspart.Rolle.FAGPERSON)
    i_sager = Sag.objects.filter(pk__in=parter.values("sag"))
    familien = Q(barn__in=boern) | Q(barn__samme_som__in=boern)
    familien |= Q(barn__in=i_sager.values("barn")) | Q(barn__samme_som__in=i_sager.values("barn"))
    som_barn = Q(barn=person) | Q(barn__samme_som=person)
    omfattet = som_barn | (familien & Q(omfang=Kontaktspaerre.Omfang.FAMILIE)) | Q(personer__person__in=egne)
    return list(Kontaktspaerre.objects.filter(omfattet, ophaevet_tidspunkt=None).distinct().order_by("sat_tidspunkt"))


def har_kontaktspaerre(boern: Iterable[Person]) -> set[int]:
    """The ids of those children who have a running block, whichever of the merged rows it is on; one query."""
    ejere: dict[int, set[int]] = {}
    for barn in boern:
        ejere.setdefault(barn.samme_som_id or barn.pk, set()).add(barn.pk)
    aktive = Kontaktspaerre.objects.filter(
        Q(barn_id__in=ejere) | Q(barn__samme_som_id__in=ejere), ophaevet_tidspunkt=None
    )
    spaerrede = {maal or barn for barn, maal in aktive.values_list("barn_id", "barn__samme_som_id")}
    return {pk for staaende in spaerrede for pk in ejere.get(staaende, ())}


def get_spaerre(aktoer: Aktoer, uuid: UUID, akt: str) -> Kontaktspaerre:
    """A block on a child in whose case the actor may do the act. Raises FindesIkkeFejl."""
    spaerre = spaerrer_i_sager(aktoer, akt).filter(uuid=uuid).select_related("barn").first()
    if spaerre is None:
        raise FindesIkkeFejl
    return spaerre


def list_spaerrer_til_gennemgang(aktoer: Aktoer) -> QuerySet[Kontaktspaerre]:
    """Running blocks in the actor's own cases, by the day of review: for my day."""
    aktive = spaerrer_i_sager(aktoer, "kontaktspaerre.ophaev").filter(ophaevet_tidspunkt=None)
    return aktive.select_related("barn").order_by("gennemgang_dato")
