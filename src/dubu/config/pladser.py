"""Slots of the pages and the rooms that fill them."""

from dubu.arbejdsplads.indbakke import pladser as indbakke
from dubu.config import personer, sagsgang
from dubu.dokumenter import kontaktspaerre
from dubu.dokumenter import pladser as dokumenter
from dubu.frister import pladser as frister
from dubu.sager.hoved import loglink, notatadresse, tegn_hoved
from dubu.sager.kontakt import saet_kontaktkilde
from dubu.web.pladser import registrer


def fyld() -> None:
    """Fill the slots; called once when the models are loaded."""
    registrer("sag.hoved", "sager.hoved", tegn_hoved, orden=0)
    registrer("sag.links", "sager.log", loglink)
    registrer("sag.notatadresse", "sager.hoved", notatadresse, orden=0)
    dokumenter.registrer()
    saet_kontaktkilde(kontaktspaerre.Kilde())
    frister.registrer()
    personer.fyld()
    sagsgang.fyld()
    indbakke.fyld()
