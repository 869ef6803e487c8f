"""`dubu indstilling [NOEGLE [VAERDI]] --kommune KODE`: show or change what a municipality has decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dubu.adgang.services import ret_indstilling
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.fejl import DomaeneFejl
from dubu.kerne.tekst import dansk_dato
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.indstillinger import (
    STANDARDER,
    gaeldende,
    get_standard,
    i_ord,
    laes_vaerdi,
    list_historik,
)
from dubu.organisation.models import Kommune
from dubu.organisation.selectors import find_kommune


class Command(BaseCommand):
    help = "Vis eller ret en kommunes indstilling: telefonnumre, moduler, egne valg"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("noegle", nargs="?", metavar="NOEGLE", help="fx doegnvagt.telefon; uden: vis alle")
        parser.add_argument("vaerdi", nargs="?", metavar="VAERDI", help="den nye værdi; uden: vis værdi og historik")
        parser.add_argument("--kommune", required=True, metavar="KODE", help="kommunens kode med fire cifre, fx 0461")
        parser.add_argument("--begrundelse", default="", metavar="TEKST", help="hvorfor; kræves ved en ny værdi")
        parser.add_argument("--fra", type=date.fromisoformat, metavar="DATO", help="gælder fra, fx 2027-01-01")

    def handle(self, *args: Any, noegle: str | None, vaerdi: str | None, **valg: Any) -> None:
        kommune = find_kommune(valg["kommune"])
        if kommune is None:
            raise CommandError(f"Der er ingen kommune med koden {valg['kommune']}.")
        try:
            with kommune_transaktion(kommune.pk):
                if noegle is None:
                    self._vis_alle()
                elif vaerdi is None:
                    self._vis(kommune, noegle)
                else:
                    self._ret(kommune, noegle, vaerdi, valg)
        except DomaeneFejl as fejl:
            raise CommandError(fejl.besked) from fejl

    def _ret(self, kommune: Kommune, noegle: str, tekst: str, valg: dict[str, Any]) -> None:
        raekke = ret_indstilling(
            aktoer=systemaktoer(kommune.pk, "dubu indstilling"),
            noegle=noegle,
            vaerdi=laes_vaerdi(noegle, tekst),
            begrundelse=valg["begrundelse"],
            tidspunkt=ur.nu(),
            gaelder_fra=valg["fra"],
        )
        if raekke is None:
            self.stdout.write(f"{noegle} i {kommune.navn} har den værdi i forvejen. Intet er ændret.")
            return
        hvornaar = "nu" if raekke.fra <= ur.idag() else f"fra {dansk_dato(raekke.fra)}"
        self.stdout.write(f"{noegle} i {kommune.navn} er {hvornaar} {_ord(raekke.vaerdi)}.")

    def _vis(self, kommune: Kommune, noegle: str) -> None:
        standard = get_standard(noegle)
        self.stdout.write(f"{noegle} i {kommune.navn}: {_nu(noegle)}")
        self.stdout.write(standard.forklaring)
        self.stdout.write(f"Leveret som: {_ord(standard.vaerdi)}")
        for raekke in list_historik(noegle):
            self.stdout.write(f"Fra {dansk_dato(raekke.fra)}: {_ord(raekke.vaerdi)} - {raekke.begrundelse}")

    def _vis_alle(self) -> None:
        for noegle in STANDARDER:
            self.stdout.write(f"{noegle}: {_nu(noegle)}")


def _nu(noegle: str) -> str:
    """The value in force in words; a required one that nobody has filled is said to be missing."""
    vaerdi = gaeldende(noegle, ur.idag())
    return "mangler" if STANDARDER[noegle].paakraevet and not vaerdi else _ord(vaerdi)


def _ord(vaerdi: Any) -> str:
    return i_ord(vaerdi) or "ikke udfyldt"
