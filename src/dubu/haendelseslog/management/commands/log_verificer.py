"""`dubu log_verificer`: prove that nothing in the logs was changed, removed or put in afterwards."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from dubu.haendelseslog import ankre, forsegling
from dubu.haendelseslog.models import Logled
from dubu.kerne import ur
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.argumenter import tilfoej_kommune, valgte_kommuner


class Command(BaseCommand):
    help = "Kontrollér begge loges kæde og ankre; slutter med 1 og stedet, hvis noget er ændret"

    def add_arguments(self, parser: ArgumentParser) -> None:
        tilfoej_kommune(parser)

    def handle(self, *args: Any, kommune: str | None, **kwargs: Any) -> None:
        brud_i_alt, led_i_alt = 0, 0
        for valgt in valgte_kommuner(kommune):
            with kommune_transaktion(valgt.pk):
                led_i_alt += Logled.objects.count()
                kaeden = forsegling.verificer(valgt.pk, ur.nu(), check_tid=not settings.DUBU_DEMO)
                for brud in (*kaeden, *ankre.verificer_ankre(valgt.pk)):
                    brud_i_alt += 1
                    self.stdout.write(f"{valgt.kode} {valgt.navn}: {brud.besked}")
        if brud_i_alt:
            self.stdout.write(f"Loggen er brudt {brud_i_alt} steder.")
            sys.exit(1)
        self.stdout.write(f"Loggen er hel: {led_i_alt} led kontrolleret.")
