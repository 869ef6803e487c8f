"""Persons and the numbers that they are known by, read for many at once: what family is derived from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from dubu.parter.models import Foraelder, Person, TidligereCpr

# Stands for one human: the id of the person that stands, or the number, or name and birth date, of somebody
# whom the municipality does not know.
Noegle = int | str


@dataclass
class Numre:
    """Looks persons up by number, whatever number a record names, and follows merges."""

    efter_cpr: dict[str, Person] = field(default_factory=dict)

    @classmethod
    def for_cpr(cls, numre: Iterable[str | None]) -> Numre:
        """Read the persons of the numbers, present and earlier, in two queries at most."""
        soegte = {nummer for nummer in numre if nummer}
        fundne = Person.objects.filter(cpr__in=soegte).select_related("samme_som") if soegte else ()
        efter_cpr = {str(person.cpr): person.samme_som or person for person in fundne}
        mangler = soegte.difference(efter_cpr)
        tidligere = TidligereCpr.objects.filter(cpr__in=mangler) if mangler else ()
        for raekke in tidligere and tidligere.select_related("person__samme_som"):
            efter_cpr[raekke.cpr] = raekke.person.samme_som or raekke.person
        return cls(efter_cpr)

    def person(self, cpr: str | None) -> Person | None:
        """The person that stands for the number; None when the municipality does not know the number."""
        return self.efter_cpr.get(cpr) if cpr else None

    def noegle(self, cpr: str | None, navn: str = "", foedt: object = None) -> Noegle | None:
        """The key of a human; None when nothing is known of him or her."""
        if (person := self.person(cpr)) is not None:
            return person.pk
        if cpr:
            return cpr
        return f"{navn}|{foedt}" if navn else None


def egne_raekker(ider: Iterable[int]) -> dict[int, int]:
    """The ids of these persons and of all rows merged into them -> the id of the person that stands."""
    ider = list(ider)
    flettede = Person.objects.filter(samme_som__in=ider).values_list("pk", "samme_som_id")
    return {**{pk: pk for pk in ider}, **dict(flettede)}


def egne_numre(ider: Iterable[int]) -> tuple[set[int], set[str]]:
    """These persons' rows, those merged into them included, and all numbers, present and earlier."""
    ider = list(ider)
    raekker = Person.objects.filter(Q(pk__in=ider) | Q(samme_som__in=ider)).values_list("pk", "cpr")
    egne = {pk for pk, _cpr in raekker}
    foer = TidligereCpr.objects.filter(person__in=egne).values_list("cpr", flat=True) if egne else ()
    return egne, {cpr for _pk, cpr in raekker if cpr} | set(foer)


@dataclass(frozen=True)
class Foraeldrepar:
    """The registered parents of some children, with the keys by which two children's parents are compared."""

    raekker: dict[int, dict[str, Foraelder]]
    numre: Numre
    ejer: dict[int, int]

    @classmethod
    def for_boern(cls, boern: Iterable[Person]) -> Foraeldrepar:
        """Read them; what a row merged into a child says counts where the child's own row says nothing."""
        boern = list(boern)
        ejer = egne_raekker(barn.pk for barn in boern)
        raekker: dict[int, dict[str, Foraelder]] = defaultdict(dict)
        fundne = list(Foraelder.objects.filter(person__in=ejer))
        for raekke in sorted(fundne, key=lambda r: r.person_id == ejer[r.person_id]):
            raekker[ejer[raekke.person_id]][raekke.art] = raekke
        return cls(raekker, Numre.for_cpr(raekke.cpr for raekke in fundne), ejer)

    def af(self, barn: Person) -> Iterator[tuple[str, Foraelder, Person | None]]:
        """Kind, record and, where the municipality knows him or her, person."""
        for art, raekke in sorted(self.raekker.get(barn.pk, {}).items(), reverse=True):
            yield art, raekke, self.numre.person(raekke.cpr)

    def noegler(self, barn: Person) -> dict[str, Noegle]:
        """Kind -> key of the parents that are known."""
        if barn.mor_til_ufoedt_id is not None:
            return {Foraelder.Art.MOR: barn.mor_til_ufoedt_id}
        par = ((art, self.numre.noegle(r.cpr, r.navn, r.foedselsdato)) for art, r, _person in self.af(barn))
        return {art: noegle for art, noegle in par if noegle is not None}


def boern_af(ider: Iterable[int]) -> list[Person]:
    """The children of these persons (ids of those that stand), unborn ones too: known persons only."""
    egne, numre = egne_numre(ider)
    if not egne:
        return []
    som_forael = Foraelder.objects.filter(cpr__in=numre).values("person_id")
    fundne = Person.objects.filter(Q(pk__in=som_forael) | Q(mor_til_ufoedt__in=egne)).select_related("samme_som")
    gaeldende = {(p := person.samme_som or person).pk: p for person in fundne}
    return efter_alder(gaeldende.values())


def efter_alder(personer: Iterable[Person]) -> list[Person]:
    """Oldest first; the unborn by term; those without a date last."""
    return sorted(personer, key=lambda p: (p.foedselsdato or p.terminsdato or date.max, p.pk))
