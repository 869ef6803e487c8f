"""The smallest legal talk for a test."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from dubu.inddragelse.models import Boernesamtale
from dubu.inddragelse.services import registrer_boernesamtale
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.sager.models import Sag


def samtalesvar(**felter: Any) -> dict[str, Any]:
    """The answers of a talk that was held just now."""
    return {
        "udfald": "holdt", "tidspunkt": ur.nu().isoformat(), "formaal": "undersoegelse", "form": "samtale",
        "deltagere": "Asta og Mette", "foraelder_til_stede": "nej", "bisidder": "nej",
        "egne_ord": "Jeg vil gerne gå til fodbold.", "fortolkning": "Asta savner venner.", **felter,
    }  # fmt: skip


def undladt_svar(**felter: Any) -> dict[str, Any]:
    """The answers of a talk left out."""
    return {
        "udfald": "undladt", "tidspunkt": ur.nu().isoformat(), "formaal": "underretning", "undtagelse": "modenhed",
        "begrundelse": "Barnet er et halvt år.", "paa_anden_maade": "Sundhedsplejersken har set barnet.", **felter,
    }  # fmt: skip


def lav_samtale(aktoer: Aktoer, sag: Sag, **felter: Any) -> Boernesamtale:
    """A talk that was held."""
    return registrer_boernesamtale(
        aktoer=aktoer, sag=sag, svar=samtalesvar(**felter), tidspunkt=ur.nu(), handling=uuid4()
    )
