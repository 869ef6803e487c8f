"""Find the person that a party's form names, or make one: by CPR number, else by name."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dubu.adgang.permissions import check_kan
from dubu.kerne.aktoer import Aktoer
from dubu.parter.kontakt import ret_kontakt
from dubu.parter.models import Person, TidligereCpr
from dubu.parter.selectors import gaeldende_person
from dubu.parter.services import opret_person_uden_cpr, saet_noegler
from dubu.regler.cpr import laes_cpr


@transaction.atomic
def find_eller_opret_person(
    *, aktoer: Aktoer, handling: UUID, cpr: str, fornavn: str, efternavn: str, tidspunkt: datetime, telefon: str = ""
) -> Person:
    """The person with the number, now or earlier; else a new one with what was typed.

    A telephone number that was typed is kept on a known person too.
    """
    check_kan(aktoer, "person.ret")
    if not cpr:
        return opret_person_uden_cpr(aktoer=aktoer, fornavn=fornavn, efternavn=efternavn, telefon=telefon)
    person = find_ved_cpr(cpr) or _opret_med_cpr(cpr, fornavn, efternavn, telefon)
    if telefon and telefon != person.telefon:
        return ret_kontakt(aktoer=aktoer, handling=handling, person=person, telefon=telefon, tidspunkt=tidspunkt)
    return person


def _opret_med_cpr(cpr: str, fornavn: str, efternavn: str, telefon: str) -> Person:
    foedselsdato = laes_cpr(cpr).foedselsdato
    person = Person(cpr=cpr, fornavn=fornavn, efternavn=efternavn, telefon=telefon, foedselsdato=foedselsdato)
    saet_noegler(person)
    Person.objects.bulk_create([person], ignore_conflicts=True)
    return Person.objects.get(cpr=cpr)


def find_ved_cpr(cpr: str) -> Person | None:
    """The person who has, or has had, the number."""
    person = Person.objects.filter(cpr=cpr).first()
    if person is None and (foer := TidligereCpr.objects.filter(cpr=cpr).select_related("person").first()):
        person = foer.person
    return gaeldende_person(person) if person else None
