"""`make run` itself: interrupted half-way it goes on where it stopped, and the second start is quick."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.processer import ledig_port
from tools.postgres import Server
from tools.trin import ROD

TAALMODIGHED = 180.0
ANDEN_START = 15.0
# The checkout's own set-up, with a database and files of the test's own.
PROGRAM = """
import sys
from pathlib import Path
from tools import koer, trin
from tools.postgres import Server
mappe = Path(sys.argv[1])
koer.DUBU, koer.MILJOE, koer.STATISK = mappe, mappe / "miljoe", mappe / "statisk"
koer.trin = lambda navn, *rest, **navngivne: trin.trin(f"{navn}-proeve", *rest, **navngivne)
koer.server = lambda navn: Server(mappe / navn, hurtig=True)
sys.exit(koer.hovedprogram(lambda: koer.main([])))
"""


class Koersel:
    """One `make run` without the demo, which has tests of its own; its lines are kept as they come."""

    def __init__(self, mappe: Path) -> None:
        self.port = ledig_port()
        egne = {"STATISK": "statisk", "LAGER": "lager", "ANKERMAPPE": "ankre", "ANKERNOEGLE": "a.pem", "LOGNOEGLE": "l"}
        miljoe = {navn: vaerdi for navn, vaerdi in os.environ.items() if not navn.startswith(("DUBU_", "DJANGO_"))}
        miljoe |= {f"DUBU_{navn}": str(mappe / fil) for navn, fil in egne.items()}
        miljoe |= {"PORT": str(self.port), "DUBU_DEMO": "0"}
        self.start = time.monotonic()
        self.proces = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(mappe)], cwd=ROD, env=miljoe,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.linjer: list[str] = []
        self._laeser = threading.Thread(target=self._laes, daemon=True)
        self._laeser.start()

    def _laes(self) -> None:
        assert self.proces.stdout is not None
        for linje in self.proces.stdout:
            self.linjer.append(linje)

    def vent_paa(self, tekst: str) -> float:
        """Seconds from the start until the text was printed."""
        ur = threading.Event()
        while not any(tekst in linje for linje in self.linjer):
            gaaet = time.monotonic() - self.start
            assert self.proces.poll() is None, "".join(self.linjer)
            assert gaaet < TAALMODIGHED, "".join(self.linjer)
            ur.wait(0.1)
        return time.monotonic() - self.start

    def forside(self) -> int:
        """The status of the front page."""
        forbindelse = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            forbindelse.request("GET", "/")
            return forbindelse.getresponse().status
        finally:
            forbindelse.close()

    def ctrl_c(self) -> int:
        """Stop it as a person does; returns its exit code."""
        self.proces.send_signal(signal.SIGINT)
        kode = self.proces.wait(60)
        self._laeser.join(10)
        return kode


@pytest.fixture
def mappe() -> Iterator[Path]:
    """Where the database and the files of the test stand."""
    mappe = ROD / ".dubu" / "proever" / f"koer-{os.getpid()}"
    mappe.mkdir(parents=True)
    yield mappe
    Server(mappe / "drift").slet()
    shutil.rmtree(mappe, ignore_errors=True)


@pytest.mark.fejl
def test_make_run_interrupted_goes_on_and_starts_again_in_seconds(mappe: Path, record_property) -> None:
    record_property("draebt", "make run under migreringen (Ctrl-C)")
    afbrudt = Koersel(mappe)
    afbrudt.vent_paa("Migrerer databasen ...")
    afbrudt.ctrl_c()
    assert not (mappe / "miljoe").exists(), "the addresses of a stopped server"

    tider = []
    for _ in range(2):
        koersel = Koersel(mappe)
        tider.append(koersel.vent_paa("DUBU svarer på"))
        koersel.vent_paa("Stop med Ctrl-C.")
        assert koersel.forside() == 200
        assert koersel.ctrl_c() == 0, "".join(koersel.linjer)
    fundet = f"klar efter {tider[0]:.1f} s, næste gang efter {tider[1]:.1f} s".replace(".", ",")
    print(f"make run: {fundet}")
    record_property("fundet", fundet)

    assert "Migrerer" not in "".join(koersel.linjer)
    assert tider[1] < max(ANDEN_START, tider[0] / 2), "on a machine that does other things both take longer"
