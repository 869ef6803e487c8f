"""The port to the population register: a delivery, who reads it, and its refusal.

A source (P12170 today) is an adapter that gives `CprUdtraek`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from dubu.porte.cpr import CprDato, CprPerson


class AfvistLeverance(Exception):
    """The delivery is refused as a whole: which record, which line where there are lines, and why."""

    def __init__(self, kode: str, aarsag: str, *, postnr: int | None = None, linje: int | None = None) -> None:
        self.kode = kode
        self.aarsag = aarsag
        self.postnr = postnr
        self.linje = linje
        super().__init__(self.besked)

    @property
    def besked(self) -> str:
        """The Danish sentence for the person who loads the file. It holds no personal data."""
        if self.postnr is None:
            return f"Leverancen er afvist: {self.aarsag}"
        sted = f"post {self.postnr}" + (f" (linje {self.linje})" if self.linje is not None else "")
        return f"Leverancen er afvist ved {sted}: {self.aarsag}"


@dataclass(frozen=True, slots=True)
class CprFejlpost:
    """The register could not use something that we sent."""

    noegle: str
    inddata: str
    fejlnr: str
    fejltekst: str


@dataclass(frozen=True, slots=True)
class CprKvittering:
    """A subscription was deleted."""

    pnr: str
    tidspunkt: CprDato
    kode: str
    noegle: str


@dataclass(frozen=True, slots=True)
class CprLeverance:
    """One delivery: its place in the chain (opgavenr and the two dates) and what it holds besides persons.

    `antal` is the number of records between start and end record. `fingeraftryk` covers all records and not
    the file's form: the same delivery as text and with fixed length has the same one.
    """

    opgavenr: str
    produktionsdato: date
    forrige_produktionsdato: date | None
    antal: int
    antal_personer: int
    fingeraftryk: str
    fejlposter: tuple[CprFejlpost, ...] = ()
    kvitteringer: tuple[CprKvittering, ...] = ()
    med_linjer: bool = field(default=True, compare=False)


class CprUdtraek(Protocol):
    """A delivery that has been checked from end to end; its persons are read one at a time."""

    @property
    def leverance(self) -> CprLeverance: ...

    def aendrede(self, kendte: Mapping[str, str]) -> list[str]:
        """The numbers of those whose fingerprint is not the one that is known."""
        ...

    def personer(self, numre: Iterable[str] | None = None) -> Iterator[CprPerson]:
        """The persons of these numbers, or all."""
        ...


class CprLaeser(Protocol):
    """Opens a delivery or refuses it with `AfvistLeverance` before any person is given."""

    def __call__(self, fil: Path) -> AbstractContextManager[CprUdtraek]: ...
