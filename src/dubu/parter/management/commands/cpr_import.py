"""`dubu cpr_import FIL --kommune KODE`: load a delivery from the population register, all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string

from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.selectors import find_kommune
from dubu.parter.cpr_import import Indlaesning, indlaes_cpr_leverance
from dubu.porte.cpr_leverance import AfvistLeverance

AFVIST = 2


class Command(BaseCommand):
    help = "Indlæs en leverance fra CPR (P12170). Alt indlæses, eller intet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("fil", type=Path, metavar="FIL", help="leverancen, som linjer eller med fast længde")
        parser.add_argument("--kommune", required=True, metavar="KODE", help="kommunens kode med fire cifre, fx 0461")

    def handle(self, *args: Any, **valg: Any) -> None:
        kommune = find_kommune(valg["kommune"])
        if kommune is None:
            raise CommandError(f"Der er ingen kommune med koden {valg['kommune']}.", returncode=AFVIST)
        aktoer = systemaktoer(kommune.pk, "cpr_import")
        laeser = import_string(settings.DUBU_CPR_LAESER)
        try:
            with kommune_transaktion(kommune.pk):
                svar = indlaes_cpr_leverance(aktoer=aktoer, laeser=laeser, fil=valg["fil"], tidspunkt=ur.nu())
        except AfvistLeverance as afvist:
            raise CommandError(f"{afvist.besked} Intet er indlæst.", returncode=AFVIST) from afvist
        self.stdout.write(_besked(svar))


def _besked(svar: Indlaesning) -> str:
    """What came of it, in Danish, with counts and no personal data."""
    lev = svar.leverance
    navn = f"Leverancen fra {lev.produktionsdato:%d.%m.%Y} (opgave {lev.opgavenr})"
    if svar.gentaget:
        return f"{navn} er indlæst før. Intet er ændret."
    fejl, kvitteringer = len(lev.andet["fejlposter"]), len(lev.andet["kvitteringer"])
    return (
        f"{navn} er indlæst: {lev.antal_personer} personer i {lev.antal_poster} poster. "
        f"{lev.antal_nye} nye, {lev.antal_aendrede} ændrede, {svar.uaendrede} uændrede. "
        f"{fejl} fejlposter, {kvitteringer} kvitteringer for slettede abonnementer."
    )
