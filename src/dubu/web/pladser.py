"""Named slots: a low room leaves a place on its page, `config` puts the fillers of upper rooms there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Fyld = Callable[[HttpRequest, object], str | None]


@dataclass(frozen=True, order=True)
class Fyldning:
    """One filler of one slot."""

    orden: int
    noegle: str
    fyld: Fyld = field(compare=False)


class PladsFejl(Exception):
    """Two fillers with the same key in the same slot: a mistake in the composition root."""


_pladser: dict[str, list[Fyldning]] = {}


def registrer(plads: str, noegle: str, fyld: Fyld, orden: int = 100) -> None:
    """Put a filler in a slot. `fyld(request, objekt)` answers HTML, or None when it has nothing to show."""
    fyldninger = _pladser.setdefault(plads, [])
    if any(fyldning.noegle == noegle for fyldning in fyldninger):
        raise PladsFejl(f"{plads}: {noegle}")
    fyldninger.append(Fyldning(orden=orden, noegle=noegle, fyld=fyld))
    fyldninger.sort()


def afregistrer(plads: str, noegle: str) -> None:
    """Take a filler out again."""
    _pladser[plads] = [fyldning for fyldning in _pladser.get(plads, []) if fyldning.noegle != noegle]


def indhold(plads: str, request: HttpRequest, objekt: object = None) -> list[SafeString]:
    """What the slot's fillers have to show, in order. Text that is not marked safe is escaped."""
    stykker = (fyldning.fyld(request, objekt) for fyldning in _pladser.get(plads, ()))
    return [mark_safe(conditional_escape(stykke)) for stykke in stykker if stykke]  # noqa: S308 - escaped here
