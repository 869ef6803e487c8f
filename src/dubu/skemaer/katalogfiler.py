"""The shipped forms: one YAML file per version, checked against the JSON Schema beside this module."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from dubu.skemaer.errors import SkemaFejl, UkendtSkemaError
from dubu.skemaer.rules import Skema, byg_skema, fejl_i_skema

MAPPE = Path(__file__).parent / "katalog"
JSONSKEMA = Path(__file__).parent / "skema.schema.json"


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(JSONSKEMA.read_text(encoding="utf-8")))


def laes_skema(raa: Any, fil: str) -> Skema:
    """The form of a parsed file. Raises SkemaFejl that names file, place and fault."""
    fejl = sorted(_validator().iter_errors(raa), key=lambda f: list(map(str, f.path)))
    if fejl:
        sted = "/".join(map(str, fejl[0].path))
        raise SkemaFejl(f"{fil}: {sted}: {fejl[0].message}")
    skema = byg_skema(raa)
    if svagheder := fejl_i_skema(skema):
        raise SkemaFejl(f"{fil}: {'; '.join(svagheder)}")
    return skema


@cache
def _alle() -> dict[str, dict[int, Skema]]:
    skemaer: dict[str, dict[int, Skema]] = {}
    for fil in sorted(MAPPE.glob("*/*.yaml")):
        skema = laes_skema(yaml.safe_load(fil.read_text(encoding="utf-8")), fil.name)
        if (skema.noegle, str(skema.version)) != (fil.parent.name, fil.stem):
            raise SkemaFejl(f"{fil.parent.name}/{fil.name}: noegle og version passer ikke til filens plads")
        skemaer.setdefault(skema.noegle, {})[skema.version] = skema
    return skemaer


def find_skema(noegle: str, version: int | None = None) -> Skema:
    """A form by key: the given version, or the newest. Raises UkendtSkemaError."""
    versioner = _alle().get(noegle, {})
    if not versioner:
        raise UkendtSkemaError(noegle)
    valgt = max(versioner) if version is None else version
    if valgt not in versioner:
        raise UkendtSkemaError(f"{noegle}/{valgt}")
    return versioner[valgt]


def er_leveret(skema: Skema) -> bool:
    """Is it the shipped form itself, and not one made from it for a child?"""
    return _alle().get(skema.noegle, {}).get(skema.version) is skema


def find_skema_af_art(art: str) -> Skema:
    """The form of a working copy's `art` ("noegle/version"). Raises UkendtSkemaError."""
    noegle, _, version = art.partition("/")
    if not version.isdigit():
        raise UkendtSkemaError(art)
    return find_skema(noegle, int(version))


def list_skemaer() -> list[Skema]:
    """Every version of every shipped form."""
    return [skema for versioner in _alle().values() for skema in versioner.values()]
