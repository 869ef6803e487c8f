"""`make run`: set up, start the database, migrate, load the demo, serve, and stop it all again."""

from __future__ import annotations

import fcntl
import http.client
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from tools.opsaet import DUBU_PROGRAM, opsaet
from tools.pg_vogter import doe_med_foraelder
from tools.postgres import Server, server
from tools.processer import Flok
from tools.trin import (
    DUBU,
    ROD,
    VENV,
    OpsaetFejl,
    hash_af,
    hash_af_filer,
    hovedprogram,
    sig,
    skriv,
    trin,
)
from tools.trin import koer as koer_stille

DATABASE = "dubu"
KOEER = ("straks", "almindelig", "tung")  # a worker each: what is heavy stops nothing else
MILJOE = DUBU / "miljoe"
STATISK = DUBU / "statisk"
OPSTART_SEKUNDER = 90.0
SIGNALER = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
KILDE = ROD / "src" / "dubu"


def _port() -> int:
    """The port to serve on; a taken one is said before anything is started."""
    valgt = os.environ.get("PORT", "8000")
    if not valgt.isdigit() or not 0 < int(valgt) < 65536:
        raise OpsaetFejl(f"PORT={valgt} er ikke en port: brug et tal, fx PORT=8001 make run")
    with socket.socket() as proeve:
        proeve.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proeve.bind(("127.0.0.1", int(valgt)))
        except OSError:
            raise OpsaetFejl(f"port {valgt} er optaget: prøv PORT={int(valgt) + 1} make run") from None
    return int(valgt)


def _eneste() -> IO[str]:
    """Hold the checkout: one `make run` at a time."""
    DUBU.mkdir(exist_ok=True)
    laas = (DUBU / "koer.laas").open("a")
    try:
        fcntl.flock(laas, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OpsaetFejl("`make run` kører allerede i denne mappe") from None
    return laas


def _hemmelighed() -> str:
    fil = DUBU / "hemmelighed"
    if not fil.is_file():
        skriv(fil, secrets.token_urlsafe(50), mode=0o600)
    return fil.read_text()


def _dubu(miljoe: Mapping[str, str], *argumenter: str, fejl: str) -> None:
    koer_stille([DUBU_PROGRAM, *argumenter], argumenter[0], fejl=fejl, miljoe=miljoe)


def _migreringer() -> str:
    filer = sorted(KILDE.glob("**/migrations/*.py"))
    return hash_af(ROD / "requirements" / "drift.lock", *filer)


def _maerke(klynge: Server) -> dict[str, str]:
    """What has been done to the database, noted on the database itself so that it cannot outlive it."""
    svar = klynge.sql(
        f"SELECT coalesce(shobj_description(oid, 'pg_database'), '{{}}') FROM pg_database WHERE datname = '{DATABASE}'"
    )
    with suppress(ValueError):
        return dict(json.loads(svar))
    return {}


def _skal(klynge: Server | None, navn: str, noegle: str, goer: Callable[[], None], tekst: str) -> None:
    """Do something to the database unless it is noted there; on a given server it is always done."""
    maerke = _maerke(klynge) if klynge else {}
    if klynge and maerke.get(navn) == noegle:
        return
    start = time.monotonic()
    sig(f"  {tekst} ...")
    goer()
    if klynge:
        ny = json.dumps({**maerke, navn: noegle})
        klynge.sql(f"COMMENT ON DATABASE {DATABASE} IS '{ny}'")
    sig(f"  {tekst}: {time.monotonic() - start:.1f} s")


def _adresser(klynge: Server | None) -> dict[str, str]:
    if klynge:
        return {
            "DUBU_DATABASE_URL": klynge.url("dubu_app", DATABASE),
            "DUBU_EJER_DATABASE_URL": klynge.url("dubu_ejer", DATABASE),
        }
    if "DUBU_EJER_DATABASE_URL" not in os.environ:
        raise OpsaetFejl("DUBU_EJER_DATABASE_URL mangler: ejerens adresse skal bruges til migreringer")
    return {navn: os.environ[navn] for navn in ("DUBU_DATABASE_URL", "DUBU_EJER_DATABASE_URL")}


def _miljoe(klynge: Server | None) -> dict[str, str]:
    """The environment of web, workers and of `dubu` in another terminal."""
    miljoe = {
        **_adresser(klynge),
        "DUBU_DEMO": os.environ.get("DUBU_DEMO", "1"),
        "DUBU_HEMMELIGHED": os.environ.get("DUBU_HEMMELIGHED") or _hemmelighed(),
    }
    skriv(MILJOE, "".join(f"{navn}={vaerdi}\n" for navn, vaerdi in miljoe.items()), mode=0o600)
    return miljoe


def _forbered(klynge: Server | None, miljoe: Mapping[str, str]) -> None:
    """Migrate as owner, load the demo into an empty database, collect static files."""
    migrer = ["migrate", "--database", "ejer", "--noinput"]
    fejl = "Databasen kunne ikke migreres"
    _skal(klynge, "migreret", _migreringer(), lambda: _dubu(miljoe, *migrer, fejl=fejl), "Migrerer databasen")
    if miljoe["DUBU_DEMO"] == "1":
        fejl = "Demodata kunne ikke indlæses"
        _skal(klynge, "demo", "1", lambda: _dubu(miljoe, "demo", fejl=fejl), "Indlæser demokommuner")
    filer = [f for f in KILDE.glob("**/static/**/*") if f.is_file()]
    saml = ["collectstatic", "--noinput", "--clear"]
    fejl = "De statiske filer kunne ikke samles"
    noegle = hash_af(hash_af_filer(filer), ROD / "requirements" / "drift.lock")
    trin("statisk", noegle, [STATISK], lambda: _dubu(miljoe, *saml, fejl=fejl), tekst="Samler statiske filer")


def _start_processer(flok: Flok, port: int, miljoe: Mapping[str, str]) -> None:
    web: list[str | Path] = [VENV / "bin" / "python", "-m", "gunicorn", "-c", ROD / "tools" / "gunicorn_konf.py"]
    flok.start("web", [*web, "dubu.config.wsgi:application"], {**miljoe, "PORT": str(port)})
    for koe in KOEER:
        flok.start(f"arbejder ({koe})", [DUBU_PROGRAM, "arbejder", "--koe", koe], miljoe)


def _svarer(port: int) -> bool:
    forbindelse = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        forbindelse.request("GET", "/")
        return forbindelse.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        forbindelse.close()


def _vent_paa_web(flok: Flok, port: int) -> None:
    slut = time.monotonic() + OPSTART_SEKUNDER
    while not _svarer(port):
        flok.efterse()
        if time.monotonic() > slut:
            raise OpsaetFejl(f"siden svarer ikke på http://127.0.0.1:{port}/; se teksten ovenfor")
        time.sleep(0.2)


def _overvaag(flok: Flok, klynge: Server | None) -> None:
    """Keep everything running until a signal says stop."""
    while True:
        time.sleep(1)
        flok.efterse()
        if klynge and not klynge.er_vogtet():
            sig("  databasen stoppede og startes igen")
            klynge.start()


def _afbryd(*_signal: object) -> None:
    raise KeyboardInterrupt


def _koer(klynge: Server | None, port: int, start: float) -> None:
    flok = Flok()
    try:
        if klynge:
            klynge.start()
            klynge.klargoer([DATABASE])
        miljoe = _miljoe(klynge)
        _forbered(klynge, miljoe)
        _start_processer(flok, port, miljoe)
        _vent_paa_web(flok, port)
        sig(f"\nDUBU svarer på http://127.0.0.1:{port}/ (klar efter {time.monotonic() - start:.0f} s)\n")
        if miljoe["DUBU_DEMO"] == "1":
            subprocess.run([DUBU_PROGRAM, "demo_logins"], env={**os.environ, **miljoe}, check=False)
        sig("\nStop med Ctrl-C.")
        _overvaag(flok, klynge)
    finally:
        for nummer in SIGNALER:
            signal.signal(nummer, signal.SIG_IGN)
        sig("Stopper ...")
        flok.stop()
        if klynge:
            klynge.stop()
        MILJOE.unlink(missing_ok=True)


def nulstil() -> int:
    """Remove `make run`'s database and stored files; the next start makes new ones."""
    with _eneste():
        server("drift").slet()
        for navn in ("lager", "ankre", "statisk"):
            shutil.rmtree(DUBU / navn, ignore_errors=True)
    sig("Databasen og filerne fra make run er slettet.")
    return 0


def main(argumenter: list[str]) -> int:
    """Run until Ctrl-C, SIGTERM or the death of the parent."""
    start = time.monotonic()
    for nummer in SIGNALER:
        signal.signal(nummer, _afbryd)
    if "--under-make" in argumenter:
        doe_med_foraelder(signal.SIGTERM)
    if "--nulstil" in argumenter:
        return nulstil()
    with _eneste():
        port = _port()
        opsaet()
        with suppress(KeyboardInterrupt):
            _koer(None if os.environ.get("DUBU_DATABASE_URL") else server("drift"), port, start)
    return 0


if __name__ == "__main__":
    sys.exit(hovedprogram(lambda: main(sys.argv[1:])))
