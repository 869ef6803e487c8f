"""The only clock. Services take time as an argument; doors ask here."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DANMARK = ZoneInfo("Europe/Copenhagen")

_forskydning = timedelta(0)


def nu() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC) + _forskydning


def idag() -> date:
    """Today's date in Denmark."""
    return nu().astimezone(DANMARK).date()


def stil(tidspunkt: datetime | None) -> None:
    """Set the clock so that it now shows `tidspunkt` and goes on from there (None: the real time).

    For tests and for the practice municipality only; `config.settings` allows `DUBU_UR` nowhere else.
    """
    global _forskydning
    _forskydning = timedelta(0) if tidspunkt is None else tidspunkt - datetime.now(UTC)


def stil_efter_miljoe() -> None:
    """Set the clock by the environment variable `DUBU_UR` (ISO date-time with offset)."""
    if tekst := os.environ.get("DUBU_UR"):
        stil(datetime.fromisoformat(tekst))
