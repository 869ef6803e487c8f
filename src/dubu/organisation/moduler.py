"""Modules that a municipality switches on: off means no menu, field, deadline or route."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dubu.organisation.indstillinger import gaeldende

# The room (URL namespace) of each module; what is not named here belongs to the house itself.
RUM_I_MODUL: dict[str, str] = {
    rum: "modul.sagsbehandling"
    for rum in (
        "underretninger", "sager", "parter", "undersoegelser", "afgoerelser", "planer",
        "indsatser", "opfoelgning", "inddragelse", "arbejdsplads", "dokumenter", "skemaer",
    )
}  # fmt: skip


def modul_for(namespaces: Sequence[str]) -> str | None:
    """The module of a route's namespace, or None for the house itself."""
    return next((RUM_I_MODUL[rum] for rum in namespaces if rum in RUM_I_MODUL), None)


def er_taendt(namespaces: Sequence[str], dag: date) -> bool:
    """Is the module of the route switched on in the open municipality?"""
    modul = modul_for(namespaces)
    return modul is None or bool(gaeldende(modul, dag))
