"""The list's shape: the rows of one underretning stand together, and what is the same for them is said once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dubu.adgang.permissions import kan
from dubu.arbejdsplads.trappe import trappe
from dubu.kerne.aktoer import Aktoer
from dubu.underretninger.indbakke import Raekke
from dubu.underretninger.models import UnderretningBarn
from dubu.web.komponenter import Trin


@dataclass(frozen=True)
class Linje:
    """One child's row, with its ladder and what the actor may do with it."""

    raekke: Raekke
    trin: list[Trin]
    kan_tage: bool

    @property
    def barn(self) -> UnderretningBarn:
        """The child on the underretning."""
        return self.raekke.raekke

    @property
    def ikke_i_cpr(self) -> bool:
        """Has somebody said who the child is, and the register does not know it?"""
        er_kendt = self.barn.identificeret_tidspunkt is not None and not self.barn.ufoedt
        return er_kendt and not self.barn.barn.cpr

    @property
    def beskyttet(self) -> str:
        """Whose address is protected, in words."""
        *foerste, sidste = self.raekke.beskyttede or ("",)
        return f"{', '.join(foerste)} og {sidste}" if foerste else sidste

    @property
    def kendt(self) -> str:
        """Who answers for the child's open case."""
        sag = self.raekke.sag
        if sag is None:
            return "Ingen sag"
        return sag.primaer_raadgiver.navn if sag.primaer_raadgiver else "Sag uden rådgiver"


@dataclass(frozen=True)
class Gruppe:
    """The shown rows of one underretning."""

    linjer: list[Linje]

    @property
    def antal(self) -> int:
        """How many children."""
        return len(self.linjer)

    @property
    def samme_kendt(self) -> bool:
        """Is the column Kendt the same for all?"""
        return len({linje.kendt for linje in self.linjer}) == 1


def grupper(aktoer: Aktoer, raekker: Iterable[Raekke]) -> list[Gruppe]:
    """The rows by underretning, each group where its first row stood."""
    samlet: dict[int, list[Linje]] = {}
    vurderer = kan(aktoer, "underretning.vurder")
    for r in raekker:
        min_egen = r.raekke.vurderes_af_id is not None and r.raekke.vurderes_af_id == aktoer.medarbejder_id
        linje = Linje(r, trappe(r.raekke), kan_tage=vurderer and r.raekke.er_aaben and not min_egen)
        samlet.setdefault(r.raekke.underretning_id, []).append(linje)
    return [Gruppe(linjer) for linjer in samlet.values()]
