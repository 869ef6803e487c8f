"""Where the case's own page is: a room above has it, `config` says which."""

from __future__ import annotations

from collections.abc import Callable

from dubu.sager.models import Sag


def _forside(sag: Sag) -> str:
    return "/"


_adresse: Callable[[Sag], str] = _forside


def saet_adresse(adresse: Callable[[Sag], str]) -> None:
    """Say where a case's page is. Called once by `config`."""
    global _adresse
    _adresse = adresse


def sagens_adresse(sag: Sag) -> str:
    """The address of the case's overview, for the way back from a page about something in it."""
    return _adresse(sag)
