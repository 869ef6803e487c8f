"""Reads of stored answers: JSON values back to the types that columns and facts want."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from dubu.skemaer.rules import Skema, synlige_felter

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


def stillede(skema: Skema, svar: Svar) -> dict[str, Any]:
    """The answers to what was asked: what was typed in a field that then was hidden is left out."""
    synlige = {felt.navn for felt in synlige_felter(skema, svar)}
    return {navn: vaerdi for navn, vaerdi in svar.items() if navn in synlige}
