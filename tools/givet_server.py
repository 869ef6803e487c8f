"""A PostgreSQL that somebody else runs, for the tests: used as the owner of the tables.

The owner has CREATEDB there, and `pg_signal_backend` to drop a database that the app is still connected to.
It answers to what the tests ask of the embedded server; the few that need a superuser cannot run on it.
`dubu tjek` refuses CREATEDB in operation.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import psycopg
from psycopg import sql

from tools.pg_binaer import kort_navn
from tools.postgres import UDVIDELSER

EJER, APP = "DUBU_PROEVE_EJER_DATABASE_URL", "DUBU_PROEVE_DATABASE_URL"


def givet_server() -> GivetServer | None:
    """The server that the environment names for tests, or None: then the embedded one is used."""
    if EJER not in os.environ:
        return None
    return GivetServer(os.environ[EJER], os.environ[APP])


class GivetServer:
    """A server by the addresses of its two roles; the database that they name is only the way in."""

    def __init__(self, ejer_url: str, app_url: str) -> None:
        self._adresser = {"dubu_ejer": ejer_url, "dubu_app": app_url}
        self.mappe = Path(tempfile.gettempdir()) / f"dubu-proeve-{kort_navn(Path(ejer_url))}"

    def start(self) -> None:
        """It runs already."""
        self.mappe.mkdir(mode=0o700, exist_ok=True)

    def stop(self) -> None:
        """It is somebody else's to stop."""

    def url(self, rolle: str, db: str) -> str:
        """Address of a database as one of the two roles."""
        return urlsplit(self._adresser[rolle])._replace(path=f"/{quote(db)}").geturl()

    def sql(self, tekst: str, db: str | None = None) -> str:
        """Run SQL as the owner and give back the rows, one a line, as psql writes them."""
        adresse = self.url("dubu_ejer", db) if db else self._adresser["dubu_ejer"]
        with psycopg.connect(adresse, autocommit=True) as forbindelse, forbindelse.cursor() as markoer:
            markoer.execute(tekst.encode())
            return "".join("|".join(map(_som_psql, raekke)) + "\n" for raekke in _raekker(markoer))

    def klargoer(self, databaser: Sequence[str] = ()) -> None:
        """Make the databases that are missing. The roles are there: the addresses name them."""
        findes = self.databaser()
        for navn in databaser:
            if navn not in findes:
                self.skab_database(navn)

    def databaser(self) -> list[str]:
        """Names of the owner's databases."""
        return self.sql(
            "SELECT datname FROM pg_database WHERE datdba = current_user::regrole AND NOT datistemplate ORDER BY 1"
        ).split()

    def skab_database(self, navn: str, skabelon: str | None = None) -> None:
        """Make a database: empty with extensions, or a copy of `skabelon`."""
        lokale = "" if skabelon else " ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
        self.sql(f'CREATE DATABASE "{navn}" TEMPLATE "{skabelon or "template0"}"{lokale}')
        if skabelon is None:
            app = sql.Identifier(unquote(urlsplit(self._adresser["dubu_app"]).username or "")).as_string()
            udvidelser = "".join(f"CREATE EXTENSION IF NOT EXISTS {udvidelse};" for udvidelse in UDVIDELSER)
            rettigheder = f"REVOKE CREATE ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO {app};"
            self.sql(udvidelser + rettigheder, navn)

    def drop_database(self, navn: str) -> None:
        """Remove a database, also while somebody is connected to it."""
        self.sql(f'DROP DATABASE IF EXISTS "{navn}" WITH (FORCE)')


def _raekker(markoer: psycopg.Cursor[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """The rows of every statement that gives some."""
    while True:
        if markoer.description is not None:
            yield from markoer
        if not markoer.nextset():
            return


def _som_psql(vaerdi: object) -> str:
    if isinstance(vaerdi, bool):
        return "t" if vaerdi else "f"
    return "" if vaerdi is None else str(vaerdi)
