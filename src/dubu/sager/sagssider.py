"""Where a case's own page is, for the way back from a page about something in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from dubu.kerne.aktoer import Aktoer
from dubu.sager.models import Sag
from dubu.sager.permissions import kan_i_sag


def sagens_adresse(sag: Sag) -> str:
    """The address of the case's overview."""
    return reverse("sager:overblik", args=[sag.uuid])


def adresse_efter(aktoer: Aktoer, sag: Sag) -> str:
    """Where an act leads: to the case for those who may read it, else to one's own list."""
    return sagens_adresse(sag) if kan_i_sag(aktoer, sag, "sag.laes") else reverse("sager:mine")


def vaelg(muligheder: Sequence[Any], uuid: str) -> Any:
    """The one of the offered objects that a form's choice names, or None."""
    return next((objekt for objekt in muligheder if str(objekt.uuid) == uuid), None)
