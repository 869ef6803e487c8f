"""Which persons an actor may see."""

from __future__ import annotations

from django.db.models import QuerySet

from dubu.adgang.permissions import ALLE, check_kan
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person


def synlige_personer(aktoer: Aktoer) -> QuerySet[Person]:
    """Persons of the municipality; the case's content is guarded by the case. Raises AdgangNaegtetFejl."""
    relationer = check_kan(aktoer, "person.laes")
    return Person.objects.all() if ALLE in relationer else Person.objects.none()
