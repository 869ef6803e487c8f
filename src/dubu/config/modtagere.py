"""Receivers of facts, in the order in which they are called. Each only makes a projection."""

MODTAGERE: tuple[str, ...] = ("dubu.frister.modtagere.modtag", "dubu.adviser.modtagere.modtag")
