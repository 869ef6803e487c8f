"""`dubu tjek`: is the installation well? Exit 1 and Danish sentences when it is not."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from dubu.haendelseslog import forsegling, partitioner
from dubu.haendelseslog.models import Genberegning
from dubu.kerne import databaserolle, ur
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.selectors import list_kommuner


class Command(BaseCommand):
    help = "Kontrollér databaserolle, logpartitioner, forsegling og baggrundsopgaver"

    def handle(self, *args: Any, **kwargs: Any) -> None:
        fejl = [*self._rolle(), *self._partitioner(), *self._opgaver(), *self._kommuner()]
        for en in fejl:
            self.stdout.write(en)
        if fejl:
            sys.exit(1)
        self.stdout.write("Alt er i orden.")

    def _rolle(self) -> list[str]:
        fejl = [f"Databaserollen er forkert: {en}." for en in databaserolle.fejl_ved_rollen()]
        return fejl + [
            f"Databaserollen {navn} kan oprette databaser (CREATEDB). Det må den kun i prøver."
            for navn in databaserolle.roller_der_kan_oprette_databaser()
        ]

    def _partitioner(self) -> list[str]:
        mangel = partitioner.for_faa(ur.idag())
        return [mangel] if mangel else []

    def _opgaver(self) -> list[str]:
        with connection.cursor() as markoer:
            markoer.execute(
                "SELECT count(*) FILTER (WHERE status = 'failed'), "
                "count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, now()) < now() - interval '15 min') "
                "FROM procrastinate_jobs"
            )
            fejlede, venter = markoer.fetchone()
        fejl = [f"{fejlede} baggrundsopgaver er opgivet efter flere forsøg."] if fejlede else []
        return fejl + ([f"{venter} baggrundsopgaver har ventet over et kvarter. Kører arbejderne?"] if venter else [])

    def _kommuner(self) -> list[str]:
        fejl = []
        for kommune in list_kommuner():
            with kommune_transaktion(kommune.pk):
                if antal := forsegling.ulaenkede(ur.nu()):
                    fejl.append(f"{kommune.navn}: {antal} rækker i loggene har ventet over 5 minutter på forsegling.")
                if antal := Genberegning.objects.filter(faerdig_tidspunkt=None).count():
                    fejl.append(f"{kommune.navn}: {antal} frist- eller advisberegninger mangler at blive gentaget.")
        return fejl
