"""The family of the journey, written to a CPR file by the project's own generator and loaded as in operation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from conftest import Database

from dubu.demo.cpr_generator import Familie, familie, skriv_fil
from dubu.porte.cpr import CprPerson

FROE = 16  # a mother called Åse, so that the search has a variant to find


def navn(person: CprPerson) -> str:
    """The whole name as pages show it."""
    led = (person.navn.fornavn, person.navn.mellemnavn, person.navn.efternavn)
    return " ".join(del_ for del_ in led if del_)


def indlaes(klon: Database, mappe: Path, dag: date) -> Familie:
    """Write the file and load it with `dubu cpr_import`."""
    personer = familie(dag, froe=FROE)
    fil = mappe / "leverance.txt"
    skriv_fil(fil, personer.personer, dag=dag)
    svar = klon.dubu("cpr_import", str(fil), "--kommune", "0461")
    assert svar.returncode == 0, svar.stderr
    assert "6 personer" in svar.stdout
    return personer
