"""Which persons an actor may see, and whose protected address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.db.models import QuerySet

from dubu.adgang.matrix import relationer
from dubu.adgang.permissions import ALLE, EGNE, check_kan, naegt
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person


class Egenkilde(Protocol):
    """Knows which persons are tied to a case of the actor's: the room of persons knows no cases."""

    def er_egen(self, aktoer: Aktoer, person: Person) -> bool:
        """Is the person of the family, or a party, of a case of mine?"""

    def egne(self, aktoer: Aktoer) -> QuerySet[Person]:
        """The children and the parties of my cases."""


class _Ingen:
    def er_egen(self, aktoer: Aktoer, person: Person) -> bool:
        return False

    def egne(self, aktoer: Aktoer) -> QuerySet[Person]:
        return Person.objects.none()


_kilde: Egenkilde = _Ingen()


def saet_egenkilde(kilde: Egenkilde) -> None:
    """Say who knows whose persons are whose. Called once by `config`."""
    global _kilde
    _kilde = kilde


def synlige_personer(aktoer: Aktoer) -> QuerySet[Person]:
    """Persons of the municipality, or of the actor's own cases; the case's content is guarded by the case.

    Raises AdgangNaegtetFejl.
    """
    gennem = check_kan(aktoer, "person.laes")
    if ALLE in gennem:
        return Person.objects.all()
    return _kilde.egne(aktoer) if EGNE in gennem else Person.objects.none()


def synlige_blandt(aktoer: Aktoer, personer: Iterable[Person]) -> set[int]:
    """Ids of those of the persons whose page the actor may open: one query at most, for links."""
    ider = {person.pk for person in personer}
    if not ider or ALLE in relationer(aktoer, "person.laes"):
        return ider
    if not relationer(aktoer, "person.laes"):
        return set()
    return set(synlige_personer(aktoer).filter(pk__in=ider).values_list("pk", flat=True))


def kan_afmaskere(aktoer: Aktoer, person: Person) -> bool:
    """May the actor see the person's protected address? For the button."""
    gennem = relationer(aktoer, "person.afmasker")
    return ALLE in gennem or (EGNE in gennem and _kilde.er_egen(aktoer, person))


def check_maa_afmaskere(aktoer: Aktoer, person: Person) -> None:
    """The same as a demand; a refusal is remembered. Raises AdgangNaegtetFejl."""
    if not kan_afmaskere(aktoer, person):
        naegt(aktoer, "person.afmasker")
