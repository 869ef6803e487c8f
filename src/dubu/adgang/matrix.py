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
class Vej:
    """One road out of the house: its routes and facts, and what happens on it while contact is blocked."""

    noegle: str
    titel: str
    ved_spaerre: str
    ruter: tuple[str, ...]
    fakta: tuple[str, ...]


@dataclass(frozen=True)
class Matrix:
    """All acts, the act of every route, and the roads out of the house."""

    akter: Mapping[str, Akt]
    ruter: Mapping[str, str]
    veje: Mapping[str, Vej]
    indenfor: frozenset[str]
    fakta_ind: frozenset[str]
    fakta_kommer: frozenset[str]


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
    veje = {
        noegle: Vej(noegle, vej["titel"], vej["ved_spaerre"], tuple(vej["ruter"]), tuple(vej["fakta"]))
        for noegle, vej in raa["veje"].items()
    }
    return Matrix(
        akter, raa["ruter"], veje, frozenset(raa["indenfor"]), frozenset(raa["fakta_ind"]),
        frozenset(raa["fakta_kommer"]),
    )  # fmt: skip


def relationer(aktoer: Aktoer, akt: str) -> frozenset[str]:
    """The relations through which the actor may do the act; empty means never.

    Raises KeyError for an act that is not in the matrix, so that a mistyped check cannot say yes.
    """
    roller = aktoer.roller if aktoer.er_medarbejder else {str(aktoer.art)}
    rettigheder = matrix().akter[akt].relationer
    return frozenset().union(*(rettigheder.get(rolle, frozenset()) for rolle in roller))
