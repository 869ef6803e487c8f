"""The contact block: while it is set, nothing leaves to those suspected, through any door.

Every outgoing channel calls `kraev_maa_kontaktes` before it sends, invites, links or shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dubu.adgang.permissions import ALLE, check_kan, naegt
from dubu.dokumenter import rules
from dubu.dokumenter.errors import (
    BegrundelseManglerError,
    IngenAnmodningError,
    KontaktspaerretError,
    PersonerManglerError,
    SkalVaereToError,
    SpaerreErOphaevetError,
)
from dubu.dokumenter.models import Kontaktspaerre, KontaktspaerrePerson
from dubu.dokumenter.permissions import spaerrer_i_sager
from dubu.dokumenter.selectors import aktive_spaerrer
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer, systemaktoer
from dubu.kerne.ur import DANMARK
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta, boern_fakta, gaeldende_person
from dubu.sager.models import AktivitetBarn, Sag, Sagspart
from dubu.sager.permissions import synlige_sager

Spaerrehandling = Callable[..., Kontaktspaerre]
FAGROLLER = (Sagspart.Rolle.FAGPERSON,)


@transaction.atomic
def saet_kontaktspaerre(
    *, aktoer: Aktoer, boern: Sequence[Person], aarsag: str, omfang: str, tidspunkt: datetime,
    personer: Sequence[Person] = (), om: UUID | None = None, automatisk: bool = False,
) -> list[Kontaktspaerre]:  # fmt: skip
    """Block contact about each child; a running block with the same reason and scope stands as it is.

    `automatisk`: set by the flag of an act that has checked access itself; the house is then the actor.
    `om` is the Aktivitet that the block springs from. Raises PersonerManglerError.

    Hjemmel: BL § 18, stk. 3
    """
    if automatisk:
        aktoer = systemaktoer(aktoer.kommune_id, "kontaktspærre ved markering")
    boern = [gaeldende_person(barn) for barn in boern]
    _check_kan_saette(aktoer, boern)
    if omfang == Kontaktspaerre.Omfang.PERSONER and not personer:
        raise PersonerManglerError
    spaerrer = [_find_ens(barn, aarsag, omfang, personer) for barn in boern]
    nye = [barn for barn, spaerre in zip(boern, spaerrer, strict=True) if spaerre is None]
    satte = {barn.pk: _opret(aktoer, barn, aarsag, omfang, personer, om, tidspunkt) for barn in nye}
    if satte:
        _skriv_sat(aktoer, nye, satte, personer, om, tidspunkt, automatisk=automatisk)
    return [spaerre or satte[barn.pk] for barn, spaerre in zip(boern, spaerrer, strict=True)]


def _check_kan_saette(aktoer: Aktoer, boern: Sequence[Person]) -> None:
    """All children, or for the relation of one's own: a case or an activity of mine about each of them."""
    if ALLE in check_kan(aktoer, "kontaktspaerre.saet"):
        return
    ider = {barn.pk for barn in boern}
    mine = set(synlige_sager(aktoer, "kontaktspaerre.saet").filter(barn_id__in=ider).values_list("barn_id", flat=True))
    ansvar = AktivitetBarn.objects.filter(barn_id__in=ider, ansvarlig_id=aktoer.medarbejder_id)
    if ider - mine - set(ansvar.values_list("barn_id", flat=True)):
        naegt(aktoer, "kontaktspaerre.saet")


def _find_ens(barn: Person, aarsag: str, omfang: str, personer: Sequence[Person]) -> Kontaktspaerre | None:
    oenskede = {person.pk for person in personer}
    for spaerre in aktive_spaerrer(barn).filter(aarsag=aarsag, omfang=omfang).prefetch_related("personer"):
        if omfang == Kontaktspaerre.Omfang.FAMILIE or {p.person_id for p in spaerre.personer.all()} == oenskede:
            return spaerre
    return None


def _opret(
    aktoer: Aktoer,
    barn: Person,
    aarsag: str,
    omfang: str,
    personer: Sequence[Person],
    om: UUID | None,
    tidspunkt: datetime,
) -> Kontaktspaerre:
    spaerre = Kontaktspaerre.objects.create(
        barn=barn, aarsag=aarsag, omfang=omfang, om=om, sat_tidspunkt=tidspunkt, sat_af=aktoer.id,
        gennemgang_dato=rules.naeste_gennemgang(tidspunkt.astimezone(DANMARK).date()),
    )  # fmt: skip
    if omfang == Kontaktspaerre.Omfang.PERSONER:
        KontaktspaerrePerson.objects.bulk_create(
            KontaktspaerrePerson(spaerre=spaerre, person=person) for person in personer
        )
    return spaerre


def _skriv_sat(
    aktoer: Aktoer, boern: Sequence[Person], satte: dict[int, Kontaktspaerre], personer: Sequence[Person],
    om: UUID | None, tidspunkt: datetime, *, automatisk: bool,
) -> None:  # fmt: skip
    foerste = next(iter(satte.values()))
    data = {
        "grund": foerste.aarsag, "hele_familien": foerste.omfang == Kontaktspaerre.Omfang.FAMILIE,
        "personer": [person.uuid for person in personer], "gennemgaas": foerste.gennemgang_dato,
        "automatisk": automatisk, "underretning": om,
    }  # fmt: skip
    om_spaerrer = {barn.uuid: satte[barn.pk].uuid for barn in boern}
    skriv(
        "kontaktspaerre.sat", boern=boern_fakta(boern), aktoer=aktoer, tidspunkt=tidspunkt,
        sag=_sager_for(boern), om=om_spaerrer, data=data,
    )  # fmt: skip


def _sager_for(boern: Sequence[Person]) -> dict[UUID, UUID | None]:
    aabne = Sag.objects.filter(barn__in=boern, status__in=["SagStatus1", "SagStatus3", "SagStatus4"])
    efter_barn = dict(aabne.values_list("barn_id", "uuid"))
    return {barn.uuid: efter_barn.get(barn.pk) for barn in boern}


# ---- Lifting takes two: the rådgiver asks, a leader approves


@transaction.atomic
def bed_om_ophaevelse(
    *, aktoer: Aktoer, spaerre: Kontaktspaerre, begrundelse: str, tidspunkt: datetime
) -> Kontaktspaerre:
    """The rådgiver says why the block is no longer needed. It stands until a leader has approved."""
    spaerre = _laas(aktoer, spaerre, "kontaktspaerre.ophaev", begrundelse)
    spaerre.ophaevelse_bedt_af, spaerre.ophaevelse_bedt_tidspunkt = aktoer.id, tidspunkt
    spaerre.ophaevelse_begrundelse = begrundelse.strip()
    spaerre.save(update_fields=["ophaevelse_bedt_af", "ophaevelse_bedt_tidspunkt", "ophaevelse_begrundelse"])
    return spaerre


@transaction.atomic
def godkend_ophaevelse(
    *, aktoer: Aktoer, spaerre: Kontaktspaerre, begrundelse: str, tidspunkt: datetime
) -> Kontaktspaerre:
    """A leader, another than who asked, lifts the block with a reason of her own.

    Raises IngenAnmodningError, SkalVaereToError, SpaerreErOphaevetError or BegrundelseManglerError.
    """
    spaerre = _laas(aktoer, spaerre, "kontaktspaerre.godkend_ophaevelse", begrundelse)
    if spaerre.ophaevelse_bedt_af is None:
        raise IngenAnmodningError
    if spaerre.ophaevelse_bedt_af == aktoer.id:
        raise SkalVaereToError
    spaerre.ophaevet_tidspunkt, spaerre.ophaevet_af = tidspunkt, aktoer.id
    spaerre.save(update_fields=["ophaevet_tidspunkt", "ophaevet_af"])
    barn = gaeldende_person(spaerre.barn)
    data = {"grund": begrundelse.strip(), "leder": aktoer.id, "raadgiver": spaerre.ophaevelse_bedt_af}
    skriv(
        "kontaktspaerre.ophaevet", boern=[barn_fakta(barn)], aktoer=aktoer, tidspunkt=tidspunkt,
        sag=_sager_for([barn]), om=spaerre.uuid, data=data,
    )  # fmt: skip
    return spaerre


@transaction.atomic
def gennemgaa(*, aktoer: Aktoer, spaerre: Kontaktspaerre, begrundelse: str, tidspunkt: datetime) -> Kontaktspaerre:
    """The block is still needed: it stands, a request to lift it is put aside, and a new review date is set."""
    spaerre = _laas(aktoer, spaerre, "kontaktspaerre.ophaev", begrundelse)
    spaerre.gennemgang_dato = rules.naeste_gennemgang(tidspunkt.astimezone(DANMARK).date())
    spaerre.ophaevelse_bedt_af, spaerre.ophaevelse_bedt_tidspunkt, spaerre.ophaevelse_begrundelse = None, None, ""
    spaerre.save(
        update_fields=[
            "gennemgang_dato", "ophaevelse_bedt_af", "ophaevelse_bedt_tidspunkt", "ophaevelse_begrundelse"
        ]
    )  # fmt: skip
    barn = gaeldende_person(spaerre.barn)
    data = {"gennemgaas": spaerre.gennemgang_dato, "begrundelse": begrundelse.strip()}
    skriv(
        "kontaktspaerre.gennemgaaet", boern=[barn_fakta(barn)], aktoer=aktoer, tidspunkt=tidspunkt,
        sag=_sager_for([barn]), om=spaerre.uuid, data=data,
    )  # fmt: skip
    return spaerre


def _laas(aktoer: Aktoer, spaerre: Kontaktspaerre, akt: str, begrundelse: str) -> Kontaktspaerre:
    if not spaerrer_i_sager(aktoer, akt).filter(pk=spaerre.pk).exists():
        naegt(aktoer, akt)
    laast = Kontaktspaerre.objects.select_for_update().get(pk=spaerre.pk)
    if laast.ophaevet_tidspunkt is not None:
        raise SpaerreErOphaevetError
    if not begrundelse.strip():
        raise BegrundelseManglerError
    return laast


# ---- The question every channel asks


def maa_kontaktes(barn: Person, person: Person | None = None) -> bool:
    """May something about the child go to this person? Without a person: to somebody we cannot name."""
    return _spaerrende(barn, person) is None


def kraev_maa_kontaktes(barn: Person, person: Person | None = None) -> None:
    """Hold an outgoing channel. Raises KontaktspaerretError."""
    if spaerre := _spaerrende(barn, person):
        raise KontaktspaerretError(navn=barn.navn, aarsag=spaerre.get_aarsag_display().lower())


class Kilde:
    """What lower rooms ask before they arrange anything; `config` hands it to them."""

    def er_spaerret(self, boern: Sequence[Person]) -> bool:
        """Is contact about any of the children blocked?"""
        return any(aktive_spaerrer(gaeldende_person(barn)).exists() for barn in boern)

    def kraev_maa_kontaktes(self, barn: Person, person: Person | None = None) -> None:
        """Hold what would go to the person, or to somebody who is not named. Raises KontaktspaerretError."""
        kraev_maa_kontaktes(gaeldende_person(barn), person)


def _spaerrende(barn: Person, person: Person | None) -> Kontaktspaerre | None:
    spaerrer = list(aktive_spaerrer(barn).prefetch_related("personer__person"))
    if not spaerrer:
        return None
    modtager = gaeldende_person(person).pk if person else None
    fagperson = modtager is not None and _er_fagperson(barn, modtager)
    for spaerre in spaerrer:
        personer = {p.person.samme_som_id or p.person_id for p in spaerre.personer.all()}
        hele = spaerre.omfang == Kontaktspaerre.Omfang.FAMILIE
        if rules.er_spaerret(hele_familien=hele, personer=personer, modtager=modtager, er_fagperson=fagperson):
            return spaerre
    return None


def _er_fagperson(barn: Person, person_id: int) -> bool:
    parter = Sagspart.objects.filter(sag__barn=barn, person_id=person_id, til=None)
    roller = set(parter.values_list("rolle", flat=True))
    return bool(roller) and roller <= set(FAGROLLER)
