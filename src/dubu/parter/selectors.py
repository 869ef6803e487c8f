"""Reads about persons."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.parter.kreds import boern_af
from dubu.parter.models import Person
from dubu.parter.permissions import synlige_personer
from dubu.parter.soegning import med_cpr, med_navneord, med_tidligere_cpr
from dubu.regler.dansk import da_variant
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


def foreslaa_personer(aktoer: Aktoer, tekst: str) -> list[Person]:
    """Persons of the municipality by CPR number or name, for saying who somebody is. The search is noted."""
    cifre = "".join(tegn for tegn in tekst if tegn.isdigit())
    aktoer.opslag.noter("person.soegt", tekst=tekst)
    ord_ = da_variant(tekst).split()
    if len(cifre) == 10:
        fundne = Q(pk__in=med_cpr(cifre)) | Q(pk__in=med_tidligere_cpr(cifre))
    elif ord_ and len(tekst.strip()) > 1:
        fundne = Q(pk__in=med_navneord(ord_))
    else:
        return []
    personer = synlige_personer(aktoer).filter(fundne, samme_som=None, art=Person.Art.KENDT)
    return list(personer.order_by("sorteringsnoegle")[:20])


def morens_foedte_boern(aktoer: Aktoer, ufoedt: Person) -> list[Person]:
    """The known children of an unborn child's mother, youngest first: who it may turn out to be."""
    if ufoedt.mor_til_ufoedt_id is None:
        return []
    boern = [barn.pk for barn in boern_af([ufoedt.mor_til_ufoedt_id]) if barn.art == Person.Art.KENDT]
    return list(synlige_personer(aktoer).filter(pk__in=boern).order_by("-foedselsdato", "-pk")[:5])


def ufoedt_af(mor: Person) -> Person | None:
    """The unborn child of a mother: one, however many notify."""
    return Person.objects.filter(mor_til_ufoedt=mor, art=Person.Art.UFOEDT, samme_som=None).order_by("pk").first()
