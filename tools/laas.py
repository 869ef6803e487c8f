"""`make laas`: compile the lock files again. They hold hashes and no address of a registry."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.aktiver import npm
from tools.trin import ROD, VENV, hovedprogram, koer, sig

KRAV = ROD / "requirements"
UDEN_ADRESSER = ["--no-emit-index-url", "--no-emit-find-links", "--no-header"]


def main() -> int:
    """Python's locks with uv, those of the pages and of the spare browser with npm."""
    for kilde in sorted(KRAV.glob("*.in")):
        maal = ["--universal", "--python-version", "3.11", "--generate-hashes", "-o", f"{kilde.stem}.lock"]
        oversaet: list[str | Path] = [VENV / "bin" / "uv", "pip", "compile", "--upgrade", "-q"]
        kommando: list[str | Path] = [*oversaet, *maal, *UDEN_ADRESSER, kilde.name]
        koer(kommando, f"laas-{kilde.stem}", fejl=f"{kilde.name} kunne ikke låses", cwd=KRAV)
        sig(f"  requirements/{kilde.stem}.lock")
    for mappe in (ROD, ROD / "tools" / "chromium"):
        lav = [*npm(), "install", "--package-lock-only", "--ignore-scripts"]
        koer(lav, "laas-npm", fejl="package-lock.json kunne ikke laves", cwd=mappe)
        sig(f"  {(mappe / 'package-lock.json').relative_to(ROD)}")
    return 0


if __name__ == "__main__":
    sys.exit(hovedprogram(main))
