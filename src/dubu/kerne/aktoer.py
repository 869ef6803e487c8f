"""Who acts: a frozen value that every service and selector takes. `adgang` makes it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID


class Aktoerart(StrEnum):
    """The kinds of actor. Every kind has its rows in the access matrix."""

    MEDARBEJDER = "medarbejder"
    SYSTEM = "system"
    MASKINE = "maskine"
    LINKHOLDER = "linkholder"
    ANONYM = "anonym"


@dataclass(frozen=True)
class Opslagsnotat:
    """One read, search, export or refusal, waiting to be written by the edge."""

    art: str
    om: UUID | None = None
    data: tuple[tuple[str, str], ...] = ()


class Opslagsbog:
    """What has been read on the way through one request; the edge writes it before the answer leaves."""

    def __init__(self) -> None:
        self._notater: dict[Opslagsnotat, None] = {}

    def noter(self, art: str, om: UUID | None = None, **data: object) -> None:
        """Note a read. The same read twice in one request is one row."""
        par = tuple(sorted((noegle, str(vaerdi)) for noegle, vaerdi in data.items()))
        self._notater[Opslagsnotat(art, om, par)] = None

    def toem(self) -> list[Opslagsnotat]:
        """The notes in order, leaving the book empty."""
        notater = list(self._notater)
        self._notater.clear()
        return notater


@dataclass(frozen=True)
class Aktoer:
    """The actor of one request, job or command, inside one municipality."""

    art: Aktoerart
    kommune_id: int
    id: UUID | None = None
    navn: str = ""
    roller: frozenset[str] = frozenset()
    afdeling_id: int | None = None
    medarbejder_id: int | None = None
    formaal: str = ""
    # The municipality's switched-on modules, and whom the actor stands in for today: (id, name).
    moduler: frozenset[str] = frozenset()
    stedfortraeder_for: tuple[tuple[int, str], ...] = ()
    opslag: Opslagsbog = field(default_factory=Opslagsbog, compare=False, repr=False)

    @property
    def er_medarbejder(self) -> bool:
        """Is the actor an employee who is logged in?"""
        return self.art is Aktoerart.MEDARBEJDER

    @property
    def mine_ider(self) -> list[int]:
        """The actor and those whom the actor stands in for today, by primary key of Medarbejder."""
        return [] if self.medarbejder_id is None else [self.medarbejder_id, *(pk for pk, _ in self.stedfortraeder_for)]

    def med_formaal(self, formaal: str) -> Aktoer:
        """The same actor with a stated purpose; reads land in the same book."""
        return replace(self, formaal=formaal)


def systemaktoer(kommune_id: int, navn: str) -> Aktoer:
    """The actor of a job or command: `navn` says which."""
    return Aktoer(art=Aktoerart.SYSTEM, kommune_id=kommune_id, navn=navn)
