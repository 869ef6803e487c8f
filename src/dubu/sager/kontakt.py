"""Whom one may arrange to meet: asked of the room that knows the contact blocks, which `config` names.

Nothing about a child under a block is arranged with somebody who is not named, or with somebody it covers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dubu.parter.models import Person
from dubu.sager.models import Sag

# Held among colleagues: nobody outside is asked to come.
INTERNE = frozenset({("moede", "visitation")})


class Kontaktkilde(Protocol):
    """Knows the contact blocks."""

    def er_spaerret(self, boern: Sequence[Person]) -> bool:
        """Is contact about any of the children blocked?"""

    def kraev_maa_kontaktes(self, barn: Person, person: Person | None = None) -> None:
        """May something about the child go to the person? Raises the refusal of the room that knows."""


class _Ingen:
    def er_spaerret(self, boern: Sequence[Person]) -> bool:
        return False

    def kraev_maa_kontaktes(self, barn: Person, person: Person | None = None) -> None:
        return None


_kilde: Kontaktkilde = _Ingen()


def saet_kontaktkilde(kilde: Kontaktkilde) -> None:
    """Say who knows the contact blocks. Called once by `config`."""
    global _kilde
    _kilde = kilde


def er_spaerret(boern: Sequence[Person]) -> bool:
    """Is contact about any of the children blocked? Then it is asked who takes part."""
    return _kilde.er_spaerret(boern)


def mulige_deltagere(sag: Sag) -> dict[str, tuple[Person, str]]:
    """Who may be named as taking part: the child and the case's parties. None without a block: it is not asked."""
    if not er_spaerret([sag.barn]):
        return {}
    par = [(sag.barn, "barnet"), *((part.person, part.get_rolle_display().lower()) for part in sag.aktuelle_parter)]
    return {str(person.uuid): (person, f"{person.navn} ({rolle})") for person, rolle in par}


def kraev_maa_indkalde(
    boern: Sequence[Person], *, slags: tuple[str, str], deltagere: Sequence[Person], aftalt_med_politi: bool
) -> None:
    """May these persons be asked to come, for something about these children?

    Under a block those who take part are named, and none of them is covered by it. The child itself may be
    talked with when police or børnehus have agreed.
    """
    if slags in INTERNE:
        return
    for barn in boern:
        andre = [person for person in deltagere if not (aftalt_med_politi and person.pk == barn.pk)]
        if not deltagere:
            _kilde.kraev_maa_kontaktes(barn)
        for person in andre:
            _kilde.kraev_maa_kontaktes(barn, person)
