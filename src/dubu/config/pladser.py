"""Slots of the pages and the rooms that fill them."""


def fyld() -> None:
    """Fill the slots; called once when the models are loaded."""
