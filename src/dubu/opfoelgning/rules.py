"""Follow-up: goals' scores, and which acts wait in a case.

Hjemmel: BL §§ 95 og 156
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Maal:
    """A goal as the follow-up asks about it."""

    noegle: str
    nr: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Sagsbillede:
    """What the work of a case stands at, in the words of the acts: is each waiting?"""

    undersoegelse_i_gang: bool = False
    screenet_til_undersoegelse: bool = False
    har_undersoegelse: bool = False
    undersoegelse_uden_afgoerelse: bool = False
    afgoerelse_uden_indsats: bool = False
    plan_i_udkast: bool = False
    loebende_indsats: bool = False


def naeste_akter(billede: Sagsbillede) -> list[str]:
    """The acts that wait in a case, the most pressing first.

    Hjemmel: BL §§ 20, 32, 91 og 95
    """
    venter = (
        ("undersoegelse", billede.undersoegelse_i_gang),
        ("ny_undersoegelse", billede.screenet_til_undersoegelse and not billede.har_undersoegelse),
        ("afgoerelse", billede.undersoegelse_uden_afgoerelse),
        ("ivaerksaet", billede.afgoerelse_uden_indsats),
        ("plan", billede.plan_i_udkast),
        ("opfoelgning", billede.loebende_indsats),
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
