"""How a person is reached: telephone, e-mail and language of interpretation, which no register keeps for us."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from dubu.adgang.permissions import check_kan
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.selectors import list_haendelser_om
from dubu.haendelseslog.services import skriv
from dubu.kerne.aftryk import aftryk
from dubu.kerne.aktoer import Aktoer
from dubu.parter.errors import KontaktRettetImensError
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta, gaeldende_person

FELTER = {"telefon": "telefon", "email": "e-mail", "tolkesprog": "tolkesprog"}


def kontaktaftryk(person: Person) -> str:
    """The mark of how the person is reached now: the page sends it back."""
    return aftryk(*(getattr(person, felt) for felt in FELTER))


@transaction.atomic
def ret_kontakt(
    *, aktoer: Aktoer, handling: UUID, person: Person, tidspunkt: datetime, telefon: str | None = None,
    email: str | None = None, tolkesprog: str | None = None, fra_aftryk: str | None = None,
) -> Person:  # fmt: skip
    """Correct how a person is reached; what is not given stays. The fact keeps what stood before.

    Also for a person from CPR: the register knows none of it. Raises KontaktRettetImensError when another has
    corrected it since the page showed it (`fra_aftryk`).
    """
    check_kan(aktoer, "person.ret")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="person.ret_kontakt")
    person = Person.objects.select_for_update(no_key=True, of=("self",)).get(pk=gaeldende_person(person).pk)
    if forloeb.er_gentagelse:
        return person
    givet = {"telefon": telefon, "email": email, "tolkesprog": tolkesprog}
    nye = {felt: v.strip() for felt, v in givet.items() if v is not None and v.strip() != getattr(person, felt)}
    if nye and fra_aftryk is not None and fra_aftryk != kontaktaftryk(person):
        raise KontaktRettetImensError(navn=_hvem_rettede(person), aftryk=kontaktaftryk(person))
    if nye:
        _ret(aktoer, person, nye, tidspunkt)
    forloeb.afslut(person.uuid)
    return person


def _ret(aktoer: Aktoer, person: Person, nye: dict[str, str], tidspunkt: datetime) -> None:
    foer = ", ".join(f"{FELTER[felt]} {getattr(person, felt)}" for felt in nye if getattr(person, felt))
    for felt, vaerdi in nye.items():
        setattr(person, felt, vaerdi)
    person.save(update_fields=list(nye))
    data = {"felter": list(nye), "bemaerkning": f"Før: {foer}" if foer else None}
    skriv("person.rettet", boern=[barn_fakta(person)], aktoer=aktoer, tidspunkt=tidspunkt, om=person.uuid, data=data)


def _hvem_rettede(person: Person) -> str:
    senest = list_haendelser_om(person.uuid).filter(noegle="person.rettet").last()
    return senest.aktoer_navn if senest and senest.aktoer_navn else _("En anden")
