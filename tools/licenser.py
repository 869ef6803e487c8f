"""Licences of everything that is installed: no AGPL library may come in."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator

from tools.trin import ROD, VENV

FORBUDT = re.compile(r"AGPL|Affero|SSPL|Server Side Public|BUSL|Business Source", re.IGNORECASE)


def _python() -> Iterator[tuple[str, str]]:
    kommando = [str(VENV / "bin" / "pip-licenses"), "--from=mixed", "--format=json"]
    svar = subprocess.run(kommando, capture_output=True, text=True, check=True).stdout
    for pakke in json.loads(svar):
        yield f"{pakke['Name']} {pakke['Version']}", pakke["License"]


def _npm() -> Iterator[tuple[str, str]]:
    for fil in sorted(ROD.glob("node_modules/**/package.json")):
        pakke = json.loads(fil.read_text(encoding="utf-8"))
        if "name" in pakke and "version" in pakke:
            yield f"{pakke['name']} {pakke['version']} (npm)", str(pakke.get("license", "UNKNOWN"))


def main() -> int:
    """Print what is forbidden, or how many licences were read."""
    alle = [*_python(), *_npm()]
    daarlige = [f"{navn}: {licens}" for navn, licens in alle if FORBUDT.search(licens)]
    ukendte = [navn for navn, licens in alle if licens.upper() in ("UNKNOWN", "")]
    for linje in daarlige:
        print(f"licens kan ikke bruges: {linje}")
    for navn in ukendte:
        print(f"licens er ukendt: {navn}")
    print(f"{len(alle)} licenser læst")
    return 1 if daarlige or ukendte else 0


if __name__ == "__main__":
    sys.exit(main())
