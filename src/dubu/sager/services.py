"""Acts on a case: open it, assign it, change its status, its parties, what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max, Q

from dubu.adgang.permissions import check_kan, kan, naegt
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.organisation.models import Afdeling, Medarbejder, Team
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta, gaeldende_person
from dubu.sager import rules
from dubu.sager.aktiviteter import knyt_til_sag, kraev_aaben
from dubu.sager.errors import (
    AlleredePartError,
    BarnHarSagError,
    BegrundelseManglerError,
    ErAlleredeRaadgiverError,
    PeriodeVendtOmError,
    SagHarIndholdError,
    SagUdenRaadgiverError,
    UlovligtStatusskiftError,
)
from dubu.sager.models import AktivitetBarn, Sag, Sagspart, Sagsraadgiver, Sagsstatus
from dubu.sager.permissions import check_sag
from dubu.sager.samtidig import kraev_uaendret_resume, kraev_uaendret_status, kraev_uaendret_tildeling
from dubu.sager.selectors import aaben_sag_for
from dubu.sager.soeskende import parter_fra_register

# First key of the advisory lock that gives case numbers one at a time; the second is the municipality.
NUMMERLAAS = 7401


@transaction.atomic
def opret_sag(
    *, aktoer: Aktoer, handling: UUID, barn: Person, afdeling: Afdeling, startdato: date, tidspunkt: datetime,
    sagstype: str = Sag.Type.BARN, team: Team | None = None, primaer: Medarbejder | None = None,
    fra_underretning: UUID | None = None,
) -> Sag:  # fmt: skip
    """Open the child's case with the family that the register names; what happened before is linked to it.

    Who opens a case may take it; only those who assign cases may give it to another. Asked again with the
    same `handling` it gives the first one. Raises BarnHarSagError.
    """
    check_kan(aktoer, "sag.opret")
    if primaer is not None and primaer.uuid != aktoer.id:
        check_kan(aktoer, "sag.tildel")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="sag.opret")
    if forloeb.er_gentagelse:
        return Sag.objects.get(uuid=forloeb.resultat)
    barn = _laas_barn(barn)
    if aaben := aaben_sag_for(barn):
        raise BarnHarSagError(navn=barn.navn, sagsnummer=aaben.sagsnummer)
    sag = Sag.objects.create(
        sagsnummer=_naeste_sagsnummer(aktoer.kommune_id), barn=barn, sagstype=sagstype, startdato=startdato,
        afdeling=afdeling, team=team, primaer_raadgiver=primaer,
        status=Sagsstatus.NY if primaer is None else Sagsstatus.AKTIV,
    )  # fmt: skip
    data = {
        "sagsnummer": str(sag.sagsnummer),
        "sagstype": sagstype,
        "status": sag.status,
        "fra_underretning": fra_underretning,
    }
    _skriv("sag.oprettet", sag, aktoer, tidspunkt, data)
    if primaer is not None:
        _skriv_tildelt(sag, aktoer, tidspunkt, primaer)
    knyt_til_sag(sag=sag)
    for person, rolle, relation in parter_fra_register(barn, startdato):
        _opret_part(sag, person, rolle, startdato, relation, aktoer, tidspunkt)
    forloeb.afslut(sag.uuid)
    return sag


def _laas_barn(barn: Person) -> Person:
    """One case at a time per child: the child's row is the queue."""
    barn = gaeldende_person(barn)
    return Person.objects.select_for_update(no_key=True).get(pk=barn.pk)


def _naeste_sagsnummer(kommune_id: int) -> int:
    """The next number of the municipality; the lock is held until the act has ended."""
    with connection.cursor() as markoer:
        markoer.execute("SELECT pg_advisory_xact_lock(%s, %s)", [NUMMERLAAS, kommune_id])
    return (Sag.objects.aggregate(stoerst=Max("sagsnummer"))["stoerst"] or 0) + 1


# ---- Who answers for the case


@transaction.atomic
def tildel_sag(
    *, aktoer: Aktoer, sag: Sag, medarbejder: Medarbejder, tidspunkt: datetime, afdeling: Afdeling | None = None,
    team: Team | None = None, begrundelse: str = "", fra_aftryk: str | None = None,
) -> Sag:  # fmt: skip
    """Give the case to a primary rådgiver; a new case becomes active. The same again changes nothing.

    `fra_aftryk` is the mark of what the page showed. Raises TildeltImensError when another has assigned meanwhile.
    """
    check_kan(aktoer, "sag.tildel")
    sag = _laas(sag)
    kraev_aaben(sag)
    maal_afdeling = afdeling or medarbejder.afdeling
    if (sag.primaer_raadgiver_id, sag.afdeling_id, sag.team_id) == (
        medarbejder.pk,
        maal_afdeling.pk,
        team.pk if team else None,
    ):
        return sag
    kraev_uaendret_tildeling(sag, fra_aftryk)
    sag.primaer_raadgiver, sag.afdeling, sag.team = medarbejder, maal_afdeling, team
    sag.save(update_fields=["primaer_raadgiver", "afdeling", "team"])
    _skriv_tildelt(sag, aktoer, tidspunkt, medarbejder, begrundelse)
    if sag.status == Sagsstatus.NY:
        _saet_status(sag, Sagsstatus.AKTIV, aktoer, tidspunkt, "")
    return sag


@transaction.atomic
def tilfoej_sekundaer(
    *, aktoer: Aktoer, handling: UUID, sag: Sag, medarbejder: Medarbejder, formaal: str, fra: date, tidspunkt: datetime,
    til: date | None = None,
) -> Sagsraadgiver:  # fmt: skip
    """Add a secondary rådgiver with a purpose and a period: by those who assign, or the primary herself."""
    _check_kan_bemande(aktoer, sag)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="sag.sekundaer")
    if forloeb.er_gentagelse:
        return Sagsraadgiver.objects.get(uuid=forloeb.resultat)
    sag = _laas(sag)
    kraev_aaben(sag)
    if til is not None and til < fra:
        raise PeriodeVendtOmError
    loebende = Sagsraadgiver.objects.filter(Q(til=None) | Q(til__gte=fra), sag=sag, medarbejder=medarbejder)
    if medarbejder.pk == sag.primaer_raadgiver_id or loebende.exists():
        raise ErAlleredeRaadgiverError(navn=medarbejder.navn)
    raekke = Sagsraadgiver.objects.create(sag=sag, medarbejder=medarbejder, formaal=formaal, fra=fra, til=til)
    data = {"medarbejder": medarbejder.uuid, "navn": medarbejder.navn, "formaal": formaal, "fra": fra, "til": til}
    _skriv("sag.raadgiver_tilfoejet", sag, aktoer, tidspunkt, data)
    forloeb.afslut(raekke.uuid)
    return raekke


@transaction.atomic
def fjern_sekundaer(*, aktoer: Aktoer, raekke: Sagsraadgiver, til: date, tidspunkt: datetime) -> Sagsraadgiver:
    """End a secondary rådgiver's time on the case; ended before, nothing changes."""
    sag = _laas(raekke.sag)
    _check_kan_bemande(aktoer, sag)
    if raekke.til is not None and raekke.til <= til:
        return raekke
    raekke.til = max(til, raekke.fra)
    raekke.save(update_fields=["til"])
    data = {"medarbejder": raekke.medarbejder.uuid, "navn": raekke.medarbejder.navn, "til": raekke.til}
    _skriv("sag.raadgiver_fjernet", sag, aktoer, tidspunkt, data)
    return raekke


def kan_bemande(aktoer: Aktoer, sag: Sag) -> bool:
    """May the actor add and remove secondary rådgivere: the primary herself, and those who assign cases."""
    er_primaer = aktoer.medarbejder_id is not None and sag.primaer_raadgiver_id == aktoer.medarbejder_id
    return er_primaer or kan(aktoer, "sag.tildel")


def _check_kan_bemande(aktoer: Aktoer, sag: Sag) -> None:
    if not kan_bemande(aktoer, sag):
        naegt(aktoer, "sag.tildel")


# ---- Status


@transaction.atomic
def skift_status(
    *, aktoer: Aktoer, sag: Sag, til: str, tidspunkt: datetime, begrundelse: str = "", fra_aftryk: str | None = None
) -> Sag:
    """Move the case to another status with a reason; the same status again changes nothing.

    Raises StatusSkiftetImensError when the page showed another status (`fra_aftryk`), UlovligtStatusskiftError,
    BegrundelseManglerError, SagUdenRaadgiverError, SagHarIndholdError or BarnHarSagError.
    """
    check_sag(aktoer, sag, "sag.skriv")
    sag = _laas(sag)
    if sag.status == til:
        return sag
    kraev_uaendret_status(sag, fra_aftryk)
    if not rules.kan_sag_skifte(sag.status, til):
        raise UlovligtStatusskiftError(fra=sag.get_status_display(), til=Sagsstatus(til).label)
    if rules.kraever_begrundelse(sag.status, til) and not begrundelse.strip():
        raise BegrundelseManglerError
    if til == Sagsstatus.AKTIV:
        _check_kan_blive_aktiv(sag)
    if til == Sagsstatus.FEJLOPRETTET and AktivitetBarn.objects.filter(sag=sag).exists():
        raise SagHarIndholdError
    return _saet_status(sag, til, aktoer, tidspunkt, begrundelse.strip())


def _check_kan_blive_aktiv(sag: Sag) -> None:
    if sag.primaer_raadgiver_id is None:
        raise SagUdenRaadgiverError
    if not rules.er_aaben(sag.status):
        barn = _laas_barn(sag.barn)
        if aaben := aaben_sag_for(barn):
            raise BarnHarSagError(navn=barn.navn, sagsnummer=aaben.sagsnummer)


def _saet_status(sag: Sag, til: str, aktoer: Aktoer, tidspunkt: datetime, begrundelse: str) -> Sag:
    fra, sag.status = sag.status, til
    sag.save(update_fields=["status"])
    data = {"fra": fra, "til": til, "begrundelse": begrundelse or None}
    _skriv("sag.status_aendret", sag, aktoer, tidspunkt, data)
    if til == Sagsstatus.AFSLUTTET:
        _skriv("sag.afsluttet", sag, aktoer, tidspunkt, {"grund": begrundelse})
    elif not rules.er_aaben(fra) and rules.er_aaben(til):
        _skriv("sag.genaabnet", sag, aktoer, tidspunkt, {"grund": begrundelse})
    return sag


# ---- What the case is about, and its parties


@transaction.atomic
def ret_resume(
    *, aktoer: Aktoer, sag: Sag, tekst: str, tidspunkt: datetime, dag: date, fra_aftryk: str | None = None
) -> Sag:
    """Correct "Hvad handler det om", the rådgiver's few lines; the fact keeps what stood before.

    `fra_aftryk` is the mark of the text that the editor saw. Raises ResumeRettetImensError when it is another now.
    """
    check_sag(aktoer, sag, "sag.skriv")
    sag = _laas(sag)
    if sag.handler_om == tekst.strip():
        return sag
    kraev_uaendret_resume(sag, fra_aftryk)
    foer, sag.handler_om, sag.handler_om_dato = sag.handler_om, tekst.strip(), dag
    sag.save(update_fields=["handler_om", "handler_om_dato"])
    _skriv("sag.resume_rettet", sag, aktoer, tidspunkt, {"bemaerkning": foer or None})
    return sag


@transaction.atomic
def tilfoej_part(
    *, aktoer: Aktoer, handling: UUID, sag: Sag, person: Person, rolle: str, fra: date, tidspunkt: datetime,
    relation: str = "",
) -> Sagspart:  # fmt: skip
    """Put a person in the case with a role. Raises AlleredePartError."""
    check_sag(aktoer, sag, "sag.skriv")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="part.tilfoej")
    if forloeb.er_gentagelse:
        return Sagspart.objects.get(uuid=forloeb.resultat)
    sag, person = _laas(sag), gaeldende_person(person)
    if Sagspart.objects.filter(sag=sag, person=person, rolle=rolle, til=None).exists():
        raise AlleredePartError(navn=person.navn)
    part = _opret_part(sag, person, rolle, fra, relation, aktoer, tidspunkt)
    forloeb.afslut(part.uuid)
    return part


@transaction.atomic
def tilfoej_parter(
    *, aktoer: Aktoer, sag: Sag, parter: Sequence[tuple[Person, str, str]], fra: date, tidspunkt: datetime
) -> list[Sagspart]:
    """Put several persons (person, role, relation) in the case; those who stand there already are passed over."""
    check_kan(aktoer, "sag.opret")
    staar = set(Sagspart.objects.filter(sag=sag, til=None).values_list("person_id", "rolle"))
    return [
        _opret_part(sag, person, rolle, fra, relation, aktoer, tidspunkt)
        for person, rolle, relation in parter
        if (person.pk, rolle) not in staar
    ]


def _opret_part(
    sag: Sag, person: Person, rolle: str, fra: date, relation: str, aktoer: Aktoer, tidspunkt: datetime
) -> Sagspart:
    part = Sagspart.objects.create(sag=sag, person=person, rolle=rolle, relation=relation, fra=fra)
    _skriv(
        "part.tilfoejet",
        sag,
        aktoer,
        tidspunkt,
        {"person": person.uuid, "rolle": part.get_rolle_display()},
        om=person.uuid,
    )
    return part


@transaction.atomic
def fjern_part(*, aktoer: Aktoer, part: Sagspart, til: date, tidspunkt: datetime) -> Sagspart:
    """End a person's role in the case; the row stays."""
    check_sag(aktoer, part.sag, "sag.skriv")
    _laas(part.sag)
    if part.til is None:
        part.til = max(til, part.fra)
        part.save(update_fields=["til"])
        data = {"person": part.person.uuid, "rolle": part.get_rolle_display()}
        _skriv("part.fjernet", part.sag, aktoer, tidspunkt, data, om=part.person.uuid)
    return part


# ---- Helpers


def _laas(sag: Sag) -> Sag:
    return Sag.objects.select_for_update(no_key=True, of=("self",)).select_related("barn").get(pk=sag.pk)


def _skriv_tildelt(
    sag: Sag, aktoer: Aktoer, tidspunkt: datetime, medarbejder: Medarbejder, begrundelse: str = ""
) -> None:
    data = {
        "medarbejder": medarbejder.uuid, "navn": medarbejder.navn, "rolle": "primaer", "afdeling": sag.afdeling.uuid,
        "team": sag.team.uuid if sag.team else None, "begrundelse": begrundelse or None,
    }  # fmt: skip
    _skriv("sag.tildelt", sag, aktoer, tidspunkt, data)


def _skriv(
    noegle: str, sag: Sag, aktoer: Aktoer, tidspunkt: datetime, data: dict[str, Any], om: UUID | None = None
) -> None:
    skriv(
        noegle,
        boern=[barn_fakta(sag.barn)],
        aktoer=aktoer,
        tidspunkt=tidspunkt,
        sag=sag.uuid,
        om=om or sag.uuid,
        data=data,
    )
