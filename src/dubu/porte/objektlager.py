"""The object store as the house sees it: bytes by municipality and SHA-256, and a mailbox per municipality.

What is stored is encrypted with the municipality's own key; who asks for another municipality's object
gets nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


class ObjektlagerFejl(Exception):
    """The store could not keep or give an object; the cause is chained."""


class ObjektFindesIkkeFejl(ObjektlagerFejl):
    """The municipality has no such object."""


class ObjektOedelagtFejl(ObjektlagerFejl):
    """The object's bytes are not those that were stored."""


@dataclass(frozen=True, slots=True)
class Gemt:
    """What was stored: its hash (hex, 64) and size in bytes."""

    sha256: str
    stoerrelse: int


class Objektlager(Protocol):
    """A store of objects that never change, and of packages that wait for a municipality."""

    def gem(self, kommune: int, indhold: Iterable[bytes]) -> Gemt:
        """Store the bytes; the same bytes again change nothing."""
        ...

    def hent(self, kommune: int, sha256: str) -> Iterator[bytes]:
        """The bytes in pieces. Raises ObjektFindesIkkeFejl before the first piece."""
        ...

    def findes(self, kommune: int, sha256: str) -> bool:
        """Does the municipality have the object?"""
        ...

    def laeg_i_postkasse(self, modtager: int, navn: str, indhold: bytes) -> None:
        """Leave a package for a municipality under a name; the same name again replaces nothing."""
        ...

    def list_postkasse(self, kommune: int) -> list[str]:
        """The names of the packages that wait, oldest first."""
        ...

    def hent_fra_postkasse(self, kommune: int, navn: str) -> bytes:
        """A waiting package. Raises ObjektFindesIkkeFejl."""
        ...

    def fjern_fra_postkasse(self, kommune: int, navn: str) -> None:
        """Remove a package that has been taken in; gone already is no error."""
        ...

    def check_config(self) -> list[str]:
        """What is wrong with the settings, in Danish sentences; empty when the store can be used."""
        ...
