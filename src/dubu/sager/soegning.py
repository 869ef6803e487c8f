"""Search: persons of the municipality with the cases they stand in. Content only with need-to-know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Collate

from dubu.adgang.matrix import relationer
from dubu.adgang.permissions import check_kan
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.parter import soegning as personsoegning
from dubu.parter.models import Foraelder, Person
from dubu.sager.models import AABNE_STATUSSER, Sag, Sagspart
from dubu.sager.permissions import sager_gennem
from dubu.sager.soegetolkning import Soegning, tolk

HOEJST = 50


@dataclass(frozen=True)
class Sagsfund:
    """A case that a found person stands in, and as what. Without `kan_laese` only number and rådgiver show."""

    sag: Sag
    som: Any
    kan_laese: bool
    kan_skrive: bool = False
    kan_se_kort: bool = False  # the duty officer sees head and contacts of what she may not read


@dataclass(frozen=True)
class Fund:
    """One found person."""

    person: Person
    sager: list[Sagsfund] = field(default_factory=list)


@dataclass(frozen=True)
class Resultat:
    """What a search found; `flere` when there was more than is shown."""

    fund: list[Fund]
    flere: bool


def soeg(aktoer: Aktoer, tekst: str) -> Resultat:
    """Look the line up. The search and its words are noted in the read log, with how many were found."""
    check_kan(aktoer, "person.soeg")
    personer = list(_personer(tolk(tekst))[: HOEJST + 1])
    aktoer.opslag.noter("person.soegt", soegning=tekst, fundet=min(len(personer), HOEJST))
    return Resultat(med_sager(aktoer, personer[:HOEJST]), flere=len(personer) > HOEJST)


# ---- Persons


def _personer(s: Soegning) -> QuerySet[Person]:
    """Each reading of the line is a way of its own, so that each can use its index."""
    veje = list(_veje(s))
    if not veje:
        return Person.objects.none()
    ider = veje[0].union(*veje[1:]) if len(veje) > 1 else veje[0]
    return Person.objects.filter(pk__in=ider, samme_som=None).order_by(Collate("sorteringsnoegle", "C"), "pk")


def _veje(s: Soegning) -> Iterator[QuerySet[Any]]:
    if s.cpr:
        yield from (personsoegning.med_cpr(s.cpr), personsoegning.med_tidligere_cpr(s.cpr))
    if s.foedt:
        yield personsoegning.foedt_med(s.foedt)
    if s.telefon:
        yield personsoegning.med_telefon(s.telefon)
    if s.sagsnummer is not None:
        yield Sag.objects.filter(sagsnummer=s.sagsnummer).values("barn_id")
    if s.adresse:
        yield personsoegning.paa_adressen(s.adresse, ur.idag())
    if s.navneord:
        yield personsoegning.med_navneord(s.navneord)


# ---- Their cases


def med_sager(aktoer: Aktoer, personer: list[Person]) -> list[Fund]:
    """Cases of the persons themselves, of their children, and those they are parties of: three queries."""
    if not personer:
        return []
    som_part = defaultdict(list)
    parter = Sagspart.objects.filter(person__in=personer, til=None).exclude(rolle=Sagspart.Rolle.BARNET)
    for part in parter:
        som_part[part.sag_id].append((part.person_id, part.get_rolle_display()))
    foraeldre_til = _boern_af(personer)
    boern = {barn_id for _person, barn_id, _som in foraeldre_til}
    ider = {person.pk for person in personer}
    synlige = sager_gennem(aktoer, relationer(aktoer, "sag.laes")).filter(pk=OuterRef("pk"))
    skrivbare = sager_gennem(aktoer, relationer(aktoer, "sag.skriv")).filter(pk=OuterRef("pk"))
    skrivbare = skrivbare.filter(status__in=AABNE_STATUSSER)
    hoveder = sager_gennem(aktoer, relationer(aktoer, "sag.hoved")).filter(pk=OuterRef("pk"))
    hoveder = hoveder.filter(status__in=AABNE_STATUSSER)
    veje = (Q(barn_id__in=ider | boern), Q(barn__samme_som_id__in=ider), Q(pk__in=list(som_part)))
    foerste, *andre = (Sag.objects.filter(vej).values("pk") for vej in veje)
    sager = Sag.objects.filter(pk__in=foerste.union(*andre))
    sager = sager.select_related("primaer_raadgiver", "barn").annotate(
        kan_laese=Exists(synlige), kan_skrive=Exists(skrivbare), kan_se_kort=Exists(hoveder)
    )
    fund: dict[int, dict[int, Sagsfund]] = {person.pk: {} for person in personer}
    for sag in sager.order_by("-pk"):
        roller = [(sag.barn.samme_som_id or sag.barn_id, ""), *som_part.get(sag.pk, [])]
        roller += [(person, som) for person, barn, som in foraeldre_til if barn == sag.barn_id]
        for person_id, som in roller:
            if person_id in fund:
                fund[person_id].setdefault(sag.pk, Sagsfund(sag, som, sag.kan_laese, sag.kan_skrive, sag.kan_se_kort))
    return [Fund(person, list(fund[person.pk].values())) for person in personer]


def _boern_af(personer: list[Person]) -> list[tuple[int, int, Any]]:
    """Person, child, and as what: from the register's parents by number."""
    efter_cpr = {person.cpr: person.pk for person in personer if person.cpr}
    raekker = Foraelder.objects.filter(cpr__in=list(efter_cpr)) if efter_cpr else []
    return [(efter_cpr[r.cpr], r.person_id, r.get_art_display()) for r in raekker]
