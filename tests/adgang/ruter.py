"""Every route with its act and its parameters, read from the addresses themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from dubu.adgang.matrix import LOGGET_IND, OFFENTLIG, matrix

# A parameter and the word before it: "afgoerelse/<uuid:aktivitet>" is a decision, whatever it is called.
PARAMETER = re.compile(r"(?:([\w-]+)/)?<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Rute:
    """One route: its full name, and for each parameter the word before it in the address."""

    navn: str
    parametre: tuple[tuple[str, str], ...]

    @property
    def akt(self) -> str:
        return matrix().ruter[self.navn]

    @property
    def er_offentlig(self) -> bool:
        """Does the route need no login? Its act is given to the anonymous, or there is nothing to guard."""
        akt = matrix().akter.get(self.akt)
        return self.akt == OFFENTLIG or (akt is not None and bool(akt.relationer.get("anonym")))

    @property
    def er_beskyttet(self) -> bool:
        """Does the route's act belong to certain roles?"""
        return self.akt != LOGGET_IND and not self.er_offentlig

    def adresse(self, vaerdier: Mapping[str, object]) -> str:
        """The address with its parameters filled; KeyError for a thing that the world does not have.

        A thing of the route's own goes before the thing that the word means elsewhere.
        """
        egne = {navn: vaerdier.get(f"{self.navn}/{navn}") for _, navn in self.parametre}
        kwargs = {navn: egne[navn] or vaerdier[f"{ord_}/{navn}"] for ord_, navn in self.parametre}
        return reverse(self.navn, kwargs=kwargs)


def alle_ruter() -> list[Rute]:
    """All routes of the house."""
    fundet: list[Rute] = []

    def gaa(moenstre: list[object], rum: tuple[str, ...], sti: str) -> None:
        for moenster in moenstre:
            hele = sti + str(moenster.pattern)
            if isinstance(moenster, URLResolver):
                gaa(moenster.url_patterns, (*rum, moenster.namespace) if moenster.namespace else rum, hele)
            elif isinstance(moenster, URLPattern):
                assert moenster.name, f"ruten {hele} har intet navn"
                parametre = tuple((ord_, navn) for ord_, navn in PARAMETER.findall(hele))
                fundet.append(Rute(":".join([*rum, moenster.name]), parametre))

    gaa(get_resolver("dubu.config.urls").url_patterns, (), "")
    return fundet
