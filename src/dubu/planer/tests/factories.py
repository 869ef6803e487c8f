"""The smallest legal plan for a test."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.planer.models import BarnetsPlan
from dubu.planer.services import opret_plan
from dubu.sager.models import Sag


def plansvar(**felter: Any) -> dict[str, Any]:
    """The answers of a plan with one goal."""
    return {
        "formaal": "Asta kommer i skole hver dag.", "barnets_oensker": "Jeg vil gå til fodbold.",
        "maal_1_dimension": "skole", "maal_1_maal": "Fraværet falder.", "maal_1_barnets_ord": "Jeg vil være med.",
        "maal_1_tegn": "Asta møder fire dage om ugen.", "maal_1_hvem": "Kontaktpersonen følger Asta om morgenen.",
        "maal_1_hvornaar": date(2026, 12, 1).isoformat(), **felter,
    }  # fmt: skip


def lav_plan(aktoer: Aktoer, sag: Sag) -> BarnetsPlan:
    """A plan that has been begun."""
    return opret_plan(aktoer=aktoer, sag=sag, tidspunkt=ur.nu(), handling=uuid4())
