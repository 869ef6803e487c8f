"""The families of the demo: invented people with names, as the population register would deliver them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dubu.demo.cpr_generator import foraeldre, skil, vi
from dubu.demo.cpr_udkast import AALBORG, ODENSE, Bolig, Sted, Tegner, Udkast
from dubu.porte.cpr import CprPerson, Myndighedsart

NYBORG: Final = Sted("0450", "5800", "Nyborg")
BEGGE: Final = (Myndighedsart.MOR, Myndighedsart.FAR)
KUN_MOR: Final = (Myndighedsart.MOR,)


@dataclass(frozen=True)
class Opskrift:
    """One family: `key: (first name, sex, age)` for each child; the parents' full names.

    `skilt`: the parents live apart and the father's home is elsewhere. `beskyttet`: whose address is protected
    (`far`, or `hjem` for the mother and the children).
    """

    mor: tuple[str, str, int]
    far: tuple[str, str, int] | None
    boern: Mapping[str, tuple[str, str, int]]
    skilt: bool = False
    beskyttet: str = ""
    faelles_myndighed: bool = True


# Keys are how the story names the children.
ODENSES: Final = (
    Opskrift(
        ("Kirstine", "Kjærgaard", 38), ("Bo", "Aagaard", 41),
        {"alma": ("Alma", "K", 13), "viggo": ("Viggo", "M", 9), "storm": ("Storm", "M", 3)},
        skilt=True, beskyttet="far",
    ),
    Opskrift(
        ("Amina", "Hussein", 36), ("Omar", "Hussein", 39), {"layla": ("Layla", "K", 7), "yusuf": ("Yusuf", "M", 5)}
    ),
    Opskrift(("Pia", "Brøndum", 41), None, {"oscar": ("Oscar", "M", 15)}, faelles_myndighed=False),
    Opskrift(
        ("Line", "Bjerregaard", 34), ("Jesper", "Skou", 37), {"freja": ("Freja", "K", 8)}, skilt=True
    ),
    Opskrift(
        ("Camilla", "Friis", 33), ("Martin", "Vestergaard", 35),
        {"emil": ("Emil", "M", 6), "ella": ("Ella", "K", 4)},
    ),
    Opskrift(
        ("Rikke", "Nørgaard", 35), ("Lars", "Højgaard", 40), {"liva": ("Liva", "K", 10)},
        skilt=True, beskyttet="hjem", faelles_myndighed=False,
    ),
    Opskrift(("Maria", "Østergård", 39), ("Thomas", "Lindström", 44), {"noah": ("Noah", "M", 12)}, skilt=True),
    Opskrift(
        ("Nanna", "Petrussen", 37), ("Malik", "Heilmann", 38),
        {"pipaluk": ("Pipaluk", "K", 11), "inuk": ("Inuk", "M", 8)},
    ),
    Opskrift(("Helle", "Dahl", 43), None, {"agnes": ("Agnes", "K", 15)}, faelles_myndighed=False),
    Opskrift(("Sørine", "Bech", 24), None, {}),
)  # fmt: skip
NYBORGS: Final = (
    Opskrift(("Gitte", "Overgaard", 40), ("Kaj", "Overgaard", 42), {"asger": ("Asger", "M", 14)}),
    Opskrift(("Dorthe", "Ågård", 32), ("Morten", "Krog", 33), {"karla": ("Karla", "K", 5)}, skilt=True),
)


@dataclass
class Befolkning:
    """All persons of one municipality, and the number of each that the story names."""

    personer: list[CprPerson] = field(default_factory=list)
    cpr: dict[str, str] = field(default_factory=dict)


def befolkning(kommune_id: int, dag: date) -> Befolkning:
    """The families of a demo municipality as of a day; the same day gives the same people."""
    odense = kommune_id == int(ODENSE.kommunekode)
    tegner = Tegner(kommune_id, dag)
    svar = Befolkning()
    for opskrift in ODENSES if odense else NYBORGS:
        for noegle, udkast in _familie(tegner, opskrift, ODENSE if odense else NYBORG):
            svar.personer.append(udkast.person())
            svar.cpr[noegle] = udkast.pnr
    return svar


def _familie(tegner: Tegner, opskrift: Opskrift, sted: Sted) -> Iterator[tuple[str, Udkast]]:
    """The drafts of a family; parents are named after their first child (`alma.mor`), a childless mother alone."""
    hjem = tegner.bolig(sted)
    mor = _person(tegner, opskrift.mor, "K", hjem)
    far = _person(tegner, opskrift.far, "M", _fars_hjem(tegner, opskrift, hjem)) if opskrift.far else None
    efternavn = far.efternavn if far else mor.efternavn
    boern = {
        noegle: _person(tegner, (navn, efternavn, alder), koen, hjem)
        for noegle, (navn, koen, alder) in opskrift.boern.items()
    }
    _par(tegner.dag, opskrift, mor, far, list(boern.values()))
    for barn in boern.values():
        foraeldre(barn, mor, far)
        barn.flyttet_ind = barn.foedt
        barn.myndighed(*(BEGGE if far and opskrift.faelles_myndighed else KUN_MOR))
    foerste = next(iter(boern), opskrift.mor[0].lower())
    yield f"{foerste}.mor", mor
    if far:
        yield f"{foerste}.far", far
    yield from boern.items()


def _person(tegner: Tegner, navn: tuple[str, str, int], koen: str, hjem: Bolig) -> Udkast:
    fornavn, efternavn, alder = navn
    udkast = tegner.person(alder, koen, hjem, efternavn)
    udkast.fornavn, udkast.mellemnavn = fornavn, ""
    return udkast


def _fars_hjem(tegner: Tegner, opskrift: Opskrift, hjem: Bolig) -> Bolig:
    if not opskrift.skilt:
        return hjem
    return tegner.bolig(AALBORG if opskrift.beskyttet else hjem.sted)


def _par(dag: date, opskrift: Opskrift, mor: Udkast, far: Udkast | None, boern: list[Udkast]) -> None:
    """Marriage, divorce and protection."""
    skilt = dag - timedelta(days=400)
    if far and opskrift.skilt:
        skil(mor, far, min((barn.foedt for barn in boern), default=skilt) - timedelta(days=700), skilt)
        far.flyttet_ind = skilt
    elif far:
        vi(mor, far, boern[0].foedt - timedelta(days=700))
    beskyttede = {"far": [far], "hjem": [mor, *boern]}.get(opskrift.beskyttet, [])
    for person in beskyttede:
        if person:
            person.beskyt(skilt, dag + timedelta(days=330))
