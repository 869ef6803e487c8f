"""Reads about persons."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.parter.models import Person
from dubu.parter.permissions import synlige_personer
from dubu.regler.haendelser import BarnFakta


def get_person(aktoer: Aktoer, uuid: UUID) -> Person:
    """The person, following a merge to the one that stands. Raises FindesIkkeFejl; the read is noted."""
    person = synlige_personer(aktoer).filter(uuid=uuid).select_related("samme_som").first()
    if person is None:
        raise FindesIkkeFejl
    gaeldende = gaeldende_person(person)
    aktoer.opslag.noter("person.laest", om=gaeldende.uuid)
    return gaeldende


def gaeldende_person(person: Person) -> Person:
    """The person that this row has been merged into, or the row itself."""
    while person.samme_som_id is not None:
        person = Person.objects.get(pk=person.samme_som_id)
    return person


def barn_fakta(person: Person) -> BarnFakta:
    """What the rules know of a child beside the facts, the rows merged into it included."""
    return boern_fakta([person])[0]


def boern_fakta(personer: Iterable[Person]) -> list[BarnFakta]:
    """The same for several children in one query, in the order given."""
    personer = [gaeldende_person(person) for person in personer]
    flettede: dict[int, list[UUID]] = {person.pk: [] for person in personer}
    for maal, uuid in Person.objects.filter(samme_som_id__in=flettede).values_list("samme_som_id", "uuid"):
        flettede[maal].append(uuid)
    return [
        BarnFakta(
            uuid=person.uuid,
            sammenflettede=tuple(flettede[person.pk]),
            foedselsdato=person.foedselsdato,
            terminsdato=person.terminsdato,
        )
        for person in personer
    ]


def find_barn_fakta(uuid: UUID) -> BarnFakta:
    """The child of a fact, by the UUID that the fact was written on."""
    return barn_fakta(Person.objects.get(uuid=uuid))
