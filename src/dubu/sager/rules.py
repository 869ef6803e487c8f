"""Which status may follow which: cases and activities.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

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
