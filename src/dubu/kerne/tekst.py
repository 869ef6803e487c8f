"""Danish text of dates, times and people, for messages and pages."""

from __future__ import annotations

from datetime import date, datetime

from dubu.kerne.ur import DANMARK

MAANEDER = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


def dansk_dato(dag: date) -> str:
    """5. januar 2026."""
    return f"{dag.day}. {MAANEDER[dag.month - 1]} {dag.year}"


def dansk_tid(tidspunkt: datetime) -> str:
    """5. januar 2026 kl. 14.30, Danish time."""
    lokal = tidspunkt.astimezone(DANMARK)
    return f"{dansk_dato(lokal.date())} kl. {lokal:%H.%M}"
