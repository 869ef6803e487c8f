"""For which siblings the same note or visit may be written: whom the page offers, and who is ticked beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person
from dubu.sager.models import Sag, Sagspart


@dataclass(frozen=True)
class Soeskendevalg:
    """A sibling the page offers. `forvalgt` by household; a half-sibling with another custody holder never."""

    person: Person
    forvalgt: bool = False
    bemaerkning: str = ""


def mulige_soeskende(aktoer: Aktoer, sag: Sag) -> list[Soeskendevalg]:
    """The siblings of the case's child, oldest first: from the register and from the case's parties."""
    valg = {
        part.person_id: Soeskendevalg(part.person)
        for part in Sagspart.objects.filter(sag=sag, rolle=Sagspart.Rolle.SOESKENDE, til=None).select_related("person")
    }
    return sorted(valg.values(), key=lambda v: (v.person.foedselsdato is None, v.person.foedselsdato, v.person.pk))
