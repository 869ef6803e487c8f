"""The `--kommune` of commands: a code, or all."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import CommandError

from dubu.organisation.models import Kommune
from dubu.organisation.selectors import find_kommune, list_kommuner


def tilfoej_kommune(parser: ArgumentParser) -> None:
    """Add `--kommune KODE` to a command."""
    parser.add_argument("--kommune", help="Kommunens firecifrede kode, f.eks. 0461; uden: alle kommuner")


def valgte_kommuner(kode: str | None) -> list[Kommune]:
    """The municipality of the code, or all. Raises CommandError for an unknown code."""
    if kode is None:
        return list(list_kommuner())
    kommune = find_kommune(kode)
    if kommune is None:
        raise CommandError(f"Der er ingen kommune med koden {kode}.")
    return [kommune]
