"""The mark of what a page showed: it is sent back, so that who saves second is told what the first one did."""

from __future__ import annotations

from hashlib import sha256


def aftryk(*vaerdier: object) -> str:
    """A short mark that is another one as soon as a value is."""
    return sha256("\x1f".join("" if v is None else str(v) for v in vaerdier).encode()).hexdigest()[:16]
