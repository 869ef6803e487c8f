"""Which status may follow which: cases and activities.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dubu.regler.haendelser import FAKTATYPER

AKTIV, AFSLUTTET, NY, HVILER = "SagStatus1", "SagStatus2", "SagStatus3", "SagStatus4"
OVERDRAGET, ARKIVERET, FEJLOPRETTET = "SagStatus5", "SagStatus6", "SagStatus7"

AABNE: Final = frozenset({AKTIV, NY, HVILER})

SAGSSKIFT: Final[Mapping[str, frozenset[str]]] = {
    NY: frozenset({AKTIV, AFSLUTTET, OVERDRAGET, FEJLOPRETTET}),
    AKTIV: frozenset({HVILER, AFSLUTTET, OVERDRAGET, FEJLOPRETTET}),
    HVILER: frozenset({AKTIV, AFSLUTTET, OVERDRAGET, FEJLOPRETTET}),
    AFSLUTTET: frozenset({AKTIV, ARKIVERET}),
    OVERDRAGET: frozenset({AKTIV, ARKIVERET}),
    ARKIVERET: frozenset(),
    FEJLOPRETTET: frozenset(),
}

# Statuses that other acts set: handing a case to another municipality, and the archive.
IKKE_VED_HAANDEN: Final = frozenset({OVERDRAGET, ARKIVERET})

AKTIVITETSSKIFT: Final[Mapping[str, frozenset[str]]] = {
    "kladde": frozenset({"aktiv", "udfoert", "annulleret"}),
    "aktiv": frozenset({"udfoert", "annulleret", "ikke_relevant"}),
    "ikke_relevant": frozenset({"aktiv"}),
    "udfoert": frozenset(),
    "annulleret": frozenset(),
}


def er_aaben(status: str) -> bool:
    """Is a case with the status open: does somebody work in it, do deadlines run?

    Hjemmel: ingen (praksis)
    """
    return status in AABNE


def kan_sag_skifte(fra: str, til: str) -> bool:
    """May a case go from one status to another?

    Hjemmel: ingen (praksis)
    """
    return til in SAGSSKIFT[fra]


def kraever_begrundelse(fra: str, til: str) -> bool:
    """Must the change say why? Everything but a new case becoming active.

    Hjemmel: ingen (praksis)
    """
    return (fra, til) != (NY, AKTIV)


def kan_aktivitet_skifte(fra: str, til: str) -> bool:
    """May an activity go from one status to another?

    Hjemmel: ingen (praksis)
    """
    return til in AKTIVITETSSKIFT[fra]


def aktivitetsskift_kraever_begrundelse(til: str, *, lovpligtig: bool) -> bool:
    """Must the change say why? Not relevant always; a statutory activity that is cancelled too.

    Hjemmel: ingen (praksis)
    """
    return til == "ikke_relevant" or (lovpligtig and til == "annulleret")


def er_soeskende_forvalgt(*, hel: bool | None, samme_husstand: bool, samme_indehavere: bool) -> bool:
    """Is a sibling ticked beforehand where one text is written for several?

    By household; never a half-sibling (or one of whom a parent is not known) with another custody holder.

    Hjemmel: ingen (praksis)
    """
    return samme_husstand and (hel is True or samme_indehavere)


# ---- The ladder of a case: step, the facts that begin it, the facts that end it

TRIN: Final[tuple[tuple[str, frozenset[str], frozenset[str]], ...]] = (
    (
        "Underretning",
        frozenset({"underretning.modtaget", "ansoegning.modtaget"}),
        frozenset({"underretning.vurderet", "ansoegning.modtaget"}),
    ),
    ("Screening", frozenset({"underretning.vurderet", "ansoegning.modtaget"}), frozenset({"screening.afsluttet"})),
    (
        "Afdækning/BFU",
        frozenset({"afdaekning.besluttet", "undersoegelse.besluttet"}),
        frozenset({"afdaekning.afsluttet", "undersoegelse.afsluttet", "undersoegelse.standset"}),
    ),
    ("Afgørelse", frozenset(), frozenset({"afgoerelse.truffet"})),
    ("Plan", frozenset({"plan.valgt_til"}), frozenset({"plan.godkendt", "plan.revideret", "plan.fravalgt"})),
    ("Opfølgning", frozenset(), frozenset({"opfoelgning.holdt"})),
)


STIGENS_HAENDELSER: Final = frozenset().union(*(begynder | slutter for _, begynder, slutter in TRIN))


def paa_stigen(fakta: Iterable[tuple[str, object]]) -> list[str]:
    """The canonical keys that the ladder reads, of pairs (key, paragraph) in order of time.

    The decision to make an undersøgelse is a step on the way to the decision that the ladder means.

    Hjemmel: ingen (praksis)
    """
    noegler = ((kanonisk(noegle), paragraf) for noegle, paragraf in fakta)
    return [
        noegle
        for noegle, paragraf in noegler
        if noegle in STIGENS_HAENDELSER and not (noegle == "afgoerelse.truffet" and paragraf == "BL § 20")
    ]


def kanonisk(noegle: str) -> str:
    """The key under which rules know a fact.

    Hjemmel: ingen (praksis)
    """
    return FAKTATYPER[noegle].kanonisk if noegle in FAKTATYPER else noegle


def trin_i_sag(noegler: Sequence[str]) -> list[tuple[str, str]]:
    """Each step of the case with its state - udfoert, aktuel or kommende - from the child's facts in order.

    The step that was begun latest and not ended is the present one; with none begun, the first that waits
    after the latest that ended.

    Hjemmel: ingen (praksis)
    """
    begyndt = [_senest(noegler, begynd) for _, begynd, _ in TRIN]
    endt = [_senest(noegler, slut) for _, _, slut in TRIN]
    aabne = [nr for nr in range(len(TRIN)) if begyndt[nr] > endt[nr]]
    if aabne:
        aktuel = max(aabne, key=lambda nr: begyndt[nr])
    else:
        sidste = max(range(len(TRIN)), key=lambda nr: endt[nr]) if noegler else len(TRIN)
        aktuel = next((nr for nr in range(sidste + 1, len(TRIN)) if endt[nr] < 0), -1)
    tilstande = ["udfoert" if endt[nr] >= 0 and nr not in aabne else "kommende" for nr in range(len(TRIN))]
    if aktuel >= 0:
        tilstande[aktuel] = "aktuel"
    return [(trin[0], tilstand) for trin, tilstand in zip(TRIN, tilstande, strict=True)]


def trin_nu(noegler: Sequence[str]) -> str:
    """The step that the case stands on: the present one, else the last that ended; empty before the first.

    Hjemmel: ingen (praksis)
    """
    stigen = trin_i_sag(noegler)
    naaede = [navn for navn, tilstand in stigen if tilstand == "udfoert"]
    return next((navn for navn, tilstand in stigen if tilstand == "aktuel"), naaede[-1] if naaede else "")


def _senest(noegler: Sequence[str], blandt: frozenset[str]) -> int:
    return max((nr for nr, noegle in enumerate(noegler) if noegle in blandt), default=-1)
