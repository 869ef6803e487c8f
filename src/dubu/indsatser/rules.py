"""Measures: the states, and which paragraph makes a placement.

Hjemmel: BL §§ 32, 46 og 47
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from dubu.regler.haendelser import Haendelse

LOEBENDE, OPHOERT = "loebende", "ophoert"

#: What has ended is not begun again: a new measure is set in motion.
OVERGANGE: Final[Mapping[str, frozenset[str]]] = {LOEBENDE: frozenset({OPHOERT}), OPHOERT: frozenset()}

_ANBRINGELSE: Final = re.compile(r"^BL § (46|47)\b")


def kan_skifte(fra: str, til: str) -> bool:
    """May a measure go from one state to another?

    Hjemmel: ingen (praksis)
    """
    return til in OVERGANGE[fra]


def er_anbringelse(paragraf: str) -> bool:
    """Is the child placed outside the home by the paragraph?

    Hjemmel: BL §§ 46 og 47
    """
    return bool(_ANBRINGELSE.match(paragraf))


def anbragt_hos(fakta: Iterable[Haendelse]) -> str:
    """Where the child is placed now, from its facts in order of time; empty when it is not.

    Hjemmel: BL §§ 46 og 47
    """
    steder: dict[str | None, str] = {}
    for faktum in fakta:
        if faktum.noegle in ("anbringelse.ivaerksat", "anbringelse.flyttet"):
            steder[faktum.om] = str(faktum.data.get("sted") or "")
        elif faktum.noegle == "anbringelse.ophoert":
            steder.pop(faktum.om, None)
    return next((sted for sted in reversed(steder.values()) if sted), "")
