"""Set up a checkout: Python environment, locked dependencies, the pages' assets, a browser for the tests.

Standard library only and run by the system's python3. Every step is stamped when it is done, so a second
run takes no time and an interrupted one goes on where it stopped.
"""

from __future__ import annotations

import argparse
import fcntl
import shutil
import sys
from pathlib import Path

from tools.aktiver import opsaet_aktiver, pip_installer
from tools.browser import opsaet_browser
from tools.trin import (
    DUBU,
    PYTHON,
    ROD,
    VENV,
    OpsaetFejl,
    hash_af,
    hovedprogram,
    koer,
    sig,
    skriv,
    trin,
    virker,
)

KRAV = ROD / "requirements"
MINDSTE_PYTHON = (3, 11)
DUBU_PROGRAM = VENV / "bin" / "dubu"
PROGRAM = """#!/bin/sh
'''exec' "$(dirname -- "$0")/python" "$0" "$@"
' '''
import sys

from dubu.config.kommando import main

sys.argv[0] = "dubu"
sys.exit(main())
"""


def _krav_til_python() -> None:
    if sys.version_info < MINDSTE_PYTHON:
        raise OpsaetFejl(f"Python {sys.version.split()[0]} er for gammel: der skal bruges 3.11 eller nyere")


def _lav_venv() -> None:
    """Make the environment; one that works but has no stamp is kept."""
    try:
        import ensurepip  # noqa: F401, PLC0415 - only to see whether the machine has it
        import venv  # noqa: F401, PLC0415
    except ImportError:
        raise OpsaetFejl("Python mangler venv: kør `apt-get install python3-venv` og prøv igen") from None
    brugbar = virker([PYTHON, "-m", "pip", "--version"]) and not (DUBU / "stempler" / "venv").exists()
    if not brugbar:
        fejl = "Pythonmiljøet kunne ikke laves: er `apt-get install python3-venv` kørt?"
        koer([sys.executable, "-m", "venv", "--clear", VENV], "venv", fejl=fejl)


def _lav_uv() -> None:
    koer(
        [PYTHON, "-m", "pip", "install", "--require-hashes", "-r", KRAV / "installation.lock"],
        "uv",
        fejl="Python-pakker kan ikke hentes: er der netadgang?",
        miljoe={"PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )


def _lav_pakker() -> None:
    laas = KRAV / "udvikling.lock"
    pip_installer(["-r", str(laas)], "pakker", "Python-pakkerne kunne ikke installeres: er der netadgang?")


def _lav_projekt() -> None:
    """Put the source on the environment's path and write the command; needs no network."""
    for pakker in VENV.glob("lib/python3*/site-packages"):
        skriv(pakker / "dubu.pth", f"{ROD / 'src'}\n")
    skriv(DUBU_PROGRAM, PROGRAM, mode=0o755)


def _uv_eller_pip() -> None:
    """uv is faster; where it cannot be had, pip does the work."""
    try:
        trin("uv", hash_af(KRAV / "installation.lock"), [VENV / "bin" / "uv"], _lav_uv, tekst="Henter uv")
    except OpsaetFejl as fejl:
        sig(f"  uden uv: {fejl}")


def opsaet(*, browser: bool = False) -> None:
    """All steps in order; one set-up at a time in a checkout."""
    _krav_til_python()
    DUBU.mkdir(exist_ok=True)
    with (DUBU / "opsaet.laas").open("w") as laas:
        fcntl.flock(laas, fcntl.LOCK_EX)
        pip = sorted(VENV.glob("lib/python3*/site-packages/pip"))[:1] or [VENV / "mangler"]
        ny = trin("venv", hash_af(str(ROD)), [PYTHON, *pip], _lav_venv, tekst="Laver Pythonmiljø i .venv")
        if ny:
            shutil.rmtree(DUBU / "stempler", ignore_errors=True)
            skriv(DUBU / "stempler" / "venv", hash_af(str(ROD)))
        krav = hash_af(KRAV / "udvikling.lock")
        if ny or not _er_stemplet("pakker", krav):
            _uv_eller_pip()
        trin("pakker", krav, [VENV / "bin" / "pytest"], _lav_pakker, tekst="Installerer Python-pakker")
        trin("projekt", hash_af(str(ROD), PROGRAM), [DUBU_PROGRAM], _lav_projekt, tekst="Gør `dubu` klar")
        opsaet_aktiver()
        if browser:
            opsaet_browser()


def _er_stemplet(navn: str, noegle: str) -> bool:
    stempel: Path = DUBU / "stempler" / navn
    return stempel.is_file() and stempel.read_text() == noegle


def main(argumenter: list[str]) -> int:
    """`python3 -m tools.opsaet [--browser]`."""
    laeser = argparse.ArgumentParser(prog="opsaet", description="Sætter udviklingsmiljøet op.")
    laeser.add_argument("--browser", action="store_true", help="hent også en browser til prøverne")
    valg = laeser.parse_args(argumenter)
    opsaet(browser=valg.browser)
    return 0


if __name__ == "__main__":
    sys.exit(hovedprogram(lambda: main(sys.argv[1:])))
