"""What an Aktivitet of each type is called, which act reads it and where its page is.

The rooms above say so about their own types; `config` calls them once when the models are loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from dubu.sager.models import Aktivitet


def _ingen_adresse(aktivitet: Aktivitet) -> str:
    return ""


@dataclass(frozen=True)
class Aktivitetstype:
    """One type of activity. `url` gives the address of its page, or nothing when it has none."""

    noegle: str
    titel: Any
    laes_akt: str = "sag.laes"
    url: Callable[[Aktivitet], str] = _ingen_adresse
    undertyper: dict[str, Any] = field(default_factory=dict)
    planlaegges: bool = False  # may a caseworker plan one by hand ("Ny aktivitet")?
    skrives: bool = False  # has an act of a room above of its own: a planned one is not ticked off by hand


_typer: dict[str, Aktivitetstype] = {}


def registrer(aktivitetstype: Aktivitetstype) -> None:
    """Make a type known; the same key again replaces it."""
    _typer[aktivitetstype.noegle] = aktivitetstype


def find(noegle: str) -> Aktivitetstype:
    """The type of a key; an unknown one is shown by its key and read as the case is."""
    return _typer.get(noegle) or Aktivitetstype(noegle, noegle.replace("_", " ").capitalize())


def alle() -> list[Aktivitetstype]:
    """All known types, by title."""
    return sorted(_typer.values(), key=lambda t: str(t.titel))


def typer_efter_akt() -> dict[str, list[str]]:
    """The types whose reading is another act than that of the case, grouped by the act."""
    grupper: dict[str, list[str]] = {}
    for aktivitetstype in _typer.values():
        if aktivitetstype.laes_akt != "sag.laes":
            grupper.setdefault(aktivitetstype.laes_akt, []).append(aktivitetstype.noegle)
    return grupper


NOTAT, HENVENDELSE, MOEDE, HJEMMEBESOEG = "notat", "henvendelse", "moede", "hjemmebesoeg"

for _type in (
    Aktivitetstype(
        NOTAT, _("Notat"),
        undertyper={
            "": _("Notat"), "telefonnotat": _("Telefonnotat"), "mailnotat": _("Mailnotat"),
            "internt": _("Internt notat"),
        },
    ),
    Aktivitetstype(
        HENVENDELSE, _("Henvendelse"),
        undertyper={
            "faglig": _("Faglig"), "barnet": _("Fra barnet/den unge"), "foraelder": _("Fra forælder"),
            "myndighed": _("Fra anden myndighed"), "telefonisk": _("Telefonisk"),
        },
    ),
    Aktivitetstype(
        MOEDE, _("Møde"), planlaegges=True,
        undertyper={
            "netvaerksmoede": _("Netværksmøde"), "opfoelgningsmoede": _("Opfølgningsmøde"),
            "statusmoede": _("Statusmøde"), "visitation": _("Visitation"),
        },
    ),
    Aktivitetstype(HJEMMEBESOEG, _("Hjemmebesøg"), planlaegges=True),
    Aktivitetstype("statusudtalelse", _("Statusudtalelse"), planlaegges=True),
    Aktivitetstype("dokument", _("Dokument")),
):  # fmt: skip
    registrer(_type)
