"""What one municipality hands to another: the smallest parcel, and the road it goes.

The same parcel and the same road inside the installation as to a foreign system. A later parcel may hold
more (`version`); the road stays.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

VERSION = 1


class PakkeFejl(Exception):
    """The bytes are not a parcel that we can read; the cause is chained."""


@dataclass(frozen=True, slots=True)
class Pakkebilag:
    """One attached file."""

    filnavn: str
    mimetype: str
    indhold: bytes


@dataclass(frozen=True, slots=True)
class Pakke:
    """An item on its way: its text, times, claims about each child, notifier and attachments."""

    id: UUID
    fra_kommune: int
    til_kommune: int
    nummer: str
    modtaget: datetime
    registreret: datetime
    kanal: str
    indgangstype: str
    tekst: str
    skema: str
    skemaversion: int
    svar: Mapping[str, Any]
    boern: Sequence[Mapping[str, Any]]
    underretter: Mapping[str, str]
    akut: str = ""
    overgreb: bool = False
    aereskonflikt: bool = False
    vurderinger: Sequence[str] = ()
    overdraget_til: str = ""
    bilag: Sequence[Pakkebilag] = field(default_factory=tuple)


def pak(pakke: Pakke) -> bytes:
    """The parcel as bytes (JSON); encryption is the road's work."""
    felter = {navn: getattr(pakke, navn) for navn in Pakke.__slots__ if navn != "bilag"}
    felter["bilag"] = [
        {"filnavn": b.filnavn, "mimetype": b.mimetype, "indhold": base64.b64encode(b.indhold).decode()}
        for b in pakke.bilag
    ]
    return json.dumps({"version": VERSION, **felter}, default=_som_tekst, ensure_ascii=False).encode()


def _som_tekst(vaerdi: object) -> object:
    if isinstance(vaerdi, datetime):
        return vaerdi.isoformat()
    if isinstance(vaerdi, UUID):
        return str(vaerdi)
    if isinstance(vaerdi, Mapping):
        return dict(vaerdi)
    raise TypeError(type(vaerdi).__name__)


def pak_ud(raa: bytes) -> Pakke:
    """The parcel of some bytes. Raises PakkeFejl."""
    try:
        felter = json.loads(raa)
        if felter.pop("version") != VERSION:
            raise PakkeFejl("version")
        bilag = tuple(
            Pakkebilag(b["filnavn"], b["mimetype"], base64.b64decode(b["indhold"], validate=True))
            for b in felter.pop("bilag")
        )
        felter["id"] = UUID(felter["id"])
        felter["modtaget"] = datetime.fromisoformat(felter["modtaget"])
        felter["registreret"] = datetime.fromisoformat(felter["registreret"])
        return Pakke(**felter, bilag=bilag)
    except (ValueError, KeyError, TypeError, AttributeError) as fejl:
        raise PakkeFejl("ulæselig") from fejl


class Overdragelse(Protocol):
    """The road between two municipalities."""

    def send(self, pakke: Pakke) -> None:
        """Leave the parcel with the receiver; the same parcel again changes nothing."""
        ...

    def list_ventende(self, kommune: int) -> list[str]:
        """The names of the parcels that wait for a municipality, oldest first."""
        ...

    def hent(self, kommune: int, navn: str) -> Pakke:
        """A waiting parcel. Raises PakkeFejl when it cannot be read."""
        ...

    def fjern(self, kommune: int, navn: str) -> None:
        """Remove a parcel that has been taken in; gone already is no error."""
        ...

    def check_config(self) -> list[str]:
        """What is wrong with the settings, in Danish sentences; empty when the road can be used."""
        ...
