"""`dubu log_verificer`: prove that nothing in the logs was changed, removed or put in afterwards."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from dubu.haendelseslog import ankre, forsegling
from dubu.haendelseslog.models import Logled
from dubu.kerne import ur
from dubu.kerne.tekst import dansk_tid
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.argumenter import tilfoej_kommune, valgte_kommuner
from dubu.organisation.models import Kommune


@dataclass
class _Resultat:
    """What the walk through the municipalities came to."""

    brud: int = 0
    led: int = 0
    uforseglede: int = 0
    siden: datetime | None = None
    ikke_fastholdte: int = 0


class Command(BaseCommand):
    help = "Kontrollér begge loges mærker, kæde og ankre; slutter med 1 og stedet, hvis noget er ændret"

    def add_arguments(self, parser: ArgumentParser) -> None:
        tilfoej_kommune(parser)

    def handle(self, *args: Any, kommune: str | None, **kwargs: Any) -> None:
        resultat = _Resultat()
        for valgt in valgte_kommuner(kommune):
            with kommune_transaktion(valgt.pk):
                self._kontroller(valgt, resultat)
        if resultat.brud:
            self.stdout.write(f"Loggen er brudt {resultat.brud} steder.")
            sys.exit(1)
        self.stdout.write(f"Loggen er hel: {resultat.led} led kontrolleret.")
        self.stdout.write(
            "Bevist: ingen række er ændret eller indsat uden om DUBU, og ingen forseglet række er fjernet."
        )
        for linje in _ikke_bevist(resultat):
            self.stdout.write(linje)

    def _kontroller(self, valgt: Kommune, resultat: _Resultat) -> None:
        led, uforseglet = Logled.objects.count(), forsegling.find_uforseglede()
        er_tom = led + uforseglet.antal == 0  # then the anchors alone can tell that there was something
        kaeden = () if er_tom else forsegling.verificer(valgt.pk, ur.nu(), check_tid=not settings.DUBU_DEMO)
        for brud in (*kaeden, *ankre.verificer_ankre(valgt.pk)):
            resultat.brud += 1
            self.stdout.write(f"{valgt.kode} {valgt.navn}: {brud.besked}")
        resultat.led += led
        resultat.uforseglede += uforseglet.antal
        resultat.siden = min(filter(None, (resultat.siden, uforseglet.siden)), default=None)
        resultat.ikke_fastholdte += max(0, led - ankre.fastholdt(valgt.pk))


def _ikke_bevist(resultat: _Resultat) -> list[str]:
    """What nobody can prove yet, said as plainly as what is proved."""
    linjer = []
    if resultat.siden is not None:
        raekker = "1 række" if resultat.uforseglede == 1 else f"{resultat.uforseglede} rækker"
        linjer.append(
            f"Ikke bevist endnu: {raekker} er ikke forseglet, den ældste fra {dansk_tid(resultat.siden)}. "
            "De står, som de blev skrevet; er en fjernet før forseglingen, kan det ikke ses."
        )
    if resultat.ikke_fastholdte:
        linjer.append(
            f"Ikke bevist endnu: {resultat.ikke_fastholdte} led er ikke fastholdt af et anker uden for databasen. "
            "Er de sidste af dem fjernet sammen med deres rækker, kan det ikke ses."
        )
    return linjer
