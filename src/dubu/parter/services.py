"""Acts on persons: make one without CPR, merge two rows that are the same human."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import transaction

from dubu.adgang.permissions import check_kan
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.selectors import fakta_om_barn
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.parter import rules
from dubu.parter.errors import (
    FletningIRingError,
    FletningUbegrundetError,
    HarCprError,
    PersonAlleredeFlettetError,
)
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta, gaeldende_person
from dubu.regler.dansk import da_key, da_variant


@transaction.atomic
def opret_uidentificeret(*, aktoer: Aktoer) -> Person:
    """A child nobody has identified yet; what was typed about it stays as claims on the item."""
    check_kan(aktoer, "person.ret")
    return Person.objects.create(art=Person.Art.UIDENTIFICERET)


@transaction.atomic
def opret_ufoedt(*, aktoer: Aktoer, mor: Person | None, terminsdato: date | None) -> Person:
    """An unborn child on its mother."""
    check_kan(aktoer, "person.ret")
    return Person.objects.create(art=Person.Art.UFOEDT, mor_til_ufoedt=mor, terminsdato=terminsdato)


@transaction.atomic
def saet_termin(*, aktoer: Aktoer, barn: Person, terminsdato: date, tidspunkt: datetime) -> Person:
    """Say when an unborn child is expected. The same date again changes nothing."""
    check_kan(aktoer, "person.ret")
    foer = barn.terminsdato
    if foer == terminsdato:
        return barn
    barn.terminsdato = terminsdato
    barn.save(update_fields=["terminsdato"])
    skriv(
        "barn.termin_sat", boern=[barn_fakta(barn)], aktoer=aktoer, tidspunkt=tidspunkt, om=barn.uuid,
        data={"terminsdato": terminsdato, "rettet_fra": foer},
    )  # fmt: skip
    return barn


@transaction.atomic
def opret_person_uden_cpr(
    *, aktoer: Aktoer, fornavn: str, efternavn: str, foedselsdato: date | None = None, telefon: str = ""
) -> Person:
    """A known human without a CPR number."""
    check_kan(aktoer, "person.ret")
    person = Person(fornavn=fornavn, efternavn=efternavn, foedselsdato=foedselsdato, telefon=telefon)
    saet_noegler(person)
    person.save()
    return person


def saet_noegler(person: Person) -> None:
    """Fill the folded keys of the name: one for sorting, one for spelling variants."""
    navn = f"{person.efternavn} {person.fornavn} {person.mellemnavn}".strip()
    person.sorteringsnoegle = da_key(navn)[:260]
    person.soegenoegle = da_variant(f"{person.fornavn} {person.mellemnavn} {person.efternavn}")[:260]


@transaction.atomic
def flet_person(*, aktoer: Aktoer, fra: Person, til: Person, tidspunkt: datetime, grund: str = "") -> Person:
    """Say that `fra` is `til`: facts stay where they are and count for `til` from now on.

    An unborn child that turns out to be a born one gets the fact of its birth. Raises PersonAlleredeFlettetError
    or FletningIRingError.
    """
    check_kan(aktoer, "person.ret")
    til = gaeldende_person(til)
    laaste = {
        p.pk: p for p in Person.objects.select_for_update(no_key=True).filter(pk__in=[fra.pk, til.pk]).order_by("uuid")
    }
    fra = laaste[fra.pk]
    if fra.samme_som_id is not None:
        raise PersonAlleredeFlettetError(navn=gaeldende_person(fra).navn)
    if fra.pk == til.pk:
        raise FletningIRingError
    fra.samme_som = til
    fra.save(update_fields=["samme_som"])
    Person.objects.filter(samme_som=fra).update(samme_som=til)
    data = {"fra": fra.uuid, "til": til.uuid, "grund": grund or None}
    er_foedt = fra.art == Person.Art.UFOEDT and til.art == Person.Art.KENDT
    if er_foedt:
        _saet_foedselsdato(til)
    skriv("person.flettet", boern=[barn_fakta(til)], aktoer=aktoer, tidspunkt=tidspunkt, om=til.uuid, data=data)
    if er_foedt:
        _skriv_foedt(aktoer, til, tidspunkt)
    return til


def _saet_foedselsdato(barn: Person) -> None:
    """A number names the birthday when nothing else does."""
    if barn.foedselsdato is None and (dag := rules.foedselsdag_af(barn.cpr)):
        barn.foedselsdato = dag
        barn.save(update_fields=["foedselsdato"])


def _skriv_foedt(aktoer: Aktoer, barn: Person, tidspunkt: datetime) -> None:
    """The birth as a fact of the child's, once for a date: deadlines follow, and the rådgiver is told."""
    if barn.foedselsdato is None:
        return
    fakta, dag = barn_fakta(barn), barn.foedselsdato.isoformat()
    if any(f.noegle == "barn.foedt" and f.data.get("foedselsdato") == dag for f in fakta_om_barn(fakta)):
        return
    foedt = datetime.combine(barn.foedselsdato, time(), DANMARK).astimezone(UTC)
    skriv(
        "barn.foedt", boern=[fakta], aktoer=aktoer, tidspunkt=min(foedt, tidspunkt), om=barn.uuid,
        data={"foedselsdato": barn.foedselsdato, "kilde": "CPR" if barn.cpr else None},
    )  # fmt: skip


@transaction.atomic
def sammenlaeg_personer(
    *, aktoer: Aktoer, handling: UUID, fra: Person, til: Person, begrundelse: str, tidspunkt: datetime
) -> Person:
    """Say by hand that a person without a number - unborn, unidentified, not found in CPR - is another one.

    Raises HarCprError for one with a number: that two numbers are one person only the register says.
    Raises FletningUbegrundetError, PersonAlleredeFlettetError, FletningIRingError.
    """
    check_kan(aktoer, "person.ret")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="person.sammenlaeg")
    if forloeb.resultat is not None:
        return Person.objects.get(uuid=forloeb.resultat)
    if fra.cpr:
        raise HarCprError(navn=fra.navn)
    if not begrundelse.strip():
        raise FletningUbegrundetError
    til = flet_person(aktoer=aktoer, fra=fra, til=til, tidspunkt=tidspunkt, grund=begrundelse.strip())
    forloeb.afslut(til.uuid)
    return til
