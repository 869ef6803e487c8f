"""`dubu arbejder --koe straks,almindelig`: runs the jobs of the named queues."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from procrastinate.contrib.django import app

from dubu.kerne.databaserolle import check_databaserolle
from dubu.kerne.opgaver import KOEER


class Command(BaseCommand):
    help = "Kør baggrundsopgaver fra de nævnte køer, til processen stoppes"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--koe", required=True, help=f"Køer adskilt af komma: {', '.join(KOEER)}")
        parser.add_argument("--samtidige", type=int, default=1, help="Hvor mange opgaver ad gangen")
        parser.add_argument("--til-tom", action="store_true", help="Stop, når køerne er tomme")

    def handle(self, *args: Any, koe: str, samtidige: int, til_tom: bool, **kwargs: Any) -> None:
        koeer = [navn.strip() for navn in koe.split(",") if navn.strip()]
        if ukendte := sorted(set(koeer) - set(KOEER)):
            raise CommandError(f"Ukendt kø: {', '.join(ukendte)}. Køerne er {', '.join(KOEER)}.")
        check_databaserolle()
        connection.close()
        # A new app with its own pool; jobs that defer further jobs still do it through Django's connection,
        # in their own transaction.
        arbejder = app.with_connector(app.connector.get_worker_connector())
        arbejder.run_worker(
            queues=koeer,
            name="+".join(koeer),
            concurrency=samtidige,
            wait=not til_tom,
            fetch_job_polling_interval=1.0,
            shutdown_graceful_timeout=30.0,
        )
