"""Receivers of facts, in the order in which they are called. Each only makes a projection."""

# Deadlines first: they lock the children in order. Then the case, so that notices find who answers for it.
MODTAGERE: tuple[str, ...] = (
    "dubu.frister.modtagere.modtag",
    "dubu.sager.modtagere.modtag",
    "dubu.adviser.modtagere.modtag",
)
