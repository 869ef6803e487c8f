"""The catalogue of statutory duties and gates: read from YAML, checked, cached.

A new deadline is a new file under `katalog/<emne>/`, a new gate one under `spaerrer/`.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from dubu.regler.fejl import KatalogFejl
from dubu.regler.haendelser import FAKTATYPER
from dubu.regler.katalogparser import laes_regel
from dubu.regler.katalogtyper import Katalog, Regel, Spaerreregel
from dubu.regler.spaerreparser import laes_spaerre
from dubu.regler.yamllinjer import laes_yaml

KATALOGMAPPE: Final = Path(__file__).parent / "katalog"
SPAERREMAPPE: Final = Path(__file__).parent / "spaerrer"


def indlaes_katalog(mappe: Path, spaerremappe: Path | None = None) -> Katalog:
    """Read every rule below `mappe` and every gate in `spaerremappe` (the shipped ones if None).

    Raises KatalogFejl, with file and line, for unknown keys and facts, overlapping
    periods, a missing source or test case, and an id given twice.
    """
    regler = [
        laes_regel(_navn(fil, mappe), fil.parent.name, laes_yaml(fil, _navn(fil, mappe)))
        for fil in sorted(mappe.rglob("*.yaml"))
    ]
    gates = spaerremappe or SPAERREMAPPE
    spaerrer = [laes_spaerre(fil.name, laes_yaml(fil, fil.name)) for fil in sorted(gates.glob("*.yaml"))]
    _tjek_entydige((regel.id, regel.fil) for regel in regler)
    _tjek_entydige((regel.noegle, regel.fil) for regel in regler)
    _tjek_entydige((spaerre.id, spaerre.fil) for spaerre in spaerrer)
    for spaerre in spaerrer:
        _tjek_holdte(spaerre)
    return _byg(regler, spaerrer)


@cache
def standardkatalog() -> Katalog:
    """The catalogue that ships with the system."""
    return indlaes_katalog(KATALOGMAPPE)


def _navn(fil: Path, mappe: Path) -> str:
    return str(fil.relative_to(mappe))


def _tjek_entydige(par: Iterable[tuple[str, str]]) -> None:
    set_foer: dict[str, str] = {}
    for noegle, fil in par:
        if noegle in set_foer:
            raise KatalogFejl(fil, 1, f"“{noegle}” findes også i {set_foer[noegle]}.")
        set_foer[noegle] = fil


def _tjek_holdte(spaerre: Spaerreregel) -> None:
    for krav in spaerre.holder:
        for noegle in krav.noegler:
            if not FAKTATYPER[noegle].holdes:
                raise KatalogFejl(spaerre.fil, 1, f"“{noegle}” er en registrering og kan ikke holdes tilbage.")


def _byg(regler: list[Regel], spaerrer: list[Spaerreregel]) -> Katalog:
    udloeser: defaultdict[str, list[int]] = defaultdict(list)
    for nr, regel in enumerate(regler):
        for noegle in dict.fromkeys(noegle for krav in regel.udloeser for noegle in krav.noegler):
            udloeser[noegle].append(nr)
    holdt: defaultdict[str, list[Spaerreregel]] = defaultdict(list)
    for spaerre in spaerrer:
        for noegle in dict.fromkeys(noegle for krav in spaerre.holder for noegle in krav.noegler):
            holdt[noegle].append(spaerre)
    return Katalog(
        regler=tuple(regler),
        spaerrer=tuple(spaerrer),
        efter_udloeser={noegle: tuple(numre) for noegle, numre in udloeser.items()},
        efter_holdt={noegle: tuple(liste) for noegle, liste in holdt.items()},
        svarende=frozenset(
            noegle for regel in regler for krav in regel.opfyldes_af if not krav.stille for noegle in krav.noegler
        ),
    )
