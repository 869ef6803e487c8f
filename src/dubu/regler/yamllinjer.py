"""YAML with line numbers, so that a refused file can be mended at once. Dates stay text.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from dubu.regler.fejl import KatalogFejl


class Kort(dict[str, Any]):
    """A YAML mapping that knows its own line and the line of each key."""

    linje: int = 0
    linjer: dict[str, int]

    def linje_for(self, noegle: str) -> int:
        """The line of a key, or of the mapping where the key is missing."""
        return self.linjer.get(noegle, self.linje)


class Listetekst(str):
    """A text in a YAML list that knows its line."""

    __slots__ = ("linje",)
    linje: int


class _Laeser(yaml.SafeLoader):
    """SafeLoader that leaves dates and times as text and refuses a key given twice."""


_Laeser.yaml_implicit_resolvers = {
    tegn: [par for par in par_liste if par[0] != "tag:yaml.org,2002:timestamp"]
    for tegn, par_liste in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _lav_kort(laeser: _Laeser, knude: yaml.MappingNode) -> Kort:
    kort = Kort()
    kort.linje = knude.start_mark.line + 1
    kort.linjer = {}
    for noegleknude, vaerdiknude in knude.value:
        noegle = str(laeser.construct_object(noegleknude, deep=True))
        linje = noegleknude.start_mark.line + 1
        if noegle in kort:
            raise KatalogFejl(str(laeser.name), linje, f"“{noegle}” står to gange.")
        kort[noegle] = laeser.construct_object(vaerdiknude, deep=True)
        kort.linjer[noegle] = linje
    return kort


def _lav_liste(laeser: _Laeser, knude: yaml.SequenceNode) -> list[Any]:
    liste: list[Any] = []
    for element in knude.value:
        vaerdi = laeser.construct_object(element, deep=True)
        if isinstance(vaerdi, str):
            vaerdi = Listetekst(vaerdi)
            vaerdi.linje = element.start_mark.line + 1
        liste.append(vaerdi)
    return liste


_Laeser.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _lav_kort)
_Laeser.add_constructor(yaml.resolver.BaseResolver.DEFAULT_SEQUENCE_TAG, _lav_liste)


def laes_yaml(fil: Path, navn: str) -> Kort:
    """Read a file. Raises KatalogFejl with line for YAML that cannot be read."""
    try:
        laeser = _Laeser(fil.read_text(encoding="utf-8"))
        laeser.name = navn
        indhold = laeser.get_single_data()
    except yaml.MarkedYAMLError as fejl:
        linje = fejl.problem_mark.line + 1 if fejl.problem_mark else 1
        raise KatalogFejl(navn, linje, f"YAML kan ikke læses: {fejl.problem}.") from fejl
    if not isinstance(indhold, Kort):
        raise KatalogFejl(navn, 1, "Filen skal begynde med nøgler.")
    return indhold
