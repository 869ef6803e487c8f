"""Which persons are tied to a case of the actor's: asked by the room of persons, which knows no cases."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from dubu.adgang.permissions import EGNE
from dubu.kerne.aktoer import Aktoer
from dubu.parter import familie
from dubu.parter.kreds import egne_raekker
from dubu.parter.models import Person
from dubu.sager.models import Sagspart
from dubu.sager.permissions import sager_gennem


def er_egen(aktoer: Aktoer, person: Person) -> bool:
    """Is the person the child of a case of mine, of that child's closest family, or a party of the case?"""
    mine = sager_gennem(aktoer, {EGNE})
    kreds = egne_raekker(familie.naermeste(person))
    if mine.filter(barn__in=kreds).exists():
        return True
    egne = egne_raekker([person.pk])
    return Sagspart.objects.filter(sag__in=mine, person__in=egne, til=None).exists()


def egne(aktoer: Aktoer) -> QuerySet[Person]:
    """The children and the running parties of my cases, with the rows merged into them or that they became."""
    mine = sager_gennem(aktoer, {EGNE})
    boern = mine.values("barn_id")
    parter = Sagspart.objects.filter(sag__in=mine, til=None).values("person_id")
    raekker = Person.objects.filter(Q(pk__in=boern) | Q(pk__in=parter))
    staaende = raekker.exclude(samme_som=None).values("samme_som_id")
    return Person.objects.filter(Q(pk__in=raekker.values("pk")) | Q(pk__in=staaende) | Q(samme_som__in=raekker))
