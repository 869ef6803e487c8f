"""`dubu genereret [--tjek]`: write the generated documents, or say which are stale."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dubu.config.genereret import dokumenter

MAPPE = settings.ROD / "docs" / "genereret"


class Command(BaseCommand):
    help = "Skriv de genererede dokumenter i docs/genereret, eller tjek at de er friske"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tjek", action="store_true", help="skriv intet; fejl når noget er forældet")

    def handle(self, *args: Any, **valg: Any) -> None:
        for navn, tekst in dokumenter().items():
            fil = MAPPE / navn
            if valg["tjek"]:
                if not fil.is_file() or fil.read_text(encoding="utf-8") != tekst:
                    raise CommandError(f"docs/genereret/{navn} er forældet: kør make docs")
                continue
            fil.parent.mkdir(parents=True, exist_ok=True)
            fil.write_text(tekst, encoding="utf-8")
