"""The smallest legal measure for a test."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from dubu.afgoerelser.tests.factories import lav_afgoerelse
from dubu.indsatser.models import Indsats
from dubu.indsatser.services import ivaerksaet
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.sager.models import Sag


def indsatssvar(**felter: Any) -> dict[str, Any]:
    """The answers of a measure that begins today."""
    return {"titel": "Kontaktperson", "sted": "Team Ung", "fra": ur.idag().isoformat(), **felter}


def lav_indsats(aktoer: Aktoer, sag: Sag, type: str = "p32_3", **felter: Any) -> Indsats:
    """A measure set in motion on a decision of its own."""
    afgoerelse = lav_afgoerelse(aktoer, sag, type)
    return ivaerksaet(
        aktoer=aktoer, afgoerelse=afgoerelse, svar=indsatssvar(**felter), tidspunkt=ur.nu(), handling=uuid4()
    )
