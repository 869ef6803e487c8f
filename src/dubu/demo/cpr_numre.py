"""CPR numbers for invented persons: right in form and age, never issued to anybody.

The rule: the birth date and century are real, so that ages are right everywhere; the number fails
modulus 11; and nobody is born on 1 January. CPR-kontoret has since 2007 issued numbers that fail modulus 11,
but so far only for birth dates on 1 January (cpr.dk); any other number that fails it has never been issued.
What the rule does not promise: CPR-kontoret may one day run out of numbers for other dates. Then the rule
must be tightened. Replacement numbers of health and asylum services have another form and cannot be met.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from dubu.regler.cpr import er_cpr, opfylder_modulus_11

# First birth year of a period and the serial numbers that mean that century for every year in it.
_LOEBENUMRE: Final = ((1900, 1, 3999), (2000, 4001, 9999), (2037, 0, 0))


def er_opdigtet(pnr: str) -> bool:
    """Whether the number follows the rule of this module, and so cannot belong to a living person."""
    return er_cpr(pnr) and pnr[:4] != "0101" and not opfylder_modulus_11(pnr)


def _loebenumre(foedt: date) -> tuple[int, int]:
    for (fra, foerste, sidste), (til, *_) in pairwise(_LOEBENUMRE):
        if fra <= foedt.year < til:
            return foerste, sidste
    raise ValueError(f"no invented numbers for the year {foedt.year}")


class Nummerbank:
    """Hands out numbers, each once; the same seed and the same questions give the same numbers."""

    def __init__(self, froe: int = 0) -> None:
        self._froe = froe
        self._naeste: dict[tuple[date, str], int] = {}

    def tildel(self, foedt: date, koen: str) -> str:
        """A number for somebody born that day; `koen` is K (even) or M (odd)."""
        if (foedt.month, foedt.day) == (1, 1):
            raise ValueError("an invented person is never born on 1 January")
        foerste, sidste = _loebenumre(foedt)
        noegle = foedt, koen
        ulige = 1 if koen == "M" else 0
        trin = self._naeste.get(noegle, 0)
        pladser = (sidste - foerste) // 2
        start = (self._froe * 7919 + foedt.toordinal() * 613) % pladser
        while trin < pladser:
            loebenummer = foerste + 2 * ((start + trin) % pladser)
            loebenummer += (loebenummer % 2) != ulige
            trin += 1
            pnr = f"{foedt:%d%m%y}{loebenummer:04}"
            if not opfylder_modulus_11(pnr):
                self._naeste[noegle] = trin
                return pnr
        raise ValueError(f"no more invented numbers for {foedt.isoformat()}")
