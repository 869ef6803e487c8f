"""Which block of my day a deadline stands in, and the act that fulfils it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.urls import reverse

from dubu.adviser.models import Advis
from dubu.frister.models import Frist
from dubu.kerne.ur import DANMARK
from dubu.organisation.models import Rolle
from dubu.sager import aktivitetstyper
from dubu.sager.models import Aktivitet

HASTER_HOEJST = 5
FREM = timedelta(days=14)

# The verb on the button, by the catalogue's rule.
_VERBER = {
    "U-03": "Vurder", "U-04": "Screen", "U-05": "Giv kvittering", "U-06": "Giv orientering", "U-07": "Genvurder",
    "U-09": "Hold samtale", "S-05": "Skriv undersøgelse", "S-06": "Skriv foreløbig vurdering", "P-02": "Skriv plan",
    "P-03": "Skriv plan", "P-08": "Hold opfølgning", "T-01": "Registrér tilsyn", "T-01-rullende": "Registrér tilsyn",
    "F-07": "Genvurder klage",
}  # fmt: skip


@dataclass(frozen=True)
class Opgave:
    """A deadline as a line of my day: with the act that brings it nearer."""

    frist: Frist
    knap: str
    url: str
    mangler: tuple[str, ...] = ()

    @property
    def udsat(self) -> bool:
        """Has the reminder been moved?"""
        return self.frist.udsat_til is not None


@dataclass(frozen=True)
class Nyhed:
    """A notice as a line of my day."""

    advis: Advis
    ansvar: str
    url: str


@dataclass
class Dagsliste:
    """The deadlines of my day, each in one block only."""

    haster: list[Opgave] = field(default_factory=list)
    idag: list[Opgave] = field(default_factory=list)
    overskredet: list[Opgave] = field(default_factory=list)
    uge: list[Opgave] = field(default_factory=list)
    fjorten: list[Opgave] = field(default_factory=list)


def fordel(opgaver: Iterable[Opgave], nu: datetime) -> Dagsliste:
    """Put each deadline where it belongs. The order is kept: the first due first."""
    dag = nu.astimezone(DANMARK).date()
    soendag = dag + timedelta(days=6 - dag.weekday())
    liste = Dagsliste()
    for opgave in opgaver:
        if not opgave.frist.kan_udsaettes and len(liste.haster) < HASTER_HOEJST:
            liste.haster.append(opgave)
        elif opgave.frist.overskredet:
            liste.overskredet.append(opgave)
        elif (vises := _vises(opgave.frist, dag)) is None:
            liste.fjorten.append(opgave)
        elif vises <= dag:
            liste.idag.append(opgave)
        elif vises <= soendag:
            liste.uge.append(opgave)
        elif vises <= dag + FREM:
            liste.fjorten.append(opgave)
    return liste


def _vises(frist: Frist, dag: date) -> date | None:
    """The day on which the deadline is shown: the moved reminder's, else its own; None without a number."""
    if frist.udsat_til is not None and frist.udsat_til >= dag:
        return frist.udsat_til
    if frist.tilstand == Frist.Tilstand.AFVENTER or frist.udloeber_tidspunkt is None:
        return None
    return frist.udloeber_dato or frist.udloeber_tidspunkt.astimezone(DANMARK).date()


def som_opgave(frist: Frist, sag_uuid: object = None, mangler: tuple[str, ...] = ()) -> Opgave:
    """The line of a deadline annotated with `om_type`: the page of what it concerns, else the case."""
    return Opgave(frist, _VERBER.get(frist.regel, "Åbn"), _adresse(frist, sag_uuid), mangler)


def som_nyhed(advis: Advis) -> Nyhed:
    """The line of a notice annotated with `om_type`."""
    ansvar = str(Rolle(advis.ansvar).label) if advis.ansvar in Rolle.values else ""
    return Nyhed(advis, ansvar, _adresse(advis, advis.sag))


def _adresse(om_noget: Frist | Advis, sag_uuid: object) -> str:
    """The page of the item or activity that it is about, else the case, else nothing."""
    om_type = getattr(om_noget, "om_type", None)
    if om_type and (url := aktivitetstyper.find(om_type).url(Aktivitet(uuid=om_noget.om, type=om_type))):
        return url
    return reverse("sager:overblik", args=[sag_uuid]) if sag_uuid else ""
