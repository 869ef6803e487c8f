"""`dubu demo`: fill an empty installation with invented municipalities, staff and children."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from dubu.demo.fortaelling import lav_demo
from dubu.organisation.models import Bruger


class Command(BaseCommand):
    help = "Læg demokommuner ind, når installationen er tom"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kun-personale", action="store_true", help="kun brugere og afdelinger, ingen børn")

    def handle(self, *args: Any, **valg: Any) -> None:
        if Bruger.objects.exists():
            self.stdout.write("Der er allerede brugere; demoen lægges ikke ind igen.")
            return
        lav_demo(kun_personale=valg["kun_personale"])
        self.stdout.write("Demokommunerne er lagt ind.")
