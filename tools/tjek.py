"""`make check`: every check that needs no test run. All are run; what failed is listed last."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tools.trin import DUBU, ROD, VENV

BIN = VENV / "bin"
HOEJST_LINJER = 80
TJEK: dict[str, Sequence[str | Path]] = {
    "ruff": [BIN / "ruff", "check", "--output-format", "concise", "."],
    "format": [BIN / "ruff", "format", "--check", "--output-format", "concise", "."],
    "typer": [BIN / "mypy"],
    "importkontrakter": [BIN / "lint-imports", "--no-cache"],
    "migreringer": [BIN / "dubu", "makemigrations", "--check", "--dry-run"],
    "sikre migreringer": [sys.executable, "-m", "tools.tjek_migreringer"],
    "genereret": [BIN / "dubu", "genereret", "--tjek"],
    "licenser": [sys.executable, "-m", "tools.licenser"],
    "træet": [sys.executable, "-m", "tools.tjek_traeet"],
}


def _miljoe() -> dict[str, str]:
    """Checks read no database: the address names a server that does not exist."""
    ingen = DUBU / "ingen-database"
    return {
        **os.environ,
        "DUBU_DATABASE_URL": f"postgresql://dubu_app@/dubu?host={ingen}",
        "DUBU_HEMMELIGHED": "kun-til-tjek",
        "PYTHONWARNINGS": "ignore::RuntimeWarning",
    }


def _vis(linjer: Sequence[str]) -> None:
    """What a failed check said, cut where it is long."""
    for linje in linjer[:HOEJST_LINJER]:
        print(f"    {linje}", flush=True)
    if len(linjer) > HOEJST_LINJER:
        print(f"    ... og {len(linjer) - HOEJST_LINJER} linjer mere", flush=True)


def main(valgte: Sequence[str]) -> int:
    """Run all checks, or those named."""
    fejlet = []
    for navn, kommando in TJEK.items():
        if valgte and navn not in valgte:
            continue
        start = time.monotonic()
        svar = subprocess.run(
            [str(x) for x in kommando],
            cwd=ROD,
            env=_miljoe(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        tilstand = "ok" if svar.returncode == 0 else "FEJL"
        print(f"{navn:<18}{tilstand:<5}{time.monotonic() - start:5.1f} s", flush=True)
        if svar.returncode:
            _vis(svar.stdout.rstrip().splitlines())
            fejlet.append(navn)
    print(f"make check: {'fejl i ' + ', '.join(fejlet) if fejlet else 'alt i orden'}", flush=True)
    return 1 if fejlet else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
