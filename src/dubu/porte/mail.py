"""Mail that has come in, as the house sees it: one message with its files, or a broken one with its raw bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol

RAA_TYPE: Final = "message/rfc822"


@dataclass(frozen=True, slots=True)
class Mailbilag:
    """One attached file."""

    filnavn: str
    mimetype: str
    indhold: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One message. `ankommet` is when it reached the mailbox, not when it is read.

    `navn` is the message's name in the mailbox, `aftryk` the SHA-256 of its raw bytes (the same message twice is one),
    `afsender` and `emne` are as written, `raa` is the whole message as it came. `fejl` says why a
    message could not be read; then the raw bytes are the only attachment.
    """

    navn: str
    aftryk: str
    ankommet: datetime
    afsender: str
    emne: str
    tekst: str
    bilag: Sequence[Mailbilag] = ()
    fejl: str = ""
    raa: bytes = b""

    def som_ulaeselig(self, fejl: str) -> Mail:
        """The same message as one that could not be read: nothing but its raw bytes."""
        bilag = (Mailbilag(self.navn, RAA_TYPE, self.raa),) if self.raa else ()
        return replace(self, tekst="", bilag=bilag, fejl=fejl)


class Maillaeser(Protocol):
    """Reads one message from its bytes."""

    def __call__(self, navn: str, raa: bytes, afleveret: datetime) -> Mail:
        """The message; a broken one is given too."""
        ...


class Mailkasse(Protocol):
    """A mailbox that is emptied message by message."""

    def list_ventende(self) -> list[str]:
        """The names of the messages that wait, oldest first."""
        ...

    def hent(self, navn: str) -> Mail:
        """One message; a broken one is given too."""
        ...

    def laeg_til_side(self, navn: str) -> None:
        """The message has been taken in: move it away. Gone already is no error."""
        ...

    def check_config(self) -> list[str]:
        """What is wrong with the settings, in Danish sentences."""
        ...
