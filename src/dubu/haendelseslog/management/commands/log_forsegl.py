"""`dubu log_forsegl`: link what waits, now."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dubu.haendelseslog import ankre
from dubu.kerne import ur
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.argumenter import tilfoej_kommune, valgte_kommuner


class Command(BaseCommand):
    help = "Forsegl de hændelser og opslag, der endnu ikke er i kæden"

    def add_arguments(self, parser: ArgumentParser) -> None:
        tilfoej_kommune(parser)
        parser.add_argument("--anker", action="store_true", help="Skriv også et underskrevet anker")

    def handle(self, *args: Any, kommune: str | None, anker: bool, **kwargs: Any) -> None:
        i_alt = 0
        for valgt in valgte_kommuner(kommune):
            with kommune_transaktion(valgt.pk):
                i_alt += ankre.forsegl_alt(valgt.pk, ur.nu())
            if anker:
                with kommune_transaktion(valgt.pk):
                    ankre.skriv_anker(valgt.pk, ur.nu())
        self.stdout.write(f"{i_alt} led tilføjet.")
