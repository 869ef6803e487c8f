"""`dubu mail_hent MAPPE --kommune KODE`: each .eml becomes an item; safe to run twice."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.selectors import find_kommune
from dubu.underretninger.services.mail import mailkasse, modtag_mail


class Command(BaseCommand):
    help = "Hent mails fra en mappe med .eml-filer ind i kommunens indbakke"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("mappe", type=Path)
        parser.add_argument("--kommune", required=True, metavar="KODE")

    def handle(self, *args: Any, mappe: Path, kommune: str, **options: Any) -> None:
        """Each message is committed before its file is moved: a stop in the middle loses and doubles nothing."""
        fundet = find_kommune(kommune)
        if fundet is None:
            raise CommandError(f"Kommunen {kommune} findes ikke. Skriv koden med fire cifre, for eksempel 0461.")
        kasse = mailkasse(mappe)
        if fejl := kasse.check_config():
            raise CommandError(" ".join(fejl))
        nye = gamle = 0
        for navn in kasse.list_ventende():
            with kommune_transaktion(fundet.pk):
                aktoer = systemaktoer(fundet.pk, "mail_hent")
                modtagelse = modtag_mail(aktoer=aktoer, mail=kasse.hent(navn), tidspunkt=ur.nu())
            kasse.laeg_til_side(navn)
            nye, gamle = nye + (not modtagelse.er_gentagelse), gamle + modtagelse.er_gentagelse
        self.stdout.write(f"{nye} nye, {gamle} modtaget før")
