"""Web and worker processes of the tests, on a database of their own."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROD = Path(__file__).parents[1]


def ledig_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as sokkel:
        sokkel.bind(("127.0.0.1", 0))
        return sokkel.getsockname()[1]


def vent_til(betingelse: Callable[[], bool], sekunder: float = 30.0) -> None:
    """Wait for a condition; raises TimeoutError."""
    ur = threading.Event()
    for _ in range(int(sekunder / 0.05)):
        if betingelse():
            return
        ur.wait(0.05)
    raise TimeoutError("betingelsen blev ikke opfyldt")


@dataclass
class Tjener:
    """A web server and a worker that can be killed and started again."""

    miljoe: dict[str, str]
    logmappe: Path
    port: int = field(default_factory=ledig_port)
    _processer: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def adresse(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start_web(self) -> None:
        antal = ["--workers", "2", "--threads", "4", "--worker-class", "gthread"]
        vaert = ["--bind", f"127.0.0.1:{self.port}", "--log-level", "warning"]
        self._start("web", ["gunicorn", "dubu.config.wsgi:application", *vaert, *antal])

    def start_arbejder(self) -> None:
        self._start("arbejder", ["dubu.config.kommando", "arbejder", "--koe", "straks,almindelig,tung"])

    def _start(self, navn: str, modul: list[str]) -> None:
        with (self.logmappe / f"{navn}.log").open("ab") as log:
            self._processer[navn] = subprocess.Popen(
                [sys.executable, "-m", *modul], env=self.miljoe, cwd=ROD, stdout=log, stderr=log, start_new_session=True
            )

    def draeb(self, navn: str) -> None:
        """kill -9 the process and all its children."""
        proces = self._processer.pop(navn)
        os.killpg(proces.pid, signal.SIGKILL)
        proces.wait()

    def svarer(self) -> bool:
        """Does the web answer now?"""
        forbindelse = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            forbindelse.request("GET", "/live")
            return forbindelse.getresponse().status == 200
        except OSError:
            return False
        finally:
            forbindelse.close()

    def stop(self) -> None:
        for navn in list(self._processer):
            self.draeb(navn)
