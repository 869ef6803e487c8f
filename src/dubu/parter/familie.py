"""The family of a person on a day, derived from the register: nothing here is typed in by anybody.

The callers have access to the person; the answers name relatives whom the register names, and say nothing of
whether anybody has a case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dubu.parter.kreds import Foraeldrepar, Noegle, Numre, boern_af, efter_alder, egne_raekker
from dubu.parter.models import Adresse, CprOplysning, Foraelder, Foraeldremyndighed, Person
from dubu.porte.cpr import Personstatus
from dubu.regler.cpr import masker_cpr

MYNDIGHEDSALDER = 18

CIVILSTAND = {
    "U": _("Ugift"), "G": _("Gift"), "F": _("Fraskilt"), "E": _("Enke eller enkemand"),
    "P": _("Registreret partnerskab"),
    "O": _("Ophævet partnerskab"), "L": _("Længstlevende partner"), "D": _("Død"),
}  # fmt: skip


@dataclass(frozen=True)
class Slaegtning:
    """A relative: a person where the municipality knows one, else what the register says."""

    som: str
    person: Person | None
    navn: str
    foedselsdato: date | None = None
    usikker: bool = False


@dataclass(frozen=True)
class Soeskende:
    """A sibling. `hel` is None when one of the parents is not known of one of the two.

    `andre_indehavere`: somebody holds custody of each, and not the same. Neither holds of a grown-up.
    """

    person: Person
    hel: bool | None
    samme_husstand: bool
    samme_indehavere: bool
    andre_indehavere: bool = False

    @property
    def som(self) -> str:
        """The Danish word for the relation."""
        return str({True: _("Helsøskende"), False: _("Halvsøskende"), None: _("Søskende")}[self.hel])


def foraeldre(person: Person, par: Foraeldrepar | None = None) -> list[Slaegtning]:
    """Mother and father, those that are known; the mother of an unborn child. `par`, here and below: read before."""
    if person.mor_til_ufoedt_id is not None:
        mor = Person.objects.select_related("samme_som").get(pk=person.mor_til_ufoedt_id)
        return [_som(str(Foraelder.Art.MOR.label), mor.samme_som or mor)]
    return [
        _som(str(Foraelder.Art(art).label), forael, raekke.navn, raekke.cpr, raekke.foedselsdato)
        for art, raekke, forael in (par or Foraeldrepar.for_boern([person])).af(person)
    ]


def _som(
    som: str,
    person: Person | None,
    navn: str = "",
    cpr: str | None = None,
    foedt: date | None = None,
    *,
    usikker: bool = False,
) -> Slaegtning:
    if person is not None:
        return Slaegtning(som, person, person.navn, person.foedselsdato, usikker)
    return Slaegtning(som, None, navn or (masker_cpr(cpr) if cpr else str(_("Ikke oplyst"))), foedt, usikker)


def boern(person: Person) -> list[Slaegtning]:
    """Sons and daughters, oldest first; last those whom the municipality knows by number only."""
    kendte = boern_af([person.pk])
    ejer = egne_raekker([person.pk])
    andet = CprOplysning.objects.filter(person__in=ejer).values_list("andet", flat=True)
    numre = list(dict.fromkeys(cpr for en in andet for cpr in en.get("boern", [])))
    opslag = Numre.for_cpr(numre)
    flere = {p.pk: p for cpr in numre if (p := opslag.person(cpr)) is not None}
    alle = {barn.pk: barn for barn in kendte} | flere
    ord_ = str(_("Barn"))
    ufoedt = str(_("Ufødt barn"))
    svar = [_som(ufoedt if p.art == Person.Art.UFOEDT else ord_, p) for p in efter_alder(alle.values())]
    return svar + [_som(ord_, None, cpr=cpr) for cpr in numre if opslag.person(cpr) is None]


def soeskende(person: Person, dag: date, par: Foraeldrepar | None = None) -> list[Soeskende]:
    """The persons who share a parent with this one, unborn ones too, oldest first.

    Each says whether household and custody holders are the same on the day: only such siblings are ticked
    beforehand where one text is written for several; a half-sibling
    with another custody holder never.
    """
    egne = (par or Foraeldrepar.for_boern([person])).noegler(person)
    kendte = [noegle for noegle in egne.values() if isinstance(noegle, int)]
    andre = [barn for barn in boern_af(kendte) if barn.pk != person.pk]
    if not andre:
        return []
    alle = Foraeldrepar.for_boern([person, *andre])
    boliger = boliger_for([person, *andre])
    indehavere = _indehavernoegler([person, *andre], alle, dag)
    return [
        Soeskende(
            barn,
            hel=_er_hel(egne, alle.noegler(barn)),
            samme_husstand=bool(boliger.get(person.pk)) and boliger.get(person.pk) == boliger.get(barn.pk),
            samme_indehavere=bool(indehavere[person.pk]) and indehavere[person.pk] == indehavere[barn.pk],
            andre_indehavere=indehavere[person.pk] != indehavere[barn.pk]
            and bool(indehavere[person.pk] and indehavere[barn.pk]),
        )
        for barn in andre
        if not _er_doed(barn)
    ]


def _er_hel(en: dict[str, Noegle], anden: dict[str, Noegle]) -> bool | None:
    faelles = set(en.values()) & set(anden.values())
    if len(faelles) > 1:
        return True
    return None if min(len(en), len(anden)) < 2 else False


def _er_doed(person: Person) -> bool:
    return person.cpr_status == Personstatus.DOED


def foraeldremyndighed(person: Person, dag: date, par: Foraeldrepar | None = None) -> list[Slaegtning]:
    """Who holds custody on the day; nobody from the 18th birthday.

    Mother and father (kinds 3 and 4) are found among the registered parents, others (5 and 6) by number. Of
    a child of whom the register says nothing the answer is empty: that is "not known", not "nobody".
    Hjemmel: forældreansvarsloven § 1
    """
    par = par or Foraeldrepar.for_boern([person])
    raekker = _i_kraft([person], par.ejer, dag)[person.pk]
    numre = Numre.for_cpr(raekke.cpr for raekke in raekker)
    return [_indehaver(person, raekke, par, numre) for raekke in raekker]


_SOM_FORAELDER = {Foraeldremyndighed.Art.MOR: Foraelder.Art.MOR, Foraeldremyndighed.Art.FAR: Foraelder.Art.FAR}


def _indehaver(person: Person, raekke: Foraeldremyndighed, par: Foraeldrepar, numre: Numre) -> Slaegtning:
    som = str(Foraeldremyndighed.Art(raekke.art).label) if raekke.art in Foraeldremyndighed.Art else raekke.art
    art = _SOM_FORAELDER.get(raekke.art)
    if art is None:
        return _som(som, numre.person(raekke.cpr), cpr=raekke.cpr, usikker=raekke.usikker or raekke.cpr is None)
    forael = par.raekker.get(person.pk, {}).get(art)
    if forael is None:
        return _som(som, None, usikker=True)
    kendt = par.numre.person(forael.cpr)
    return _som(som, kendt, forael.navn, forael.cpr, forael.foedselsdato, usikker=raekke.usikker)


def _i_kraft(personer: Sequence[Person], ejer: dict[int, int], dag: date) -> dict[int, list[Foraeldremyndighed]]:
    """The custody records in force on the day of those who are children then."""
    svar: dict[int, list[Foraeldremyndighed]] = {person.pk: [] for person in personer}
    boern_ = {person.pk for person in personer if not er_myndig(person, dag)}
    ejer = {raekke: person for raekke, person in ejer.items() if person in boern_}
    gaelder = (Q(fra=None) | Q(fra__lte=dag)) & (Q(ophoerer=None) | Q(ophoerer__gt=dag))
    sete: set[tuple[int, str, str | None]] = set()
    for raekke in Foraeldremyndighed.objects.filter(gaelder, person__in=ejer).order_by("art", "id"):
        maerke = (ejer[raekke.person_id], raekke.art, raekke.cpr)
        if maerke not in sete:
            sete.add(maerke)
            svar[maerke[0]].append(raekke)
    return svar


def er_myndig(person: Person, dag: date) -> bool:
    """Has the person turned 18? Somebody without a birth date has not.

    Hjemmel: værgemålsloven § 1
    """
    foedt = person.foedselsdato
    if foedt is None:
        return False
    return (dag.year - foedt.year, dag.month, dag.day) >= (MYNDIGHEDSALDER, foedt.month, foedt.day)


def _indehavernoegler(personer: Sequence[Person], par: Foraeldrepar, dag: date) -> dict[int, frozenset[Noegle]]:
    """Who holds custody of each, as keys that can be compared. An unborn child follows its mother."""
    raekker = _i_kraft(personer, par.ejer, dag)
    numre = Numre.for_cpr(raekke.cpr for liste in raekker.values() for raekke in liste)
    svar: dict[int, frozenset[Noegle]] = {}
    for person in personer:
        noegler = par.noegler(person)
        fundne: defaultdict[int, set[Noegle]] = defaultdict(set)
        for raekke in raekker[person.pk]:
            art = _SOM_FORAELDER.get(raekke.art)
            noegle = noegler.get(art) if art else numre.noegle(raekke.cpr)
            if noegle is not None:
                fundne[person.pk].add(noegle)
        svar[person.pk] = frozenset(fundne[person.pk])
    return svar


def boliger_for(personer: Iterable[Person]) -> dict[int, str]:
    """The dwelling of each person now; an unborn child's is its mother's. Those without are left out."""
    personer = list(personer)
    hos = {person.pk: person.mor_til_ufoedt_id or person.pk for person in personer}
    raekker = Adresse.objects.filter(person__in=set(hos.values()), aktuel=True).exclude(noegle="")
    boliger = dict(raekker.values_list("person_id", "noegle"))
    return {pk: boliger[vaert] for pk, vaert in hos.items() if vaert in boliger}


def husstand(person: Person) -> list[Person]:
    """The others who are registered at the same dwelling, oldest first.

    For rules and preselection: a page shows them through `adresser.vis_husstand`, which guards the protected.
    """
    bolig = boliger_for([person]).get(person.pk)
    if bolig is None:
        return []
    samme = Adresse.objects.filter(aktuel=True, noegle=bolig).values("person_id")
    andre = Person.objects.filter(pk__in=samme, samme_som=None).exclude(pk=person.pk)
    return efter_alder(en for en in andre if not _er_doed(en))


def naermeste(person: Person) -> set[int]:
    """Ids of the person, parents, siblings and children: those for whom a case of one concerns another."""
    noegler = Foraeldrepar.for_boern([person]).noegler(person).values()
    kendte = [noegle for noegle in noegler if isinstance(noegle, int)]
    egne = {barn.pk for barn in boern_af([person.pk, *kendte])}
    return {person.pk, *kendte, *egne}


@dataclass(frozen=True)
class Civilstand:
    """Civil status in words, since when, and with whom."""

    ord: str
    fra: date | None
    aegtefaelle: Slaegtning | None


def civilstand(person: Person) -> Civilstand | None:
    """What the register says of marriage now; None when it says nothing."""
    raekke = CprOplysning.objects.filter(person=person).exclude(civilstand="").first()
    if raekke is None:
        return None
    aegtefaelle = None
    if raekke.aegtefaelle_cpr or raekke.aegtefaelle_navn:
        kendt = Numre.for_cpr([raekke.aegtefaelle_cpr]).person(raekke.aegtefaelle_cpr)
        aegtefaelle = _som(str(_("Ægtefælle")), kendt, raekke.aegtefaelle_navn, raekke.aegtefaelle_cpr)
    return Civilstand(str(CIVILSTAND.get(raekke.civilstand, raekke.civilstand)), raekke.civilstand_fra, aegtefaelle)
