"""The child's family beside the assessment: who they are, who holds custody, and where they may be said to live."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dubu.kerne.aktoer import Aktoer
from dubu.parter.adresser import MASKE, beskyttede, vis_adresser
from dubu.parter.familie import boliger_for
from dubu.parter.models import Person
from dubu.parter.personside import Personside, lav


@dataclass(frozen=True)
class Familie:
    """The page of the person, and the parents with the address that may be shown of each."""

    side: Personside
    foraeldre: list[tuple[object, str]] = field(default_factory=list)


def find_familie(aktoer: Aktoer, person: Person, dag: date) -> Familie:
    """The family of a child, or of an unborn child's mother. The read is noted."""
    aktoer.opslag.noter("person.laest", om=person.uuid)
    side = lav(aktoer, person, dag)
    kendte = [en.person for en in side.foraeldre if en.person]
    adresser = _adresser(aktoer, kendte, person, dag)
    return Familie(side, [(en, adresser.get(en.person.pk, "") if en.person else "") for en in side.foraeldre])


def _adresser(aktoer: Aktoer, foraeldre: Iterable[Person], barn: Person, dag: date) -> dict[int, str]:
    """The parents' addresses, masked where protected and where one of the protected lives there too."""
    alle = [*foraeldre, barn]
    skjulte, boliger = beskyttede(alle, dag), boliger_for(alle)
    skjulte_boliger = {boliger[pk] for pk in skjulte if pk in boliger}
    return {
        pk: str(MASKE) if boliger.get(pk) in skjulte_boliger else tekst
        for pk, tekst in vis_adresser(aktoer, alle, dag).items()
    }
