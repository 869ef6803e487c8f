"""Where a case's own page is, for the way back from a page about something in it."""

from __future__ import annotations

from django.urls import reverse

from dubu.sager.models import Sag


def sagens_adresse(sag: Sag) -> str:
    """The address of the case's overview."""
    return reverse("sager:overblik", args=[sag.uuid])
