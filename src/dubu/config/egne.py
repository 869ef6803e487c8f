"""Whether a person is tied to a case of the actor's: asked by the room of persons, which knows no cases."""

from __future__ import annotations

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
