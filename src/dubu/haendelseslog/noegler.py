"""The keys of the logs: files outside the database, made at first use, readable by their owner only."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

LAENGDE = 32


def hent_eller_lav(fil: Path, lav: Callable[[], bytes]) -> bytes:
    """The content of a key file. Made whole under another name and linked: two processes get the same key."""
    if not fil.exists():
        fil.parent.mkdir(parents=True, exist_ok=True)
        kladde = fil.with_name(f".{fil.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(kladde, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as strom:
            strom.write(lav())
            strom.flush()
            os.fsync(strom.fileno())
        with suppress(FileExistsError):  # another process was first: then its key stands
            os.link(kladde, fil)
        kladde.unlink()
    return fil.read_bytes()


def lognoegle() -> bytes:
    """The key that marks new rows: the first line of its file."""
    return _laes_linjer(settings.DUBU_LOGNOEGLE)[0]


def kendte_lognoegler() -> tuple[bytes, ...]:
    """All keys that rows may have been marked with: one a line, the present one first. None is made here."""
    fil: Path = settings.DUBU_LOGNOEGLE
    return _laes_linjer(fil) if fil.exists() else ()


@cache
def _laes_linjer(fil: Path) -> tuple[bytes, ...]:
    """Read once by each process: every act asks."""
    linjer = hent_eller_lav(fil, lambda: secrets.token_bytes(LAENGDE).hex().encode() + b"\n").split()
    try:
        noegler = tuple(bytes.fromhex(linje.decode("ascii")) for linje in linjer)
    except ValueError:
        noegler = ()
    if not noegler or any(len(noegle) != LAENGDE for noegle in noegler):
        raise ImproperlyConfigured(f"{fil.name} skal have én nøgle på 64 hextegn pr. linje")
    return noegler
