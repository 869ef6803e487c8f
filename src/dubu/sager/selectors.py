"""Reads of cases, journals and activities, bounded by need-to-know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf

from dubu.adgang.matrix import relationer
from dubu.adgang.permissions import ALLE, BEVILLING, EGNE, check_kan, kan
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.organisation.models import Afdeling, Medarbejder, Stedfortraeder, Team
from dubu.organisation.selectors import aktive_medarbejdere, medarbejdere_med_rolle
from dubu.parter.models import Person
from dubu.sager.models import (
    AABNE_STATUSSER,
    Adgangsbevilling,
    Aktivitet,
    AktivitetBarn,
    Notatindhold,
    Sag,
    Sagspart,
    Sagsraadgiver,
)
from dubu.sager.permissions import sager_gennem, synlige_aktiviteter, synlige_hoveder, synlige_sager

HOEJESTE_NUMMER = 2**31 - 1
RAADGIVERROLLER = ("raadgiver", "familieplejekonsulent", "teamleder", "afdelingsleder")


# ---- Cases


def get_sag(aktoer: Aktoer, uuid: UUID, akt: str = "sag.laes") -> Sag:
    """A case in which the actor may do the act. Raises FindesIkkeFejl: existence is secret; the read is noted."""
    sager = synlige_sager(aktoer, akt).select_related("barn", "afdeling", "team", "primaer_raadgiver")
    sag = med_hoved(aktoer, sager.filter(uuid=uuid)).first()
    if sag is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("sag.laest", om=sag.uuid)
    return sag


def get_sag_til_kontaktkort(aktoer: Aktoer, uuid: UUID) -> Sag:
    """A case whose head and contacts the actor may see. Raises FindesIkkeFejl; the look is noted."""
    sager = synlige_hoveder(aktoer).select_related("barn", "afdeling", "team", "primaer_raadgiver")
    sag = med_hoved(aktoer, sager.filter(uuid=uuid)).first()
    if sag is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("sag.kontaktkort_laest", om=sag.uuid)
    return sag


def med_hoved(aktoer: Aktoer, sager: QuerySet[Sag]) -> QuerySet[Sag]:
    """With what the case's head needs beside the row: who else answers for it, and whether one may write."""
    dag = ur.idag()
    sekundaere = Sagsraadgiver.objects.filter(Q(til=None) | Q(til__gte=dag), sag=OuterRef("pk"), fra__lte=dag)
    fravaer = Stedfortraeder.objects.filter(medarbejder=OuterRef("primaer_raadgiver"), fra__lte=dag, til__gte=dag)
    skrivbare = sager_gennem(aktoer, relationer(aktoer, "sag.skriv")).filter(pk=OuterRef("pk"))
    navn_og_formaal = JSONObject(navn="medarbejder__navn", formaal="formaal")
    return sager.annotate(
        sekundaere_nu=ArraySubquery(sekundaere.order_by("fra", "pk").values(json=navn_og_formaal)),
        stedfortraedere_nu=ArraySubquery(fravaer.order_by("pk").values("stedfortraeder__navn")),
        er_skrivbar=Exists(skrivbare),
    )


def get_sag_til_log(aktoer: Aktoer, uuid: UUID) -> Sag:
    """The case whose log the actor reads, without its content. Raises FindesIkkeFejl."""
    check_kan(aktoer, "log.laes")
    sag = Sag.objects.select_related("barn").filter(uuid=uuid).first()
    if sag is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("sag.log_laest", om=sag.uuid)
    return sag


def find_sag_til_log(aktoer: Aktoer, sagsnummer: int) -> Sag | None:
    """The case of a number, for the way to its log: no content. The search is noted."""
    check_kan(aktoer, "log.laes")
    aktoer.opslag.noter("log.soegt", sagsnummer=str(sagsnummer))
    return Sag.objects.filter(sagsnummer=sagsnummer).first() if sagsnummer <= HOEJESTE_NUMMER else None


def get_sag_til_noedaabning(aktoer: Aktoer, uuid: UUID) -> Sag:
    """The case that a search has shown the number of, before it may be opened. Raises FindesIkkeFejl."""
    check_kan(aktoer, "sag.noedaaben")
    sag = Sag.objects.select_related("barn", "primaer_raadgiver").filter(uuid=uuid).first()
    if sag is None:
        raise FindesIkkeFejl
    return sag


def list_mine_sager(aktoer: Aktoer, *, ogsaa_lukkede: bool = False) -> QuerySet[Sag]:
    """The cases that are mine: as primary, secondary or deputy; latest activity with each."""
    check_kan(aktoer, "sag.laes")
    sager = sager_gennem(aktoer, {EGNE})
    return _til_liste(sager, ogsaa_lukkede=ogsaa_lukkede)


def list_at_skrive_i(aktoer: Aktoer) -> QuerySet[Sag]:
    """The open cases that the actor may write in as mine or by a grant: not those of a whole department."""
    gennem = check_kan(aktoer, "sag.skriv")
    naere = frozenset({EGNE, BEVILLING})
    return _til_liste(sager_gennem(aktoer, naere if ALLE in gennem else gennem & naere), ogsaa_lukkede=False)


def list_sager(aktoer: Aktoer, *, ogsaa_lukkede: bool = False) -> QuerySet[Sag]:
    """All cases that the actor may read: the department's for a leader."""
    return _til_liste(synlige_sager(aktoer), ogsaa_lukkede=ogsaa_lukkede)


def _til_liste(sager: QuerySet[Sag], *, ogsaa_lukkede: bool) -> QuerySet[Sag]:
    if not ogsaa_lukkede:
        sager = sager.filter(status__in=AABNE_STATUSSER)
    return sager.select_related("barn", "primaer_raadgiver", "team").order_by("barn__sorteringsnoegle", "pk")


def seneste_aktivitet(sager: Iterable[Sag]) -> dict[int, object]:
    """When something last happened in each case, by the case's id; one query. For cases already shown."""
    ider = [sag.pk for sag in sager]
    raekker = AktivitetBarn.objects.filter(sag_id__in=ider, aktivitet__haendelsestidspunkt__lte=ur.nu())
    return dict(raekker.values_list("sag_id").annotate(senest=Max("aktivitet__haendelsestidspunkt")))


def aaben_sag_for(barn: Person) -> Sag | None:
    """The child's open case, whoever may see it: for acts that must link to it."""
    return aabne_sager_for([barn]).get(barn.pk)


def aabne_sager_for(boern: Iterable[Person]) -> dict[int, Sag]:
    """The open case of each child by the child's id, merged rows included; one query."""
    boern = list(boern)
    efter_person: dict[int, Sag] = {}
    ider = {pk for barn in boern for pk in (barn.pk, barn.samme_som_id) if pk is not None}
    sager = Sag.objects.filter(Q(barn_id__in=ider) | Q(barn__samme_som_id__in=ider), status__in=AABNE_STATUSSER)
    for sag in sager.select_related("barn", "primaer_raadgiver"):
        for pk in (sag.barn_id, sag.barn.samme_som_id):
            if pk is not None:
                efter_person[pk] = sag
    return {
        barn.pk: sag for barn in boern if (sag := efter_person.get(barn.pk) or efter_person.get(barn.samme_som_id or 0))
    }


def list_parter(sag: Sag) -> QuerySet[Sagspart]:
    """The running parties of a case that the actor has been given."""
    return Sagspart.objects.filter(sag=sag, til=None).select_related("person").order_by("rolle", "pk")


def list_sekundaere(sag: Sag) -> QuerySet[Sagsraadgiver]:
    """The secondary rådgivere of today."""
    dag = ur.idag()
    raekker = Sagsraadgiver.objects.filter(Q(til=None) | Q(til__gte=dag), sag=sag)
    return raekker.select_related("medarbejder").order_by("fra", "pk")


def list_bevillinger(sag: Sag) -> QuerySet[Adgangsbevilling]:
    """The running grants to a case, emergency openings among them."""
    return Adgangsbevilling.objects.filter(sag=sag, til__gt=ur.nu()).select_related("medarbejder").order_by("til")


def mulige_raadgivere() -> QuerySet[Medarbejder]:
    """Employees who can answer for a case."""
    return medarbejdere_med_rolle(RAADGIVERROLLER, ur.idag()).select_related("afdeling")


def mulige_raadgivere_for(aktoer: Aktoer) -> QuerySet[Medarbejder]:
    """Whom the actor may give a new case to: anybody for those who assign, else only oneself."""
    alle = mulige_raadgivere()
    return alle if kan(aktoer, "sag.tildel") else alle.filter(pk=aktoer.medarbejder_id)


def mulige_modtagere_af_adgang() -> QuerySet[Medarbejder]:
    """Active employees, by name."""
    return aktive_medarbejdere(ur.idag()).select_related("afdeling").order_by("navn")


def afdelinger_og_team() -> tuple[list[Afdeling], list[Team]]:
    """The departments and teams that a case may belong to."""
    return list(Afdeling.objects.order_by("navn", "pk")), list(Team.objects.order_by("navn", "pk"))


def get_part(sag: Sag, uuid: UUID) -> Sagspart:
    """A party of a case that the actor has been given. Raises FindesIkkeFejl."""
    return _en(Sagspart.objects.filter(sag=sag).select_related("sag__barn", "person"), uuid)


def get_sekundaer(sag: Sag, uuid: UUID) -> Sagsraadgiver:
    """A secondary rådgiver of a case that the actor has been given. Raises FindesIkkeFejl."""
    return _en(Sagsraadgiver.objects.filter(sag=sag).select_related("sag__barn", "medarbejder"), uuid)


def get_bevilling(sag: Sag, uuid: UUID) -> Adgangsbevilling:
    """A grant to a case that the actor has been given. Raises FindesIkkeFejl."""
    return _en(Adgangsbevilling.objects.filter(sag=sag).select_related("sag__barn", "medarbejder"), uuid)


def _en(raekker: QuerySet[Any], uuid: UUID) -> Any:
    raekke = raekker.filter(uuid=uuid).first()
    if raekke is None:
        raise FindesIkkeFejl
    return raekke


# ---- Journal and activities


def list_journal(aktoer: Aktoer, sag: Sag, *, soegning: str = "", aktivitetstype: str = "") -> QuerySet[AktivitetBarn]:
    """All rows of the case, latest first, with their notes; the search reads titles and notes."""
    raekker = _raekker_i(aktoer, sag)
    if aktivitetstype:
        raekker = raekker.filter(aktivitet__type=aktivitetstype)
    for ord_ in soegning.split()[:8]:
        notat = Notatindhold.objects.filter(aktivitet=OuterRef("aktivitet"), tekst__icontains=ord_)
        raekker = raekker.filter(Q(aktivitet__titel__icontains=ord_) | Exists(notat))
    return med_indhold(raekker).order_by("-aktivitet__haendelsestidspunkt", "-pk")


def _raekker_i(aktoer: Aktoer, sag: Sag) -> QuerySet[AktivitetBarn]:
    """Who may read the case reads all its rows: asked of the one case, not of the municipality's rows."""
    return AktivitetBarn.objects.filter(sag__in=synlige_sager(aktoer).filter(pk=sag.pk))


def med_indhold(raekker: QuerySet[AktivitetBarn]) -> QuerySet[AktivitetBarn]:
    """Rows with what a journal line shows: the head, all children, the notes by version."""
    notater = Prefetch("aktivitet__notater", Notatindhold.objects.order_by("version"))
    boern = Prefetch("aktivitet__boern", AktivitetBarn.objects.select_related("barn").order_by("pk"))
    return raekker.select_related("aktivitet", "ansvarlig", "barn").prefetch_related(notater, boern)


def typer_i_journal(aktoer: Aktoer, sag: Sag) -> list[str]:
    """The types that the case's journal holds, for the filter."""
    raekker = _raekker_i(aktoer, sag)
    return sorted(raekker.order_by().values_list("aktivitet__type", flat=True).distinct())


def list_planlagte(aktoer: Aktoer, sag: Sag) -> QuerySet[AktivitetBarn]:
    """The open activities of the case, statutory ones first, then by time."""
    raekker = _raekker_i(aktoer, sag).filter(status=AktivitetBarn.Status.AKTIV)
    raekker = raekker.select_related("aktivitet", "ansvarlig")
    return raekker.order_by("-aktivitet__lovpligtig", "aktivitet__haendelsestidspunkt")


def list_til_overblik(aktoer: Aktoer, sag: Sag, *, seneste: int, aabne: int) -> list[AktivitetBarn]:
    """The latest rows and the open ones of a case, latest first: only heads, and the other children's names."""
    alle = _raekker_i(aktoer, sag).order_by("-aktivitet__haendelsestidspunkt", "-pk").values("pk")
    aktive = AktivitetBarn.objects.filter(sag=sag, status=AktivitetBarn.Status.AKTIV).order_by("-pk").values("pk")
    andre = AktivitetBarn.objects.filter(aktivitet=OuterRef("aktivitet")).exclude(pk=OuterRef("pk")).order_by("pk")
    kaldes = Coalesce(NullIf("barn__fornavn", Value("")), "barn__efternavn")
    valgte = AktivitetBarn.objects.filter(pk__in=alle[:seneste].union(aktive[:aabne]))
    valgte = valgte.annotate(andre_navne=ArraySubquery(andre.values_list(kaldes, flat=True)))
    return list(valgte.select_related("aktivitet", "ansvarlig").order_by("-aktivitet__haendelsestidspunkt", "-pk"))


def get_aktivitet(aktoer: Aktoer, uuid: UUID) -> Aktivitet:
    """An activity of which the actor may read at least one child's row. Raises FindesIkkeFejl; the read is noted."""
    if not synlige_aktiviteter(aktoer).filter(aktivitet__uuid=uuid).exists():
        raise FindesIkkeFejl
    aktoer.opslag.noter("aktivitet.laest", om=uuid)
    return Aktivitet.objects.prefetch_related("notater").get(uuid=uuid)


def get_raekke(aktoer: Aktoer, sag: Sag, aktivitet: UUID) -> AktivitetBarn:
    """The row of an activity in a case. Raises FindesIkkeFejl."""
    raekke = med_indhold(_raekker_i(aktoer, sag).filter(aktivitet__uuid=aktivitet)).first()
    if raekke is None:
        raise FindesIkkeFejl
    return raekke
