"""Follow-up: goals' scores, and which acts wait in a case.

Hjemmel: BL §§ 95 og 156
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from dubu.skemaer.rules import Skema, Skemaafsnit, Skemafelt, Valgmulighed

SCORER: Final = (
    (1, "1 – meget langt fra målet"),
    (2, "2 – langt fra målet"),
    (3, "3 – halvvejs"),
    (4, "4 – tæt på målet"),
    (5, "5 – målet er nået"),
)
LAESER: Final = "Barnets rådgiver, barnet og forældrene"

IVAERKSAT: Final = frozenset({"indsats.ivaerksat", "anbringelse.ivaerksat"})
OPHOERT: Final = frozenset({"indsats.ophoert", "anbringelse.ophoert"})
GIVER_INDSATS: Final = frozenset({"bevilget", "delvist", "aendring"})
GIVER_PARAGRAF: Final = re.compile(r"^BL § (32,|46\b|47\b)")


@dataclass(frozen=True, slots=True)
class Maal:
    """A goal as the follow-up asks about it."""

    noegle: str
    nr: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Spor:
    """One fact of the case: its key, what it is about and its data."""

    noegle: str
    om: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Indsatslinje:
    """A measure as its facts tell it. The dates are ISO."""

    om: str
    titel: str
    paragraf: str
    sted: str
    fra: str
    til: str = ""
    ophoert: bool = False
    naeste_opfoelgning: str = ""


@dataclass(frozen=True, slots=True)
class Sagsbillede:
    """Where the work of a case stands, read from its facts. The texts are the UUIDs of what waits."""

    afdaekning_i_gang: str = ""
    mangler_afdaekning: bool = False
    undersoegelse_i_gang: str = ""
    mangler_undersoegelse: bool = False
    undersoegelse_uden_afgoerelse: bool = False
    afgoerelse_uden_indsats: str = ""
    mangler_plan: bool = False
    indsatser: tuple[Indsatslinje, ...] = ()
    har_plan: bool = False
    har_opfoelgning: bool = False

    @property
    def loebende(self) -> str:
        """The measure that runs and was set in motion latest.

        Hjemmel: ingen (praksis)
        """
        return next((linje.om for linje in reversed(self.indsatser) if not linje.ophoert), "")


def laes_sag(spor: Iterable[Spor]) -> Sagsbillede:
    """Read where the work stands from the facts of a case in order of time.

    Hjemmel: BL §§ 20, 32, 46, 91 og 95
    """
    alle = list(spor)
    i_gang, sluttet, afgjort = _undersoegelsens_gang(alle)
    screening = next((s.data.get("udfald") for s in reversed(alle) if s.noegle == "screening.afsluttet"), None)
    afdaekkes, afdaekket, konklusion = _afdaekningens_gang(alle)
    undersoeges = bool(i_gang) or sluttet >= 0
    indsatser = _indsatser(alle)
    return Sagsbillede(
        afdaekning_i_gang=afdaekkes,
        mangler_afdaekning=str(screening) == "2" and not (afdaekkes or undersoeges) and afdaekket < 0,
        undersoegelse_i_gang=i_gang,
        mangler_undersoegelse=(str(screening) == "3" and not undersoeges)
        or (konklusion == "undersoegelse" and not i_gang and sluttet < afdaekket),
        undersoegelse_uden_afgoerelse=sluttet > afgjort or (konklusion == "stoette" and afdaekket > afgjort),
        afgoerelse_uden_indsats=_uden_indsats(alle),
        mangler_plan=_mangler_plan(alle),
        indsatser=indsatser,
        har_plan=any(s.noegle in ("plan.valgt_til", "plan.godkendt") for s in alle) or _mangler_plan(alle),
        har_opfoelgning=any(s.noegle == "opfoelgning.holdt" for s in alle),
    )


def _undersoegelsens_gang(alle: Sequence[Spor]) -> tuple[str, int, int]:
    """What is going on, and the place in time of the last one finished and of the last decision."""
    i_gang, sluttet, afgjort = "", -1, -1
    for nr, s in enumerate(alle):
        if s.noegle == "undersoegelse.besluttet":
            i_gang = s.om
        elif s.noegle in ("undersoegelse.afsluttet", "undersoegelse.standset"):
            i_gang = ""
            sluttet = nr if s.noegle == "undersoegelse.afsluttet" else sluttet
        elif s.noegle == "afgoerelse.truffet":
            afgjort = nr
    return i_gang, sluttet, afgjort


def _afdaekningens_gang(alle: Sequence[Spor]) -> tuple[str, int, str]:
    """What is being uncovered, the place in time of the last one finished, and its conclusion."""
    i_gang, sluttet, konklusion = "", -1, ""
    for nr, s in enumerate(alle):
        if s.noegle == "afdaekning.besluttet":
            i_gang = s.om
        elif s.noegle == "afdaekning.afsluttet":
            i_gang, sluttet, konklusion = "", nr, str(s.data.get("konklusion") or "")
    return i_gang, sluttet, konklusion


def _uden_indsats(alle: Sequence[Spor]) -> str:
    """The latest decision that gives a measure which has not been set in motion."""
    ivaerksat = {str(s.data.get("afgoerelse")) for s in alle if s.noegle in IVAERKSAT}
    givet = [
        s.om
        for s in alle
        if s.noegle == "afgoerelse.truffet"
        and s.data.get("afgoerelsestype") in GIVER_INDSATS
        and GIVER_PARAGRAF.match(str(s.data.get("paragraf")))
    ]
    return next((om for om in reversed(givet) if om not in ivaerksat), "")


def _mangler_plan(alle: Sequence[Spor]) -> bool:
    """Has a plan been chosen, or is it mandatory, without one approved since?"""
    mangler = False
    for s in alle:
        anbragt = s.noegle == "afgoerelse.truffet" and str(s.data.get("paragraf")).startswith("BL § 46")
        if s.noegle == "plan.valgt_til" or (anbragt and s.data.get("afgoerelsestype") in GIVER_INDSATS):
            mangler = True
        elif s.noegle in ("plan.godkendt", "plan.fravalgt"):
            mangler = False
    return mangler


def _indsatser(alle: Sequence[Spor]) -> tuple[Indsatslinje, ...]:
    linjer: dict[str, Indsatslinje] = {}
    for s in alle:
        if s.noegle in IVAERKSAT:
            titel, paragraf, sted, fra = (str(s.data.get(n) or "") for n in ("titel", "paragraf", "sted", "fra"))
            linjer[s.om] = Indsatslinje(s.om, titel, paragraf, sted, fra)
        elif s.om in linjer and s.noegle in OPHOERT:
            linjer[s.om] = replace(linjer[s.om], til=str(s.data.get("dato") or ""), ophoert=True)
        elif s.om in linjer and s.noegle == "opfoelgning.holdt":
            linjer[s.om] = replace(linjer[s.om], naeste_opfoelgning=str(s.data.get("naeste") or ""))
    return tuple(linjer.values())


def naeste_akter(billede: Sagsbillede) -> list[str]:
    """The acts that wait in a case, the most pressing first.

    Hjemmel: BL §§ 20, 32, 91 og 95
    """
    venter = (
        ("undersoegelse", bool(billede.undersoegelse_i_gang)),
        ("afdaekning", bool(billede.afdaekning_i_gang)),
        ("ny_afdaekning", billede.mangler_afdaekning),
        ("ny_undersoegelse", billede.mangler_undersoegelse),
        ("afgoerelse", billede.undersoegelse_uden_afgoerelse),
        ("ivaerksaet", bool(billede.afgoerelse_uden_indsats)),
        ("plan", billede.mangler_plan),
        ("opfoelgning", bool(billede.loebende)),
    )
    return [akt for akt, gaelder in venter if gaelder]


def opfoelgningsskema(base: Skema, maal: Sequence[Maal]) -> Skema:
    """The form of a follow-up: each goal in force is scored from 1 to 5.

    Hjemmel: BL § 95
    """
    if not maal:
        return base
    valg = tuple(Valgmulighed(str(score), tekst) for score, tekst in SCORER)
    felter: list[Skemafelt] = []
    for m in maal:
        felter += [
            Skemafelt(
                f"score_{m.noegle}",
                "listevalg",
                f"Mål {m.nr}: {m.tekst[:140]}",
                "Hvor tæt er målet på at være nået?",
                LAESER,
                valg=valg,
            ),
            Skemafelt(f"bem_{m.noegle}", "tekst", f"Bemærkning til mål {m.nr}", "Hvad scoren bygger på.", LAESER),
        ]
    return replace(base, afsnit=(base.afsnit[0], Skemaafsnit("Målene", tuple(felter)), *base.afsnit[1:]))


def laes_scorer(svar: Mapping[str, Any], maal: Sequence[Maal]) -> dict[str, int]:
    """The scores that were given, by the goal's key; anything but 1 to 5 is none.

    Hjemmel: BL § 95
    """
    gyldige = {str(score) for score, _tekst in SCORER}
    return {m.noegle: int(svar[f"score_{m.noegle}"]) for m in maal if str(svar.get(f"score_{m.noegle}")) in gyldige}
