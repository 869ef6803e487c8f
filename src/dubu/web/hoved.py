"""The head of every page: its shape, and the source that `config` fills it from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


@dataclass(frozen=True)
class Link:
    """A link or button in the head. `antal` is shown as a count; `genvej` is a single key.

    A page about something of its own may lead the button `noegle="notat"` there: it sets `notat_url`.
    """

    tekst: str
    url: str
    antal: int | None = None
    genvej: str = ""
    ikon: str = ""
    aktiv: bool = False
    noegle: str = ""


@dataclass(frozen=True)
class Kommunevalg:
    """A municipality that the user may switch to. `kode` has four digits."""

    kode: str
    navn: str
    valgt: bool = False


@dataclass(frozen=True)
class Hoved:
    """What the head of a logged-in page shows. Empty parts are left out of the page."""

    kommune_kode: str
    kommune_navn: str
    bruger_navn: str
    bruger_rolle: str = ""
    links: tuple[Link, ...] = ()
    knapper: tuple[Link, ...] = ()
    brugermenu: tuple[Link, ...] = ()
    soeg_url: str = ""
    soeg_felt: str = "soegning"
    soeg_vaerdi: str = ""
    kommuner: tuple[Kommunevalg, ...] = ()
    skift_kommune_url: str = ""
    log_ud_url: str = ""
    forside_url: str = "/"
    stedfortraeder_for: tuple[str, ...] = ()
    genveje: bool = True
    genveje_url: str = ""
    baand: str = ""

    @property
    def kan_skifte(self) -> bool:
        """Does the user have another municipality to switch to?"""
        return bool(self.skift_kommune_url) and len(self.kommuner) > 1


Hovedkilde = Callable[[HttpRequest], Hoved | None]


def _ingen(request: HttpRequest) -> Hoved | None:
    return None


_kilde: Hovedkilde = _ingen


def saet_kilde(kilde: Hovedkilde) -> None:
    """Say who makes the head. Called once by `config`."""
    global _kilde
    _kilde = kilde


def kontekst(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `hoved` (made only when a page asks for it, once per request) and `dubu_version`."""
    return {
        "hoved": SimpleLazyObject(lambda: _hoved(request)),
        "dubu_version": getattr(settings, "DUBU_VERSION", ""),
    }


def _hoved(request: HttpRequest) -> Hoved | None:
    gemt = vars(request)
    if "_dubu_hoved" not in gemt:
        gemt["_dubu_hoved"] = _kilde(request)
    hoved: Hoved | None = gemt["_dubu_hoved"]
    return hoved
