"""100,000 persons loaded by the command, in at most 60 seconds; the generator's time is not counted."""

from __future__ import annotations

import time
from datetime import date

import pytest

from dubu.demo.cpr_befolkning import befolkning
from dubu.demo.cpr_generator import skriv_fil

pytestmark = pytest.mark.ydelse

ANTAL = 100_000
HOEJST_SEKUNDER = 60
DAG = date(2026, 11, 2)


def test_cpr_import_af_100000_personer(klon, tmp_path, noter):
    fil = tmp_path / "leverance.txt"
    skriv_fil(fil, befolkning(ANTAL, 1, DAG), dag=DAG)
    laest = _sekunder(lambda: fil.read_bytes())

    foerste = _sekunder(lambda: _indlaes(klon, fil))
    igen = _sekunder(lambda: _indlaes(klon, fil))

    mod_laesning = f"{foerste / max(laest, 0.001):.0f} × at læse filen"
    noter["CPR-leverance indlæst"] = f"100.000 personer | | {foerste * 1000:.0f} | {mod_laesning}"
    noter["Samme leverance igen"] = f"100.000 personer | | {igen * 1000:.0f} | {igen / foerste:.2f} af den første"
    assert foerste <= HOEJST_SEKUNDER


def _indlaes(klon, fil) -> None:
    svar = klon.dubu("cpr_import", str(fil), "--kommune", "0461")
    assert svar.returncode == 0, svar.stderr


def _sekunder(arbejde) -> float:
    start = time.perf_counter()
    arbejde()
    return time.perf_counter() - start
