"""Modules that a municipality switches on: off means no menu, field, deadline or route.

What has been stored and computed stays, and the nightly jobs keep it right for the day it is switched on again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from dubu.organisation.indstillinger import STANDARDER, alle_gaeldende

PRAEFIKS = "modul."

# The room (URL namespace) of each module; what is not named here belongs to the house itself.
RUM_I_MODUL: dict[str, str] = {
    rum: "modul.sagsbehandling"
    for rum in (
        "underretninger", "sager", "parter", "undersoegelser", "afgoerelser", "planer",
        "indsatser", "opfoelgning", "inddragelse", "arbejdsplads", "dokumenter", "skemaer",
        "frister", "adviser",
    )
}  # fmt: skip


def modul_for(namespaces: Sequence[str]) -> str | None:
    """The module of a route's namespace, or None for the house itself."""
    return next((RUM_I_MODUL[rum] for rum in namespaces if rum in RUM_I_MODUL), None)


def taendte_moduler(satte: Iterable[tuple[str, Any]]) -> frozenset[str]:
    """The modules switched on: as shipped, then as the municipality has set them, the latest last."""
    vaerdier = {noegle: standard.vaerdi for noegle, standard in STANDARDER.items() if noegle.startswith(PRAEFIKS)}
    vaerdier.update(satte)
    return frozenset(noegle for noegle, vaerdi in vaerdier.items() if vaerdi)


def find_taendte_moduler(dag: date) -> frozenset[str]:
    """The modules switched on in the open municipality on the day."""
    return frozenset(noegle for noegle, vaerdi in alle_gaeldende(PRAEFIKS, dag).items() if vaerdi)


def er_taendt(namespaces: Sequence[str], moduler: Collection[str]) -> bool:
    """Is the module of the route among those switched on?"""
    modul = modul_for(namespaces)
    return modul is None or modul in moduler
