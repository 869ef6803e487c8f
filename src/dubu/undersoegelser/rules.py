"""Screening and børnefaglig undersøgelse: the states, the form and the parts of the conclusion.

Hjemmel: BL §§ 18-22
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from dubu.skemaer.rules import Skema, Skemaafsnit, Skemafelt, Valgmulighed

I_GANG, AFSLUTTET, STANDSET = "i_gang", "afsluttet", "standset"
MYNDIG: Final = 18

#: What may follow which. A finished or stopped undersøgelse is never opened again: a new one is decided.
OVERGANGE: Final[Mapping[str, frozenset[str]]] = {
    I_GANG: frozenset({AFSLUTTET, STANDSET}),
    AFSLUTTET: frozenset(),
    STANDSET: frozenset(),
}

PARAGRAF_FOR_GRUND: Final[Mapping[str, str]] = {
    "nr1": "BL § 20, stk. 1, nr. 1",
    "nr2": "BL § 20, stk. 1, nr. 2",
    "nr3": "BL § 20, stk. 1, nr. 3",
    "stk2": "BL § 20, stk. 2",
}
NR_FOR_GRUND: Final[Mapping[str, int | None]] = {"nr1": 1, "nr2": 2, "nr3": 3, "stk2": None}

#: Which answers make each of the four parts of the conclusion (§ 22, stk. 6).
KONKLUSIONSDELE: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("grundlag", "grundlag_begrundelse"),
    "b": ("stoette_imens",),
    "c": ("holdning",),
    "d": ("ressourcer",),
}
#: The field of a correction that says why.
BEGRUNDELSE: Final = "rettelse_begrundelse"
_SOESKENDE: Final = "soeskende_"
_HVORFOR: Final = "_hvorfor"
KILDER: Final = (
    ("barnet", "Barnet fortæller"),
    ("foraeldre", "Forældrene fortæller"),
    ("fagfolk", "Fagfolk fortæller"),
    ("observeret", "Vi har set"),
)


@dataclass(frozen=True, slots=True)
class Dimension:
    """One heading."""

    noegle: str
    navn: str
    side: str


@dataclass(frozen=True, slots=True)
class Soeskende:
    """Another child of the family, as the form asks about it."""

    noegle: str
    navn: str


def er_barn(foedselsdato: date | None, dag: date) -> bool:
    """Is the person under 18 on the day? One without a birth date, or not yet born, is asked about.

    Hjemmel: BL § 21, stk. 1
    """
    if foedselsdato is None:
        return True
    aar = dag.year - foedselsdato.year - ((dag.month, dag.day) < (foedselsdato.month, foedselsdato.day))
    return aar < MYNDIG


def kan_skifte(fra: str, til: str) -> bool:
    """May an undersøgelse go from one state to another?

    Hjemmel: BL § 20
    """
    return til in OVERGANGE[fra]


def besvarede_dele(svar: Mapping[str, Any]) -> list[str]:
    """The parts of the conclusion that have been answered, as letters a-d.

    Hjemmel: BL § 22, stk. 6
    """
    return [del_ for del_, navne in KONKLUSIONSDELE.items() if all(str(svar.get(navn) or "").strip() for navn in navne)]


def soeskende_besvaret(svar: Mapping[str, Any], soeskende: Sequence[Soeskende]) -> bool:
    """Has a reasoned position been taken on every other child of the family, or that there is none?

    Hjemmel: BL § 21, stk. 1
    """
    navne = [barn.noegle for barn in soeskende] or ["ingen"]
    return all(
        svar.get(f"soeskende_{noegle}") in ("ja", "nej") and str(svar.get(f"soeskende_{noegle}_hvorfor") or "").strip()
        for noegle in navne
    )


def er_hel(svar: Mapping[str, Any], soeskende: Sequence[Soeskende]) -> bool:
    """Has everything been answered that a finished undersøgelse must hold?

    Hjemmel: BL § 21, stk. 1; BL § 22, stk. 6
    """
    return len(besvarede_dele(svar)) == len(KONKLUSIONSDELE) and soeskende_besvaret(svar, soeskende)


def soeskendenoegler(svar: Mapping[str, Any]) -> list[str]:
    """The keys of the other children that the answers are about; none when it was said that there are none.

    Hjemmel: BL § 21, stk. 1
    """
    navne = (navn.removeprefix(_SOESKENDE) for navn in svar if navn.startswith(_SOESKENDE))
    return [navn for navn in navne if not navn.endswith(_HVORFOR) and navn != "ingen"]


def rettelsesskema(base: Skema) -> Skema:
    """The form of a correction: the finished one, and why it is corrected.

    Hjemmel: ingen (praksis)
    """
    hvorfor = Skemafelt(
        navn=BEGRUNDELSE, type="langtekst", ledetekst="Hvorfor rettes undersøgelsen?", linjer=3, laengde=2000,
        hvorfor="Den gamle version bliver stående. Begrundelsen siger, hvorfor der er en ny.",
        laeser="Barnets rådgiver, parterne ved aktindsigt", kraevet=True,
    )  # fmt: skip
    return replace(base, afsnit=(Skemaafsnit("Rettelsen", (hvorfor,)), *base.afsnit))


def afdaekningens_dele(base: Skema) -> tuple[Skema, Skema]:
    """The form of an afdækning in two: what is decided when it begins, and what is written until it ends.

    Hjemmel: BL § 19
    """
    return replace(base, afsnit=base.afsnit[:1]), replace(base, afsnit=base.afsnit[1:])


def undersoegelsesskema(base: Skema, valgte: Sequence[Dimension], soeskende: Sequence[Soeskende]) -> Skema:
    """The form of one undersøgelse: the chosen headings only, and each other child of the family.

    Nothing is required while one works; the gate says what lacks when it is to be closed.

    Hjemmel: BL §§ 20-22
    """
    beskrivelser = tuple(_beskrivelse(dimension) for dimension in valgte)
    konklusion = base.afsnit[-1]
    return replace(base, afsnit=(*beskrivelser, *base.afsnit[:-1], _soeskendeafsnit(soeskende), konklusion))


def _beskrivelse(dimension: Dimension) -> Skemaafsnit:
    felter = tuple(
        Skemafelt(
            navn=f"{dimension.noegle}_{kilde}",
            type="langtekst",
            ledetekst=ledetekst,
            linjer=4,
            hvorfor="Beretningerne står side om side, hver for sig.",
            laeser="Barnets rådgiver, parterne ved aktindsigt",
        )
        for kilde, ledetekst in KILDER
    )
    return Skemaafsnit(titel=dimension.navn, felter=felter)


def _soeskendeafsnit(soeskende: Sequence[Soeskende]) -> Skemaafsnit:
    boern = list(soeskende) or [Soeskende("ingen", "")]
    felter: list[Skemafelt] = []
    for barn in boern:
        sporgsmaal = (
            f"Skal der laves en børnefaglig undersøgelse af {barn.navn}?"
            if barn.navn
            else ("Er der andre børn i familien, som skal undersøges?")
        )
        felter += [_soeskendevalg(barn, sporgsmaal), _soeskendegrund(barn)]
    return Skemaafsnit(titel="De andre børn i familien (§ 21)", felter=tuple(felter))


def _soeskendevalg(barn: Soeskende, sporgsmaal: str) -> Skemafelt:
    return Skemafelt(
        navn=f"soeskende_{barn.noegle}", type="valg", ledetekst=sporgsmaal, hvorfor="BL § 21, stk. 1.",
        laeser="Barnets rådgiver, ledelsen", valg=(Valgmulighed("ja", "Ja"), Valgmulighed("nej", "Nej")),
        kraeves=True,
    )  # fmt: skip


def _soeskendegrund(barn: Soeskende) -> Skemafelt:
    hvem = barn.navn or "de andre børn"
    return Skemafelt(
        navn=f"soeskende_{barn.noegle}_hvorfor", type="langtekst", ledetekst=f"Begrundelse for {hvem}", linjer=2,
        hvorfor="BL § 21, stk. 1: et begrundet nej er også et svar.", laeser="Barnets rådgiver, ledelsen", kraeves=True,
    )  # fmt: skip
