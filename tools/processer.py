"""A small flock of processes: started, watched, restarted when they die, stopped in order."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tools.pg_vogter import doe_med_foraelder
from tools.trin import ROD, OpsaetFejl, sig

KORTESTE_LIV = 5.0
AFSLUTNING = 10.0


@dataclass
class Barn:
    """One process in a group of its own."""

    navn: str
    kommando: Sequence[str | Path]
    miljoe: Mapping[str, str]
    proces: subprocess.Popen[bytes] = field(init=False)
    startet: float = field(init=False, default=0.0)

    def start(self) -> None:
        """Start it so that Ctrl-C does not reach it and its parent's death does."""
        self.startet = time.monotonic()
        self.proces = subprocess.Popen(
            [str(x) for x in self.kommando],
            cwd=ROD,
            env={**os.environ, **self.miljoe},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=doe_med_foraelder,
        )

    def stop(self) -> None:
        """Ask it to end; after a while end its whole group."""
        if self.proces.poll() is None:
            self.proces.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.proces.wait(AFSLUTNING)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.proces.pid, signal.SIGKILL)
        self.proces.wait()


class Flok:
    """Processes in the order in which they stop."""

    def __init__(self) -> None:
        self.boern: list[Barn] = []

    def start(self, navn: str, kommando: Sequence[str | Path], miljoe: Mapping[str, str]) -> Barn:
        """Start a process and keep an eye on it."""
        barn = Barn(navn, kommando, miljoe)
        barn.start()
        self.boern.append(barn)
        return barn

    def efterse(self) -> None:
        """Start a dead process again; one that cannot live is an error."""
        for barn in self.boern:
            kode = barn.proces.poll()
            if kode is None:
                continue
            if time.monotonic() - barn.startet < KORTESTE_LIV:
                raise OpsaetFejl(f"{barn.navn} kan ikke køre (kode {kode}); se teksten ovenfor")
            sig(f"  {barn.navn} stoppede (kode {kode}) og startes igen")
            barn.start()

    def stop(self) -> None:
        """Stop all, first started first."""
        while self.boern:
            self.boern[0].stop()
            self.boern.pop(0)
