"""Shipped values and a municipality's deviations, merged by one function."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from dubu.organisation.models import Indstilling


@dataclass(frozen=True)
class Standard:
    """A setting as shipped: its value, what it means to a person, and whether the value is a fact."""

    vaerdi: Any
    forklaring: str
    paakraevet: bool = False


STANDARDER: dict[str, Standard] = {
    "doegnvagt.telefon": Standard("", "Kommunens døgnvagt uden for åbningstid", paakraevet=True),
    "hovednummer.telefon": Standard("", "Kommunens telefonnummer i åbningstiden"),
    "modul.sagsbehandling": Standard(True, "Modulet Sagsbehandling"),
    "modul.udvalg": Standard(False, "Modulet Udvalg"),
    "modul.oekonomi": Standard(False, "Modulet Økonomi"),
    "modul.indberetning": Standard(False, "Modulet Indberetning"),
    "modul.overdragelse": Standard(False, "Modulet Overdragelse"),
    "modul.robotter": Standard(False, "Modulet Robotter"),
    "frister.loerdag_er_hverdag": Standard(False, "Tæller lørdag som hverdag? Loven er ikke læst på dette punkt."),
    "kvittering.ved_webformular": Standard(True, "Kvitteringen på den offentlige side gælder som givet"),
    "screening.maaltal_dage": Standard(None, "Kommunens eget mål for, hvornår en underretning skal være screenet"),
}


def gaeldende(noegle: str, dag: date) -> Any:
    """The value in force on a day in the open municipality: its own deviation, else the shipped one.

    Raises KeyError for a key that is not shipped.
    """
    standard = STANDARDER[noegle]
    egen = (
        Indstilling.objects.filter(noegle=noegle, fra__lte=dag)
        .filter(Q(til__isnull=True) | Q(til__gte=dag))
        .order_by("-fra", "-id")
        .first()
    )
    return standard.vaerdi if egen is None else egen.vaerdi


def alle_gaeldende(praefiks: str, dag: date) -> dict[str, Any]:
    """All values in force whose key begins with a prefix, in one query."""
    vaerdier = {noegle: std.vaerdi for noegle, std in STANDARDER.items() if noegle.startswith(praefiks)}
    egne = (
        Indstilling.objects.filter(noegle__startswith=praefiks, fra__lte=dag)
        .filter(Q(til__isnull=True) | Q(til__gte=dag))
        .order_by("fra", "id")
    )
    vaerdier.update({egen.noegle: egen.vaerdi for egen in egne})
    return vaerdier
