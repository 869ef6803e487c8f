"""The rooms in their order, read from the import contract so that it stands in one place."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

ROD = Path(__file__).parents[2]
KILDE = ROD / "src" / "dubu"


def orden() -> dict[str, int]:
    """Room -> its height; 0 is the top."""
    kontrakt = configparser.ConfigParser()
    kontrakt.read(ROD / ".importlinter", encoding="utf-8")
    lag = kontrakt["importlinter:contract:rum"]["layers"].strip().splitlines()
    return {rum: nr for nr, linje in enumerate(lag) for rum in re.findall(r"\w+", linje)}


def rum_for(sti: Path) -> str:
    """The room that a file belongs to."""
    return sti.relative_to(KILDE).parts[0]


def maa_bruge(oevre: str, nedre: str) -> bool:
    """May a file of the one room name the other? Its own room, or a lower one."""
    hoejde = orden()
    return oevre == nedre or hoejde[oevre] < hoejde[nedre]


def pythonfiler(*, proever: bool = False, migrationer: bool = False) -> list[Path]:
    """The package's Python files, without tests and migrations unless asked for."""
    return [
        fil
        for fil in sorted(KILDE.rglob("*.py"))
        if (proever or "tests" not in fil.parts) and (migrationer or "migrations" not in fil.parts)
    ]


def skabeloner() -> list[Path]:
    """The package's templates."""
    return sorted(KILDE.rglob("templates/**/*.html"))
