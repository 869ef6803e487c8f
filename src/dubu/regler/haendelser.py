"""The vocabulary of facts: every key that may be written, what it is about and its typed data.

`haendelseslog.services.skriv` refuses what is not here; the deadline engine and the
gates read nothing else.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from dubu.regler.fakta import beskyttelse, sag, sagsgang, underretning
from dubu.regler.fakta.typer import FAELLES, Faktatype, Felt, Slags
from dubu.regler.fejl import UgyldigeDataError, UkendtHaendelseError

__all__ = [
    "FAKTATYPER",
    "BarnFakta",
    "Faktatype",
    "Felt",
    "Haendelse",
    "Slags",
    "UgyldigeDataError",
    "UkendtHaendelseError",
    "find_faktatype",
    "normaliser",
    "saetning",
    "ukendte_felter",
    "valider",
]

FAKTATYPER: Final[Mapping[str, Faktatype]] = {
    faktatype.noegle: faktatype for faktatype in (*underretning.TYPER, *beskyttelse.TYPER, *sagsgang.TYPER, *sag.TYPER)
}


@dataclass(frozen=True, slots=True)
class Haendelse:
    """A fact as the rules see it: when it was so, what it is about, its data."""

    id: str
    noegle: str
    tidspunkt: datetime
    om: str | None = None
    data: Mapping[str, object] = field(default_factory=dict)
    registreret: datetime | None = None
    rolle: str | None = None
    aktoer: str | None = None


@dataclass(frozen=True, slots=True)
class BarnFakta:
    """What the rules must know of the child beside the facts."""

    uuid: UUID
    sammenflettede: tuple[UUID, ...] = ()
    foedselsdato: date | None = None
    terminsdato: date | None = None


def find_faktatype(noegle: str) -> Faktatype:
    """The type of a key. Raises UkendtHaendelseError."""
    try:
        return FAKTATYPER[noegle]
    except KeyError:
        raise UkendtHaendelseError(f"Hændelsen “{noegle}” findes ikke i ordforrådet.") from None


def valider(noegle: str, data: Mapping[str, object]) -> Faktatype:
    """Refuse a fact that is not typed here; return its type.

    Raises UkendtHaendelseError for the key, UgyldigeDataError for the data.
    """
    faktatype = find_faktatype(noegle)
    normaliser(noegle, data)
    return faktatype


def normaliser(noegle: str, data: Mapping[str, object]) -> dict[str, object]:
    """Return the data as they are stored (JSON types only), or refuse them.

    A value of None means "not said" and is left out. Dates, times and ids may be
    given as Python values.
    """
    faktatype = find_faktatype(noegle)
    rene: dict[str, object] = {}
    for navn, vaerdi in data.items():
        felt = faktatype.felt(navn)
        if felt is None:
            raise UgyldigeDataError(f"Hændelsen “{noegle}” har intet felt “{navn}”.")
        if vaerdi is not None:
            rene[navn] = felt.normaliser(navn, vaerdi)
    mangler = [navn for navn, felt in faktatype.data.items() if felt.kraevet and navn not in rene]
    if mangler:
        raise UgyldigeDataError(f"Hændelsen “{noegle}” mangler: {', '.join(mangler)}.")
    return rene


def ukendte_felter(noegle: str, data: Mapping[str, object]) -> tuple[str, ...]:
    """The names in `data` that the fact's type does not know, sorted."""
    faktatype = find_faktatype(noegle)
    return tuple(sorted(navn for navn in data if faktatype.felt(navn) is None))


def saetning(noegle: str, data: Mapping[str, object]) -> str:
    """The Danish sentence of the log; an unknown key gives the key itself."""
    faktatype = FAKTATYPER.get(noegle)
    return faktatype.saetning(data) if faktatype else noegle


FAELLES_FELTER: Final = FAELLES
