"""The errors of the pure rules. Texts are Danish: they may be shown."""

from __future__ import annotations


class RegelFejl(Exception):
    """Base of all errors raised by `dubu.regler`."""


class UkendtHaendelseError(RegelFejl):
    """The key of a fact is not in the vocabulary."""


class UgyldigeDataError(RegelFejl):
    """The data of a fact do not fit its type."""


class KatalogFejl(RegelFejl):
    """A file of the catalogue cannot be used; names file and line."""

    def __init__(self, fil: str, linje: int, tekst: str) -> None:
        super().__init__(f"{fil}, linje {linje}: {tekst}")
        self.fil = fil
        self.linje = linje
        self.tekst = tekst


class UgyldigtCprError(RegelFejl):
    """What was given is not a personnummer."""
