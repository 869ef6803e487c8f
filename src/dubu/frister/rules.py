"""Pure questions about a deadline's reminder."""

from __future__ import annotations

import re

# The digits are whole: § 143 a is another paragraph, § 1430 does not exist.
_PARAGRAF_143 = re.compile(r"§\s*143(?![0-9])(?!\s*[a-z]\b)")


def kan_udsaettes(*, i_timer: bool, hjemmel: str) -> bool:
    """May the reminder be moved? Not for deadlines in hours and not for the rules of § 143.

    Hjemmel: ingen (praksis)
    """
    return not i_timer and not _PARAGRAF_143.search(hjemmel)
