"""From YAML to a gate.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from typing import Any, Final

from dubu.regler.betingelser import oversaet
from dubu.regler.katalogparser import Parser
from dubu.regler.katalogtyper import Situation, Spaerrekrav, Spaerreregel
from dubu.regler.yamllinjer import Kort

_SPAERRE: Final = frozenset(
    [
        "id",
        "navn",
        "version",
        "holder",
        "situation",
        "kraever",
        "haard",
        "fravigelse",
        "akut",
        "hjemmel",
        "kilde",
        "kildestatus",
        "proever",
    ]
)
_KRAEVET: Final = ("id", "navn", "version", "holder", "kraever", "akut", "hjemmel", "kilde", "kildestatus", "proever")


class Spaerreparser(Parser):
    """Reads one gate."""

    def situation(self, kort: Kort, noegle: str, vaerdi: Any) -> Situation:
        """What makes the gate stand."""
        situation = self.kort(kort, noegle, vaerdi)
        self.tjek_noegler(situation, {"fakta", "loebende", "begyndt_af"})
        if "fakta" in situation:
            return Situation(fakta=self.faktakrav(situation, "fakta", situation["fakta"]))
        fra, til = self.loebende(situation, situation.get("loebende"))
        return Situation(loebende_fra=fra, loebende_til=til, begyndt_af=self.faktanoegler(situation, "begyndt_af"))

    def krav(self, kort: Kort, noegle: str, vaerdi: Any) -> Spaerrekrav:
        """What must be there."""
        krav = self.kort(kort, noegle, vaerdi)
        self.tjek_noegler(krav, {"tekst", "fakta", "naeste", "kun_naar", "efter_situationen"}, ("tekst",))
        if not ("fakta" in krav or "naeste" in krav):
            self.afvis(krav, "tekst", "Et krav har “fakta”, “naeste” eller begge.")
        return Spaerrekrav(
            tekst=str(krav["tekst"]),
            fakta=self.liste(krav, "fakta", self.faktakrav),
            naeste=oversaet(krav["naeste"]) if "naeste" in krav else None,
            kun_naar=self.faktakrav(krav, "kun_naar", krav["kun_naar"]) if "kun_naar" in krav else None,
            efter_situationen=bool(krav.get("efter_situationen", False)),
        )


def laes_spaerre(fil: str, kort: Kort) -> Spaerreregel:
    """A gate from its file. Raises KatalogFejl."""
    parser = Spaerreparser(fil)
    parser.tjek_noegler(kort, _SPAERRE, _KRAEVET)
    fravigelse = kort.get("fravigelse") or Kort()
    return Spaerreregel(
        id=str(kort["id"]),
        navn=str(kort["navn"]),
        version=str(kort["version"]),
        fil=fil,
        holder=parser.liste(kort, "holder", parser.faktakrav),
        situation=parser.liste(kort, "situation", parser.situation),
        kraever=parser.liste(kort, "kraever", parser.krav),
        haard=bool(kort.get("haard", True)),
        fravigelse_felter=tuple(fravigelse.get("felter", ())),
        fravigelse_tekst=str(fravigelse.get("tekst", "")),
        akut=str(kort["akut"]),
        hjemmel=str(kort["hjemmel"]),
        kilde=str(kort["kilde"]),
        kildestatus=parser.kildestatus(kort),
        proever=tuple(kort["proever"]),
    )
