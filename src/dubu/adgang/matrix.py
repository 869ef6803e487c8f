"""The access matrix as data: read once, asked by every check and by the tests that knock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from dubu.kerne.aktoer import Aktoer

FIL = Path(__file__).with_name("matrix.yaml")
OFFENTLIG = "offentlig"
LOGGET_IND = "logget_ind"


@dataclass(frozen=True)
class Akt:
    """One act: its Danish title, and for each role the relations that give it."""

    noegle: str
    titel: str
    relationer: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Matrix:
    """All acts, and the act of every route."""

    akter: Mapping[str, Akt]
    ruter: Mapping[str, str]


@cache
def matrix() -> Matrix:
    """The matrix of the file beside this module. Raises KeyError for a route whose act is unknown."""
    raa = yaml.safe_load(FIL.read_text(encoding="utf-8"))
    akter = {
        noegle: Akt(noegle, akt["titel"], {rolle: frozenset(rel) for rolle, rel in akt["relationer"].items()})
        for noegle, akt in raa["akter"].items()
    }
    for rute, akt in raa["ruter"].items():
        if akt not in (OFFENTLIG, LOGGET_IND) and akt not in akter:
            raise KeyError(f"{rute}: {akt}")
    return Matrix(akter, raa["ruter"])


def relationer(aktoer: Aktoer, akt: str) -> frozenset[str]:
    """The relations through which the actor may do the act; empty means never.

    Raises KeyError for an act that is not in the matrix, so that a mistyped check cannot say yes.
    """
    roller = aktoer.roller if aktoer.er_medarbejder else {str(aktoer.art)}
    rettigheder = matrix().akter[akt].relationer
    return frozenset().union(*(rettigheder.get(rolle, frozenset()) for rolle in roller))
