"""The smallest legal item for a test."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from dubu.adgang.tests.factories import LAENGE_SIDEN
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer, systemaktoer
from dubu.kerne.transaktion import aktuel_kommune
from dubu.organisation.models import Indstilling
from dubu.underretninger.models import Underretning, UnderretningBarn
from dubu.underretninger.services import Indgang, modtag

FAGPERSON = {
    "barn_navn": "Alma Prøve",
    "bekymring": "Barnet kommer sulten i skole og har blå mærker.",
    "underretter_navn": "Lærer Lund",
    "underretter_arbejdssted": "Vestre Skole",
}


def aabn_for_offentligheden() -> None:
    """Give the municipality its duty telephone, so that the public page may go live."""
    Indstilling.objects.create(noegle="doegnvagt.telefon", fra=LAENGE_SIDEN, vaerdi="66123456", begrundelse="Prøve")


def lav_indgang(**felter: Any) -> Indgang:
    """A professional's notification by telephone an hour ago."""
    grund = Indgang(
        kanal="telefon",
        modtaget=ur.nu() - timedelta(hours=1),
        tekst="Barnet kommer sulten i skole.",
        underretter_art="fagperson",
        underretter_navn="Lærer Lund",
        underretter_arbejdssted="Vestre Skole",
        paastande={"navn": "Alma Prøve"},
        svar={"bekymring": "Barnet kommer sulten i skole."},
    )
    return replace(grund, **felter)


def lav_underretning(aktoer: Aktoer | None = None, **felter: Any) -> Underretning:
    """An item that has been received."""
    hvem = aktoer or systemaktoer(aktuel_kommune() or 0, "prøve")
    return modtag(aktoer=hvem, handling=uuid4(), indgang=lav_indgang(**felter), tidspunkt=ur.nu()).underretning


def lav_underretning_barn(aktoer: Aktoer | None = None, **felter: Any) -> UnderretningBarn:
    """The child's row of a new item."""
    return UnderretningBarn.objects.select_related("underretning__aktivitet", "barn").get(
        underretning=lav_underretning(aktoer, **felter)
    )
