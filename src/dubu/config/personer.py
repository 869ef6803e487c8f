"""The room of persons, tied to the rooms above it."""

from __future__ import annotations

from dubu.config import egne
from dubu.parter import pladser as parter
from dubu.parter.permissions import saet_egenkilde
from dubu.sager import personside
from dubu.web.pladser import registrer


def fyld() -> None:
    """Say whose persons are whose, and fill the slots of the person's page."""
    saet_egenkilde(egne)
    parter.registrer()
    registrer("person.sager", "sager.person", personside.sager)
