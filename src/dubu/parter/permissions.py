"""Which persons an actor may see, and whose protected address."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet

from dubu.adgang.matrix import relationer
from dubu.adgang.permissions import ALLE, EGNE, check_kan, naegt
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person

Egenkilde = Callable[[Aktoer, Person], bool]


def _ingen(aktoer: Aktoer, person: Person) -> bool:
    return False


_er_egen: Egenkilde = _ingen


def saet_egenkilde(kilde: Egenkilde) -> None:
    """Say who knows whether a person is tied to a case of the actor's. Called once by `config`."""
    global _er_egen
    _er_egen = kilde


def synlige_personer(aktoer: Aktoer) -> QuerySet[Person]:
    """Persons of the municipality; the case's content is guarded by the case. Raises AdgangNaegtetFejl."""
    gennem = check_kan(aktoer, "person.laes")
    return Person.objects.all() if ALLE in gennem else Person.objects.none()


def kan_afmaskere(aktoer: Aktoer, person: Person) -> bool:
    """May the actor see the person's protected address? For the button."""
    gennem = relationer(aktoer, "person.afmasker")
    return ALLE in gennem or (EGNE in gennem and _er_egen(aktoer, person))


def check_maa_afmaskere(aktoer: Aktoer, person: Person) -> None:
    """The same as a demand; a refusal is remembered. Raises AdgangNaegtetFejl."""
    if not kan_afmaskere(aktoer, person):
        naegt(aktoer, "person.afmasker")
