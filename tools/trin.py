"""Steps of the set-up: run a program quietly, stamp what is done, say what is missing in one line."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from tools.pg_vogter import doe_med_foraelder

ROD = Path(__file__).resolve().parent.parent
DUBU = ROD / ".dubu"
VENV = ROD / ".venv"
PYTHON = VENV / "bin" / "python"


class OpsaetFejl(RuntimeError):
    """Something could not be had; the text is one line for the person at the terminal."""


def sig(tekst: str) -> None:
    """Print one line at once."""
    print(tekst, flush=True)


def skriv(fil: Path, tekst: str, *, mode: int = 0o644) -> None:
    """Write a file whole or not at all."""
    fil.parent.mkdir(parents=True, exist_ok=True)
    ny = fil.with_name(f"{fil.name}.{os.getpid()}")
    ny.write_text(tekst, encoding="utf-8")
    ny.chmod(mode)
    ny.replace(fil)


def hash_af(*dele: str | Path) -> str:
    """One hash of texts and of the contents of files."""
    samlet = hashlib.sha256()
    for part in dele:
        indhold = part.read_bytes() if isinstance(part, Path) else part.encode()
        samlet.update(hashlib.sha256(indhold).digest())
    return samlet.hexdigest()


def hash_af_filer(filer: Iterable[Path]) -> str:
    """One hash of many files' names, sizes and times; quick enough for every start."""
    linjer = [f"{f.relative_to(ROD)} {f.stat().st_size} {f.stat().st_mtime_ns}" for f in sorted(filer)]
    return hash_af("\n".join(linjer))


def trin(navn: str, noegle: str, findes: Iterable[Path], goer: Callable[[], None], *, tekst: str) -> bool:
    """Do a step unless it is stamped with this key and its results are there; the stamp comes last."""
    stempel = DUBU / "stempler" / navn
    if stempel.is_file() and stempel.read_text() == noegle and all(f.exists() for f in findes):
        return False
    stempel.unlink(missing_ok=True)
    start = time.monotonic()
    sig(f"  {tekst} ...")
    goer()
    skriv(stempel, noegle)
    sig(f"  {tekst}: {time.monotonic() - start:.1f} s")
    return True


def koer(
    kommando: Sequence[str | Path],
    navn: str,
    *,
    fejl: str,
    cwd: Path = ROD,
    miljoe: Mapping[str, str] | None = None,
) -> None:
    """Run a program with its output in `.dubu/log/NAVN.log`; `fejl` says in one line what failing means."""
    log = DUBU / "log" / f"{navn}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as ud:
        try:
            svar = subprocess.run(
                [str(x) for x in kommando],
                cwd=cwd,
                env={**os.environ, **(miljoe or {})},
                stdin=subprocess.DEVNULL,
                stdout=ud,
                stderr=subprocess.STDOUT,
                check=False,
                preexec_fn=doe_med_foraelder,
            ).returncode
        except OSError as aarsag:
            raise OpsaetFejl(f"{fejl} ({aarsag})") from aarsag
    if svar:
        linjer = [x.strip() for x in log.read_text(errors="replace").splitlines() if x.strip()]
        raise OpsaetFejl(f"{fejl} (se {log.relative_to(ROD)}: {linjer[-1][:200] if linjer else f'kode {svar}'})")


def virker(kommando: Sequence[str | Path]) -> bool:
    """Does the program run and end well?"""
    try:
        svar = subprocess.run(
            [str(x) for x in kommando], stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return svar.returncode == 0


def byt_mappe(ny: Path, maal: Path) -> None:
    """Put a finished directory in the place of an older one."""
    gammel = maal.with_name(f"{maal.name}.gammel")
    shutil.rmtree(gammel, ignore_errors=True)
    if maal.exists():
        maal.rename(gammel)
    ny.rename(maal)
    shutil.rmtree(gammel, ignore_errors=True)


def hovedprogram(goer: Callable[[], int]) -> int:
    """Run a tool; what cannot be had is one line and no traceback."""
    try:
        return goer()
    except (OpsaetFejl, RuntimeError) as fejl:
        print(f"dubu: {fejl}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("dubu: afbrudt; kør kommandoen igen, den fortsætter hvor den slap", file=sys.stderr, flush=True)
        return 130
