"""Barnets plan: the states, and the form with its goals.

Hjemmel: BL §§ 91-92
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from dubu.skemaer.rules import Skema, Skemaafsnit, Skemafelt, Valgmulighed

UDKAST, GAELDENDE, OPHOERT = "udkast", "gaeldende", "ophoert"

#: A plan in force is revised by a new version and stays in force.
OVERGANGE: Final[Mapping[str, frozenset[str]]] = {
    UDKAST: frozenset({GAELDENDE, OPHOERT}),
    GAELDENDE: frozenset({GAELDENDE, OPHOERT}),
    OPHOERT: frozenset(),
}
MAAL_MINDST, MAAL_HOEJST = 3, 12
LAESER: Final = "Barnet, forældrene og den, der udfører indsatsen"


@dataclass(frozen=True, slots=True)
class Maal:
    """One goal as it was written."""

    nr: int
    dimension: str
    maal: str
    hvem_goer_hvad: str
    barnets_ord: str = ""
    tegn: str = ""
    hvornaar: date | None = None


def kan_skifte(fra: str, til: str) -> bool:
    """May a plan go from one state to another?

    Hjemmel: BL § 91
    """
    return til in OVERGANGE[fra]


def planskema(base: Skema, antal: int, forhold: Sequence[tuple[str, str]]) -> Skema:
    """The form of a plan with room for so many goals; a heading is chosen for each.

    Hjemmel: BL § 92
    """
    antal = max(MAAL_MINDST, min(antal, MAAL_HOEJST))
    return replace(base, afsnit=(*base.afsnit, *(_maalafsnit(nr, forhold) for nr in range(1, antal + 1))))


def _maalafsnit(nr: int, forhold: Sequence[tuple[str, str]]) -> Skemaafsnit:
    valg = tuple(Valgmulighed(noegle, navn) for noegle, navn in forhold)
    felter = (
        Skemafelt(
            f"maal_{nr}_dimension",
            "listevalg",
            f"Mål {nr}: hvilket forhold?",
            "Målet tager udgangspunkt i behovet.",
            LAESER,
            valg=valg,
        ),
        Skemafelt(
            f"maal_{nr}_maal",
            "langtekst",
            f"Mål {nr}",
            "BL § 92: konkrete mål for trivsel og udvikling.",
            LAESER,
            linjer=2,
        ),
        Skemafelt(
            f"maal_{nr}_barnets_ord",
            "langtekst",
            f"Mål {nr} med barnets egne ord",
            "BL § 92: barnet inddrages i målene.",
            LAESER,
            linjer=2,
        ),
        Skemafelt(
            f"maal_{nr}_tegn",
            "langtekst",
            f"Mål {nr}: tegn på, at det går fremad",
            "Så alle kan se, om målet er nær.",
            LAESER,
            linjer=2,
        ),
        Skemafelt(
            f"maal_{nr}_hvem",
            "langtekst",
            f"Mål {nr}: hvem gør hvad?",
            "Så alle ved, hvad der er aftalt.",
            LAESER,
            linjer=2,
        ),
        Skemafelt(f"maal_{nr}_hvornaar", "dato", f"Mål {nr}: hvornår?", "Så der kan følges op.", LAESER),
    )
    return Skemaafsnit(titel=f"Mål {nr}", felter=felter)


def laes_maal(svar: Mapping[str, Any]) -> list[Maal]:
    """The goals that have been written; a goal without words is none.

    Hjemmel: BL § 92
    """
    fundne = []
    for nr in range(1, MAAL_HOEJST + 1):
        tekst = str(svar.get(f"maal_{nr}_maal") or "").strip()
        if not tekst:
            continue
        hvornaar = svar.get(f"maal_{nr}_hvornaar")
        fundne.append(
            Maal(
                nr=nr,
                maal=tekst,
                dimension=str(svar.get(f"maal_{nr}_dimension") or ""),
                barnets_ord=str(svar.get(f"maal_{nr}_barnets_ord") or "").strip(),
                tegn=str(svar.get(f"maal_{nr}_tegn") or "").strip(),
                hvem_goer_hvad=str(svar.get(f"maal_{nr}_hvem") or "").strip(),
                hvornaar=date.fromisoformat(hvornaar) if hvornaar else None,
            )
        )
    return fundne


def mangler(svar: Mapping[str, Any]) -> list[str]:
    """What a plan lacks before it can be approved, as sentences.

    Hjemmel: BL § 92
    """
    huller = []
    if not str(svar.get("formaal") or "").strip():
        huller.append("Det overordnede formål mangler.")
    if not str(svar.get("barnets_oensker") or "").strip():
        huller.append("Barnets ønsker mangler.")
    maal = laes_maal(svar)
    if not maal:
        huller.append("Planen har ingen mål.")
    huller += [f"Mål {m.nr} mangler, hvilket forhold det hører til." for m in maal if not m.dimension]
    huller += [f"Mål {m.nr} mangler, hvem der gør hvad." for m in maal if not m.hvem_goer_hvad]
    return huller
