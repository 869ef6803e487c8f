"""The ten neutral headings, read once from the file beside the room."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from dubu.undersoegelser.rules import Dimension

FIL = Path(__file__).parent / "data" / "dimensioner.yaml"


@cache
def dimensioner() -> dict[str, Dimension]:
    """Key -> heading, in the file's order."""
    raa = yaml.safe_load(FIL.read_text(encoding="utf-8"))
    return {d["noegle"]: Dimension(d["noegle"], d["navn"], d["side"]) for d in raa["dimensioner"]}
