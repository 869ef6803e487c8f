"""What the engine answers: deadlines with state, due moment and explanation.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from dubu.regler.forklaring import forklar
from dubu.regler.grundlag import Grundlag, Status

__all__ = ["Fristresultat", "Grundlag", "Resultat", "Status", "Udloest"]


@dataclass(frozen=True, slots=True)
class Udloest:
    """The fact that opened the deadline."""

    noegle: str
    tidspunkt: datetime
    om: str | None
    id: str


@dataclass(frozen=True, slots=True)
class Fristresultat:
    """One deadline of one child.

    `udloeber` is the last day, an instant for deadlines in hours, None for a duty
    without a number. It is too late when the clock is later than `udloebstidspunkt`;
    reminders go by `varsles`, which may be earlier.
    """

    regel: str
    noegle: str
    navn: str
    udloest_af: Udloest
    forekomst: int
    om: str | None
    udloeber: date | datetime | None
    udloebstidspunkt: datetime | None
    varsles: datetime | None
    status: Status
    opfyldt: datetime | None
    opfyldt_af: str | None
    hjemmel: str
    kildestatus: str
    katalog: str
    ansvarlig_rolle: str
    find_grundlag: Callable[[], Grundlag] = field(compare=False, repr=False)

    @property
    def stabil_noegle(self) -> str:
        """The same for the same deadline at every computation: rule, triggering fact, occurrence."""
        return f"{self.regel}|{self.udloest_af.id}|{self.forekomst}"

    @property
    def er_aaben(self) -> bool:
        """Still to be done: open, overdue or waiting."""
        return self.status in (Status.AABEN, Status.OVERSKREDET, Status.AFVENTER)

    def trin(self) -> tuple[str, ...]:
        """The explanation, step by step."""
        return forklar(self.find_grundlag(), self.udloeber, self.status)

    def forklaring(self) -> str:
        """The explanation as Danish sentences that a parent understands."""
        return " ".join(self.trin())


@dataclass(frozen=True, slots=True)
class Resultat:
    """All deadlines of a child at a moment, and what could not be counted."""

    frister: tuple[Fristresultat, ...]
    advarsler: tuple[str, ...]
