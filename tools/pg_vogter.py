"""The guard of one cluster: parent of the server, which it stops when nobody uses it any more.

Started by `tools.postgres` in a session of its own. It exists as long as the server does, and holds the
lock on the file `vogter` for as long. When the guard is killed, the kernel tells the server to stop.
"""

from __future__ import annotations

import ctypes
import re
import signal
import subprocess
import sys
import time
from fcntl import LOCK_EX
from pathlib import Path

from tools.pg_binaer import VENT_SEKUNDER, faa, som_nobody, vent_paa

PR_SET_PDEATHSIG = 1
POLL_SEKUNDER = 0.1
FAELLES = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "120",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "huge_pages": "off",
    "jit": "off",
    "logging_collector": "off",
}
HURTIG = {"fsync": "off", "full_page_writes": "off", "checkpoint_timeout": "30min"}
GAAR_OVER = re.compile(r"shared memory|lock file|already in use|still in use")


def doe_med_foraelder(signalnummer: int = signal.SIGTERM) -> None:
    """Ask the kernel to signal this process when its parent dies (Linux; elsewhere nothing)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signalnummer), 0, 0, 0)


def _start(data: Path, vaert: str, port: str, binaer: Path, valg: dict[str, str]) -> subprocess.Popen[bytes]:
    alle = {**valg, "unix_socket_directories": vaert, "port": port}
    return subprocess.Popen(
        [binaer / "postgres", "-D", data, *(f"--{navn}={vaerdi}" for navn, vaerdi in alle.items())],
        stdin=subprocess.DEVNULL,
        cwd=data,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        start_new_session=True,
        preexec_fn=lambda: doe_med_foraelder(signal.SIGINT),
        **som_nobody(),
    )


def _blev_klar(data: Path, pid: int) -> bool:
    """Did this server get ready? A killed one leaves its pid file, one that never started removes it."""
    try:
        linjer = (data / "postmaster.pid").read_text().split()
    except OSError:
        return False
    return linjer[:1] == [str(pid)] and "ready" in linjer


def _gaar_over(log: Path) -> bool:
    """Is it a killed server's shared memory or backend that stands in the way? It goes by itself."""
    return bool(GAAR_OVER.search(log.read_text(errors="replace")[-1000:]))


def _luk(proces: subprocess.Popen[bytes]) -> None:
    """Stop the server: fast, then immediate, then by force."""
    for nummer in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if proces.poll() is None:
            proces.send_signal(nummer)
            vent_paa(lambda: proces.poll() is not None)


def main(argumenter: list[str]) -> int:
    """Guard until nobody uses the cluster, this process is told to stop, or the server dies."""
    mappe, data, vaert, port, binaer, art = argumenter
    stop: list[int] = []
    for nummer in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(nummer, lambda *_: stop.append(1))
    with (Path(mappe) / "vogter").open("a") as vogter, (Path(mappe) / "brug").open("a") as brug:
        if not vent_paa(lambda: faa(vogter, LOCK_EX)):  # others look at this lock for a moment
            return 1
        valg = {**FAELLES, **(HURTIG if art == "hurtig" else {})}
        proces = _start(Path(data), vaert, port, Path(binaer), valg)
        seneste = time.monotonic() + VENT_SEKUNDER
        while not stop and not faa(brug, LOCK_EX):
            if proces.poll() is not None:
                opgiv = time.monotonic() > seneste or not _gaar_over(Path(mappe) / "postgres.log")
                if opgiv or _blev_klar(Path(data), proces.pid):
                    break
                time.sleep(5 * POLL_SEKUNDER)
                proces = _start(Path(data), vaert, port, Path(binaer), valg)
            time.sleep(POLL_SEKUNDER)
        _luk(proces)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
