"""Follow-up: goals' scores, and where a case stands on the way from underretning to follow-up.

Hjemmel: BL §§ 95 og 156
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
class Sagstrin:
    """One step of the ladder: `udfoert`, `aktuel` or `kommende`."""

    noegle: str
    tekst: str
    tilstand: str


#: The steps and the facts that begin and finish each. A finished later step finishes the earlier ones.
TRIN: Final[tuple[tuple[str, str, frozenset[str], frozenset[str]], ...]] = (
    ("underretning", "Underretning", frozenset({"underretning.modtaget", "underretning.opdelt", "ansoegning.modtaget"}),
     frozenset({"underretning.lukket", "screening.afsluttet", "sag.oprettet"})),
    ("screening", "Screening", frozenset({"underretning.vurderet"}), frozenset({"screening.afsluttet"})),
    ("undersoegelse", "Afdækning/BFU", frozenset({"undersoegelse.besluttet", "afdaekning.besluttet"}),
     frozenset({"undersoegelse.afsluttet", "undersoegelse.standset", "afdaekning.afsluttet"})),
    ("afgoerelse", "Afgørelse", frozenset(), frozenset({"afgoerelse.truffet"})),
    ("plan", "Plan", frozenset({"plan.valgt_til"}), frozenset({"plan.godkendt", "plan.fravalgt"})),
    ("opfoelgning", "Opfølgning", frozenset({"indsats.ivaerksat", "anbringelse.ivaerksat"}),
     frozenset({"opfoelgning.holdt"})),
)  # fmt: skip


def trin_i_sag(noegler: Iterable[str]) -> list[Sagstrin]:
    """The ladder from the keys of a child's facts in order of time: what is behind, what is open, what comes.

    A step stands by the last of its own facts, so that a second undersøgelse opens it again.

    Hjemmel: ingen (praksis)
    """
    sete = list(noegler)
    tilstande = []
    for _noegle, _tekst, begynder, slutter in TRIN:
        sidste = next((noegle for noegle in reversed(sete) if noegle in begynder or noegle in slutter), None)
        tilstande.append("kommende" if sidste is None else "udfoert" if sidste in slutter else "aktuel")
    naeste = _naeste_uden_aktuel(tilstande)
    if naeste is not None:
        tilstande[naeste] = "aktuel"
    return [
        Sagstrin(noegle, tekst, tilstand) for (noegle, tekst, *_rest), tilstand in zip(TRIN, tilstande, strict=True)
    ]


def _naeste_uden_aktuel(tilstande: Sequence[str]) -> int | None:
    """When nothing is open, the first step after the last finished one is what comes now."""
    if "aktuel" in tilstande:
        return None
    sidst = max((nr for nr, tilstand in enumerate(tilstande) if tilstand == "udfoert"), default=-1)
    return sidst + 1 if sidst + 1 < len(tilstande) else None


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
            Skemafelt(f"score_{m.noegle}", "listevalg", f"Mål {m.nr}: {m.tekst[:140]}", "Hvor tæt er målet på at være nået?",
                      LAESER, valg=valg),
            Skemafelt(f"bem_{m.noegle}", "tekst", f"Bemærkning til mål {m.nr}", "Hvad scoren bygger på.", LAESER),
        ]  # fmt: skip
    return replace(base, afsnit=(base.afsnit[0], Skemaafsnit("Målene", tuple(felter)), *base.afsnit[1:]))


def laes_scorer(svar: Mapping[str, Any], maal: Sequence[Maal]) -> dict[str, int]:
    """The scores that were given, by the goal's key; anything but 1 to 5 is none.

    Hjemmel: BL § 95
    """
    gyldige = {str(score) for score, _tekst in SCORER}
    return {m.noegle: int(svar[f"score_{m.noegle}"]) for m in maal if str(svar.get(f"score_{m.noegle}")) in gyldige}
