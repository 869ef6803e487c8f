"""Reads of stored answers: JSON values back to the types that columns and facts want."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

Svar = Mapping[str, Any]


def tekst(svar: Svar, navn: str) -> str:
    """A text, empty when nothing was answered."""
    return str(svar.get(navn) or "").strip()


def ja(svar: Svar, navn: str) -> bool | None:
    """True for yes, False for no, None when nothing was answered."""
    return {"ja": True, "nej": False}.get(str(svar.get(navn)))


def dato(svar: Svar, navn: str) -> date | None:
    """A date."""
    vaerdi = svar.get(navn)
    return date.fromisoformat(vaerdi) if vaerdi else None


def tidspunkt(svar: Svar, navn: str) -> datetime | None:
    """A moment."""
    vaerdi = svar.get(navn)
    return datetime.fromisoformat(vaerdi) if vaerdi else None
