"""Every route with its act and its parameters, read from the addresses themselves."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from dubu.adgang.matrix import matrix


@dataclass(frozen=True)
class Rute:
    """One route: its full name and the names of its parameters."""

    navn: str
    parametre: tuple[str, ...]

    @property
    def akt(self) -> str:
        return matrix().ruter[self.navn]

    def adresse(self, vaerdier: dict[str, object]) -> str:
        """The address with its parameters filled; KeyError for one that the world does not know."""
        return reverse(self.navn, kwargs={navn: vaerdier[navn] for navn in self.parametre})


def alle_ruter() -> list[Rute]:
    """All routes of the house."""
    fundet: list[Rute] = []

    def gaa(moenstre: list[object], rum: tuple[str, ...], parametre: tuple[str, ...]) -> None:
        for moenster in moenstre:
            egne = (*parametre, *moenster.pattern.converters)
            if isinstance(moenster, URLResolver):
                gaa(moenster.url_patterns, (*rum, moenster.namespace) if moenster.namespace else rum, egne)
            elif isinstance(moenster, URLPattern):
                assert moenster.name, f"ruten {moenster.pattern} har intet navn"
                fundet.append(Rute(":".join([*rum, moenster.name]), egne))

    gaa(get_resolver("dubu.config.urls").url_patterns, (), ())
    return fundet
