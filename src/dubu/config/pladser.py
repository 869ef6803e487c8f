"""Slots of the pages and the rooms that fill them."""

from dubu.config import sagsgang


from dubu.frister import pladser as frister


def fyld() -> None:
    """Fill the slots; called once when the models are loaded."""
    frister.registrer()
    sagsgang.fyld()
