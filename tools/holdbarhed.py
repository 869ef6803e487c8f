"""`make holdbarhed`: the tests that kill and interrupt, and a page with what they killed and what was found.

What takes longer than the suite has time for is added to the same run by its mark.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from pathlib import Path

from tools.trin import ROD, sig, skriv

SIDE = ROD / "docs" / "drift" / "holdbarhed.md"
MAERKE = "fejl"
HOVED = """# Holdbarhed

Skrevet af `make holdbarhed`: prøver, der dræber og afbryder. Målt {dag} på {maskine}.

| prøve | dræbt eller afbrudt | fundet bagefter | sekunder | udfald |
|---|---|---|---|---|
"""


def side(rapport: Path, dag: str, maskine: str) -> str:
    """The page of a test report (JUnit's XML)."""
    raekker = [_raekke(proeve) for proeve in ET.parse(rapport).iter("testcase")]
    return HOVED.format(dag=dag, maskine=maskine) + "".join(sorted(raekker))


def _raekke(proeve: ET.Element) -> str:
    egne = {en.get("name", ""): en.get("value", "") for en in proeve.iter("property")}
    navn = proeve.get("name", "").removeprefix("test_").replace("_", " ")
    udfald = "sprunget over" if proeve.find("skipped") is not None else "ok"
    if proeve.find("failure") is not None or proeve.find("error") is not None:
        udfald = "FEJL"
    sekunder = f"{float(proeve.get('time', '0')):.1f}".replace(".", ",")
    return f"| {navn} | {egne.get('draebt', '')} | {egne.get('fundet', '')} | {sekunder} | {udfald} |\n"


def main() -> int:
    """Run the tests of faults one at a time and write the page."""
    maskine = f"{os.cpu_count()} kerner, {platform.machine()}, Python {platform.python_version()}"
    with tempfile.TemporaryDirectory() as mappe:
        rapport = Path(mappe) / "rapport.xml"
        rapporter = [f"--junit-xml={rapport}", "-o", "junit_family=xunit1"]  # the newer form has no properties
        kommando = [sys.executable, "-m", "pytest", "-v", "-m", MAERKE, *rapporter]
        kode = subprocess.run(kommando, cwd=ROD, check=False).returncode
        if not rapport.is_file():
            return kode or 1
        skriv(SIDE, side(rapport, time.strftime("%d.%m.%Y"), maskine))
    sig(f"Skrevet: {SIDE.relative_to(ROD)}")
    return kode


if __name__ == "__main__":
    sys.exit(main())
