"""What follows from a person's registration on a given day: protection and custody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from dubu.porte.cpr import (
    TOM_DATO,
    Beskyttelsesart,
    CprBeskyttelse,
    CprDato,
    CprForaeldremyndighed,
    CprPerson,
    Myndighedsart,
)

MYNDIGHEDSALDER: Final = 18


@dataclass(frozen=True, slots=True)
class Indehaver:
    """One holder of custody: by number where there is one, else by name and birth date.

    `usikker`: a date is marked uncertain or incomplete, or the parent whom the custody points at is not
    known.
    """

    art: str
    pnr: str | None
    navn: str
    foedselsdato: CprDato
    usikker: bool


def beskyttet(person: CprPerson, per: date) -> bool:
    """Whether name and address protection is in force on the day.

    Both ends count as protected, and so do days that an incomplete date leaves open: an address masked for
    a day too long costs an unmasking, one shown a day too early may cost a life.
    Hjemmel: CPR-loven § 28
    """
    return any(b.art == Beskyttelsesart.NAVN_OG_ADRESSE and _i_kraft(b, per) for b in person.beskyttelser)


def _i_kraft(beskyttelse: CprBeskyttelse, per: date) -> bool:
    fra, til = beskyttelse.fra.tidligst, beskyttelse.til.senest
    return (fra is None or fra <= per) and (til is None or per <= til)


def foraeldremyndighedsindehavere(person: CprPerson, per: date) -> tuple[Indehaver, ...]:
    """Who holds custody of the person on the day; nobody from the 18th birthday.

    Mother and father are resolved through the registered parents. The day a custody is deleted is no longer
    a day of custody; an incomplete date counts as in force as long as it can be, and is marked uncertain.
    Hjemmel: forældreansvarsloven § 1
    """
    if _fyldt(person.foedselsdato, per):
        return ()
    return tuple(_indehaver(person, m) for m in person.foraeldremyndighed if _gaelder(m, per))


def _gaelder(myndighed: CprForaeldremyndighed, per: date) -> bool:
    fra, til = myndighed.fra.tidligst, myndighed.til
    if fra is not None and per < fra:
        return False
    if til.dato is not None:
        return per < til.dato
    return til.senest is None or per <= til.senest


def _indehaver(person: CprPerson, myndighed: CprForaeldremyndighed) -> Indehaver:
    uklar = myndighed.fra.usikker or any(d and d.dato is None for d in (myndighed.fra, myndighed.til))
    if myndighed.art not in {Myndighedsart.MOR, Myndighedsart.FAR}:
        return Indehaver(myndighed.art, myndighed.pnr, "", TOM_DATO, uklar or myndighed.pnr is None)
    forael = person.mor if myndighed.art == Myndighedsart.MOR else person.far
    if forael is None:
        return Indehaver(myndighed.art, None, "", TOM_DATO, usikker=True)
    return Indehaver(myndighed.art, forael.pnr, forael.navn, forael.foedselsdato, uklar)


def _fyldt(foedselsdato: CprDato, per: date) -> bool:
    foedt = foedselsdato.senest
    if foedt is None:
        return False
    return (per.year - foedt.year, per.month, per.day) >= (MYNDIGHEDSALDER, foedt.month, foedt.day)
