"""Reads of what comes in: one item, one child's row, what is known about the child from before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext

from dubu.adgang.permissions import kan
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.organisation.models import Kommune
from dubu.parter.adresser import beskyttede
from dubu.parter.kreds import Foraeldrepar, egne_raekker
from dubu.parter.models import Foraelder, Person
from dubu.parter.permissions import synlige_personer
from dubu.underretninger.models import (
    Genvurdering,
    Identifikationsrettelse,
    Underretning,
    UnderretningBarn,
    Underretningsindhold,
    Videresendelse,
    Vurdering,
)
from dubu.underretninger.permissions import synlige_underretning_boern

ET_AAR = timedelta(days=365)


def med_det_hele(raekker: QuerySet[UnderretningBarn]) -> QuerySet[UnderretningBarn]:
    """The rows with the item, the child and the assessor in the same query."""
    return raekker.select_related("underretning__aktivitet", "barn__samme_som", "barn__mor_til_ufoedt", "vurderes_af")


def list_boern(aktoer: Aktoer, underretning: Underretning) -> list[UnderretningBarn]:
    """The children of an item that the actor may see, in their order."""
    raekker = synlige_underretning_boern(aktoer).filter(underretning=underretning)
    return list(med_det_hele(raekker).order_by("nr"))


def moedre_paa(aktoer: Aktoer, underretning: Underretning) -> list[Person]:
    """The registered mothers of the item's identified children, for saying whose an unborn child is."""
    boern = [raekke.barn for raekke in list_boern(aktoer, underretning) if raekke.identificeret_tidspunkt]
    par = Foraeldrepar.for_boern(boern)
    noegler = [par.noegler(barn).get(Foraelder.Art.MOR) for barn in boern]
    ider = {noegle for noegle in noegler if isinstance(noegle, int)}
    return list(synlige_personer(aktoer).filter(pk__in=ider, art=Person.Art.KENDT).order_by("sorteringsnoegle"))


def get_underretning_barn(aktoer: Aktoer, uuid: UUID, akt: str = "underretning.laes") -> UnderretningBarn:
    """One child's row. Raises FindesIkkeFejl; the read is noted."""
    raekke = med_det_hele(synlige_underretning_boern(aktoer, akt).filter(uuid=uuid)).first()
    if raekke is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("underretning.laest", om=raekke.underretning.aktivitet.uuid)
    return raekke


def get_raekke_paa_aktivitet(aktoer: Aktoer, aktivitet: UUID) -> UnderretningBarn:
    """The first child's row that the actor may see, by the item's Aktivitet. Raises FindesIkkeFejl."""
    synlige = synlige_underretning_boern(aktoer).filter(underretning__aktivitet__uuid=aktivitet)
    raekke = synlige.order_by("nr").first()
    if raekke is None:
        raise FindesIkkeFejl
    return raekke


def find_foerste_raekke(aktoer: Aktoer, underretning: Underretning) -> UnderretningBarn | None:
    """The first child's row if the actor may see it: who registers does not always read."""
    if not kan(aktoer, "underretning.laes"):
        return None
    return synlige_underretning_boern(aktoer).filter(underretning=underretning).order_by("nr").first()


def get_indhold(underretning: Underretning) -> Underretningsindhold:
    """The text as it was received. For an item already fetched."""
    return Underretningsindhold.objects.filter(underretning=underretning).order_by("pk")[0]


def gaeldende_vurderinger(raekke: UnderretningBarn) -> QuerySet[Vurdering]:
    """The assessments of the child, without those made while the row stood on the wrong one."""
    return _af_det_rigtige_barn(Vurdering.objects.filter(underretning_barn=raekke)).order_by("pk")


def gaeldende_genvurderinger(raekke: UnderretningBarn) -> QuerySet[Genvurdering]:
    """The same of the renewed assessments."""
    return _af_det_rigtige_barn(Genvurdering.objects.filter(underretning_barn=raekke)).order_by("pk")


def _af_det_rigtige_barn(raekker: QuerySet[Any]) -> QuerySet[Any]:
    imens = Identifikationsrettelse.objects.filter(
        underretning_barn=OuterRef("underretning_barn"), forkert_fra__lte=OuterRef("tidspunkt"),
        tidspunkt__gte=OuterRef("tidspunkt"),
    )  # fmt: skip
    return raekker.filter(~Exists(imens))


@dataclass(frozen=True)
class Videresendt:
    """An item's way to another municipality, as the sender sees it."""

    kommune: str
    sendt: datetime
    overdraget_til: str
    overdraget: datetime | None
    med_pakke: bool
    modtaget: datetime | None


def list_videresendelser(underretning: Underretning) -> list[Videresendt]:
    """To whom an item has been sent, and when it came there. For an item already fetched."""
    sendte = list(underretning.videresendelser.prefetch_related("modtagelser").order_by("pk"))
    navne = dict(Kommune.objects.filter(pk__in=[v.til_kommune for v in sendte]).values_list("pk", "navn"))
    return [
        Videresendt(
            navne[v.til_kommune], v.sendt_tidspunkt, v.overdraget_til, v.overdraget_tidspunkt, v.pakke is not None,
            next((m.modtaget_tidspunkt for m in v.modtagelser.all()), None),
        )
        for v in sendte
    ]  # fmt: skip


def list_ikke_modtagne(aktoer: Aktoer) -> QuerySet[Videresendelse]:
    """What the actor has sent on and the other municipality has not taken in, with its name as `kommunenavn`."""
    navn = Kommune.objects.filter(pk=OuterRef("til_kommune")).values("navn")
    sendte = Videresendelse.objects.filter(sendt_af=aktoer.id, pakke__isnull=False, modtagelser=None)
    sendte = sendte.select_related("underretning__aktivitet").annotate(kommunenavn=Subquery(navn[:1]))
    return sendte.order_by("sendt_tidspunkt", "pk")


def find_afsenderkommune(underretning: Underretning) -> str:
    """The municipality that sent the item on to us, or nothing. For an item already fetched."""
    if underretning.fra_kommune is None:
        return ""
    return Kommune.objects.get(pk=underretning.fra_kommune).navn


def soeskende_til(boern: Iterable[int]) -> dict[int, set[int]]:
    """Who shares a registered parent with each child, all by their ids; two queries whatever the number."""
    ider = set(boern)
    egne = list(Foraelder.objects.filter(person_id__in=ider).exclude(cpr=None).values_list("person_id", "cpr"))
    alle: dict[str, set[int]] = {}
    for person_id, cpr in Foraelder.objects.filter(cpr__in={cpr for _, cpr in egne}).values_list("person_id", "cpr"):
        alle.setdefault(cpr, set()).add(person_id)
    fundet: dict[int, set[int]] = {pk: set() for pk in ider}
    for person_id, cpr in egne:
        fundet[person_id] |= alle.get(cpr, set()) - {person_id}
    return fundet


def _mulige_boern(raekker: Iterable[UnderretningBarn]) -> dict[int, set[int]]:
    """Per row whom it may be about: its own child, and before it is sorted the one with the claimed CPR number.

    A child is all the rows that have been merged: one that was unborn when something was said of it is one.
    """
    raekker = list(raekker)
    staaende = {r.pk: r.barn.samme_som_id or r.barn_id for r in raekker}
    ens: dict[int, set[int]] = {}
    for pk, maal in egne_raekker(staaende.values()).items():
        ens.setdefault(maal, set()).add(pk)
    numre = {r.pk: r.paastande["cpr"] for r in raekker if not r.identificeret_tidspunkt and r.paastande.get("cpr")}
    med_nummer: dict[str, set[int]] = {}
    if numre:
        for cpr, *ider in Person.objects.filter(cpr__in=numre.values()).values_list("cpr", "pk", "samme_som_id"):
            med_nummer[cpr] = {pk for pk in ider if pk is not None}
    return {r.pk: ens[staaende[r.pk]] | med_nummer.get(numre.get(r.pk, ""), set()) for r in raekker}


def antal_tidligere(raekker: Iterable[UnderretningBarn], nu: datetime) -> dict[int, tuple[int, int]]:
    """Per row: how many other items in twelve months on the child, and on its siblings; five queries in all."""
    raekker = list(raekker)
    mulige = _mulige_boern(raekker)
    soeskende = soeskende_til(set().union(*mulige.values()))
    par = UnderretningBarn.objects.filter(
        barn_id__in=set(soeskende).union(*soeskende.values()), underretning__modtaget_tidspunkt__gt=nu - ET_AAR
    )
    om_barn: dict[int, set[int]] = {}
    for barn_id, underretning_id in par.values_list("barn_id", "underretning_id"):
        om_barn.setdefault(barn_id, set()).add(underretning_id)

    def antal(raekke: UnderretningBarn) -> tuple[int, int]:
        boern = mulige[raekke.pk]
        deres = set().union(*(soeskende[pk] for pk in boern))
        egne = set().union(*(om_barn.get(pk, ()) for pk in boern)) - {raekke.underretning_id}
        andres = set().union(*(om_barn.get(pk, ()) for pk in deres)) - {raekke.underretning_id}
        return len(egne), len(andres - egne)

    return {raekke.pk: antal(raekke) for raekke in raekker}


def hvem_er_beskyttet(boern: Iterable[Person], dag: date) -> dict[int, tuple[str, ...]]:
    """Per child, in words, whose address is protected: the child's own, its mother's, its father's; five queries."""
    boern = list(boern)
    par = Foraeldrepar.for_boern(boern)
    naermeste: dict[int, list[tuple[str, int]]] = {}
    for barn in boern:
        noegler = par.noegler(barn)
        foraeldre = [(art.label, noegle) for art in Foraelder.Art if isinstance(noegle := noegler.get(art), int)]
        naermeste[barn.pk] = [(gettext("barnet"), barn.pk), *((str(som).lower(), pk) for som, pk in foraeldre)]
    ider = {pk for liste in naermeste.values() for _som, pk in liste}
    skjulte = beskyttede(Person.objects.filter(pk__in=ider).only("pk"), dag)
    return {pk: tuple(som for som, hvem in liste if hvem in skjulte) for pk, liste in naermeste.items()}


def list_tidligere(aktoer: Aktoer, raekke: UnderretningBarn) -> list[UnderretningBarn]:
    """Earlier items on the child and on its siblings, newest first, with what they led to."""
    mulige = _mulige_boern([raekke])[raekke.pk]
    familie = mulige.union(*soeskende_til(mulige).values())
    synlige = synlige_underretning_boern(aktoer).filter(barn_id__in=familie)
    synlige = synlige.exclude(underretning_id=raekke.underretning_id)
    return list(med_det_hele(synlige).order_by("-underretning__modtaget_tidspunkt")[:20])


def mulige_dubletter(aktoer: Aktoer, raekke: UnderretningBarn) -> list[UnderretningBarn]:
    """Open items on the same child, or with the same claimed number or name, that this one may be merged with."""
    navn, cpr = (str(raekke.paastande.get(paastand, "")).strip() for paastand in ("navn", "cpr"))
    samme = Q(barn_id__in=_mulige_boern([raekke])[raekke.pk])
    if navn:
        samme |= Q(paastande__navn__iexact=navn)
    if cpr:
        samme |= Q(paastande__cpr=cpr) | Q(barn__cpr=cpr)
    synlige = synlige_underretning_boern(aktoer).filter(samme, lukket_tidspunkt=None)
    synlige = synlige.exclude(underretning_id=raekke.underretning_id)
    return list(med_det_hele(synlige).order_by("-underretning__modtaget_tidspunkt")[:20])
