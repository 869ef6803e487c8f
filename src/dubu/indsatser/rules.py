"""Measures: the states, and which paragraph makes a placement.

Hjemmel: BL §§ 32, 46 og 47
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

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
