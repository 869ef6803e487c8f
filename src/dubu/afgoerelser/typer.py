"""The kinds of decision and the texts of complaint guidance, read once from the file beside the room."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dubu.afgoerelser.errors import UkendtAfgoerelsestypeError
from dubu.afgoerelser.rules import Afgoerelsestype

FIL = Path(__file__).parent / "data" / "typer.yaml"


@cache
def _raa() -> dict[str, Any]:
    return yaml.safe_load(FIL.read_text(encoding="utf-8"))


@cache
def typer() -> dict[str, Afgoerelsestype]:
    """Key -> kind, in the file's order."""
    return {raa["noegle"]: Afgoerelsestype(**{"anbringelse": False, **raa}) for raa in _raa()["typer"]}


def find_type(noegle: str) -> Afgoerelsestype:
    """A kind by its key. Raises UkendtAfgoerelsestypeError."""
    try:
        return typer()[noegle]
    except KeyError:
        raise UkendtAfgoerelsestypeError from None


def klagevejledning(afgoerelsestype: Afgoerelsestype) -> str:
    """The text of complaint guidance that the kind's road of complaint demands."""
    return str(_raa()["klagevejledning"][afgoerelsestype.klagevej])
