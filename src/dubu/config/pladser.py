"""Slots of the pages and the rooms that fill them."""

from dubu.config import sagsgang


def fyld() -> None:
    """Fill the slots; called once when the models are loaded."""
    sagsgang.fyld()
