"""May this actor do this act? Deny by default; a refusal is noted and written by the edge."""

from __future__ import annotations

from dubu.adgang.matrix import relationer
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import AdgangNaegtetFejl

ALLE = "alle"
EGNE = "egne"
AFDELING = "afdeling"
BEVILLING = "bevilling"


def kan(aktoer: Aktoer, akt: str) -> bool:
    """May the actor do the act through any relation? For buttons; the service checks the relation."""
    return bool(relationer(aktoer, akt))


def check_kan(aktoer: Aktoer, akt: str) -> frozenset[str]:
    """The relations through which the actor may do the act. Raises AdgangNaegtetFejl when there are none."""
    fundet = relationer(aktoer, akt)
    if not fundet:
        naegt(aktoer, akt)
    return fundet


def naegt(aktoer: Aktoer, akt: str) -> None:
    """Refuse, and have the refusal remembered."""
    aktoer.opslag.noter("adgang.naegtet", akt=akt)
    raise AdgangNaegtetFejl
