"""Acts on persons: make one without CPR, merge two rows that are the same human."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from dubu.adgang.permissions import check_kan
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.parter.errors import FletningIRingError, PersonAlleredeFlettetError
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
def flet_person(*, aktoer: Aktoer, fra: Person, til: Person, tidspunkt: datetime) -> Person:
    """Say that `fra` is `til`: facts stay where they are and count for `til` from now on.

    Raises PersonAlleredeFlettetError or FletningIRingError.
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
    data = {"fra": fra.uuid, "til": til.uuid}
    skriv("person.flettet", boern=[barn_fakta(til)], aktoer=aktoer, tidspunkt=tidspunkt, om=til.uuid, data=data)
    return til
