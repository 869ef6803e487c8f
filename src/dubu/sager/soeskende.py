"""For which siblings the same note or visit may be written, and which persons a new case begins with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.parter import familie
from dubu.parter.models import Person
from dubu.sager import rules
from dubu.sager.errors import UkendtSoeskendeError
from dubu.sager.models import Sag, Sagspart

Rolle = Sagspart.Rolle


@dataclass(frozen=True)
class Soeskendevalg:
    """A sibling the page offers. `forvalgt` by household; a half-sibling with another custody holder never."""

    person: Person
    forvalgt: bool = False
    bemaerkning: Any = ""


def mulige_soeskende(aktoer: Aktoer, sag: Sag) -> list[Soeskendevalg]:
    """The siblings of the case's child, oldest first: from the register and from the case's parties."""
    barn = sag.barn.samme_som or sag.barn
    valg = {s.person.pk: _valg(s) for s in familie.soeskende(barn, ur.idag())}
    for part in Sagspart.objects.filter(sag=sag, rolle=Rolle.SOESKENDE, til=None).select_related("person__samme_som"):
        person = part.person.samme_som or part.person
        valg.setdefault(person.pk, Soeskendevalg(person))
    return sorted(valg.values(), key=lambda v: (v.person.foedselsdato or v.person.terminsdato or date.max, v.person.pk))


def kraev_kendte(aktoer: Aktoer, sag: Sag, boern: Sequence[Person]) -> None:
    """What is written for several is written for siblings. Raises UkendtSoeskendeError."""
    kendte = {valg.person.pk for valg in mulige_soeskende(aktoer, sag)} if boern else set()
    if any(barn.pk not in kendte for barn in boern):
        raise UkendtSoeskendeError


def _valg(s: familie.Soeskende) -> Soeskendevalg:
    bemaerkning: Any = ""
    if s.hel is not True and not s.samme_indehavere:
        bemaerkning = _("%(som)s; forældremyndigheden er ikke den samme") % {"som": s.som}
    elif not s.samme_husstand:
        bemaerkning = _("%(som)s; bor ikke samme sted") % {"som": s.som}
    forvalgt = rules.er_soeskende_forvalgt(
        hel=s.hel, samme_husstand=s.samme_husstand, samme_indehavere=s.samme_indehavere
    )
    return Soeskendevalg(s.person, forvalgt, bemaerkning)


def parter_fra_register(barn: Person, dag: date) -> list[tuple[Person, str, str]]:
    """Whom the register names around the child: person, role, relation. Persons we do not know are left out."""
    return list(dict.fromkeys(_fra_register(barn, dag)))


def _fra_register(barn: Person, dag: date) -> Iterator[tuple[Person, str, str]]:
    foraeldre = {f.person.pk: f for f in familie.foraeldre(barn) if f.person}
    indehavere = {s.person.pk: s for s in familie.foraeldremyndighed(barn, dag) if s.person}
    for pk, indehaver in indehavere.items():
        yield indehaver.person, Rolle.FMI, foraeldre[pk].som if pk in foraeldre else ""
    for pk, forael in foraeldre.items():
        if barn.art == Person.Art.UFOEDT:
            yield forael.person, Rolle.KOMMENDE, forael.som
        elif pk not in indehavere:
            yield forael.person, Rolle.FORAELDER, forael.som
    for soeskende in familie.soeskende(barn, dag):
        yield soeskende.person, Rolle.SOESKENDE, soeskende.som
