"""`dubu demo_logins`: print the demo users."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from dubu.demo.personale import ADGANGSKODE, BRUGERE


class Command(BaseCommand):
    help = "Vis demobrugerne"

    def handle(self, *args: Any, **valg: Any) -> None:
        self.stdout.write(f"Adgangskode for alle: {ADGANGSKODE}")
        for bruger in BRUGERE:
            kommuner = ", ".join(f"{kommune:04d}" for kommune in bruger.kommuner)
            self.stdout.write(f"  {bruger.brugernavn:<16} {bruger.titel} ({kommuner})")
