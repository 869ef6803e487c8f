"""Databases and actors of the tests.

One template database per state of the migrations, made by the owner with the reference data. Ordinary
tests run as `dubu_app` in a clone of it and roll back; a test that needs commits or other processes takes
the fixture `klon`, a database of its own that is dropped afterwards. Nothing is flushed.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from tools.givet_server import givet_server
from tools.postgres import Server, server

ROD = Path(__file__).parent
ODENSE = 461
NYBORG = 450


def _migreringsmaerke() -> str:
    """The hash of everything that shapes the template: migrations and their data."""
    filer = [
        *ROD.glob("src/dubu/*/migrations/*.py"),
        *ROD.glob("src/dubu/*/data/*"),
        ROD / "src/dubu/kerne/migrering.py",
    ]
    filer.append(ROD / "requirements" / "drift.lock")
    maerke = hashlib.sha256()
    for fil in sorted(filer):
        maerke.update(fil.name.encode() + fil.read_bytes())
    return maerke.hexdigest()[:12]


@dataclass(frozen=True)
class Database:
    """One database of the test cluster and its addresses."""

    server: Server
    navn: str

    @property
    def app_url(self) -> str:
        return self.server.url("dubu_app", self.navn)

    @property
    def ejer_url(self) -> str:
        return self.server.url("dubu_ejer", self.navn)

    @property
    def miljoe(self) -> dict[str, str]:
        """The environment of a process on this database."""
        return {
            **os.environ,
            "PYTHONPATH": str(ROD / "src"),
            "DJANGO_SETTINGS_MODULE": "dubu.config.settings_test",
            "DUBU_DATABASE_URL": self.app_url,
            "DUBU_EJER_DATABASE_URL": self.ejer_url,
            "DUBU_HEMMELIGHED": "kun-til-proever",
            "DUBU_DEMO": "1",
        }

    def dubu(self, *argv: str, **miljoe: str) -> subprocess.CompletedProcess[str]:
        """Run a `dubu` command on the database."""
        return subprocess.run(
            [sys.executable, "-m", "dubu.config.kommando", *argv],
            env={**self.miljoe, **miljoe}, capture_output=True, text=True, check=False,
        )  # fmt: skip


@contextmanager
def _alene(vaert: Server) -> Iterator[None]:
    """One process at a time sets the cluster up; the tests run in several."""
    with (Path(vaert.mappe) / "skabelon.laas").open("w") as laas:
        fcntl.flock(laas, fcntl.LOCK_EX)
        yield


def _skabelon(vaert: Server) -> str:
    """The template database; made once, nobody stays connected to it."""
    navn = f"skabelon_{_migreringsmaerke()}"
    with _alene(vaert):
        if navn not in vaert.databaser():
            halv = Database(vaert, f"{navn}_halv")
            vaert.drop_database(halv.navn)
            vaert.klargoer([halv.navn])
            svar = halv.dubu("migrate", "--database", "ejer", "--verbosity", "0")
            if svar.returncode:
                raise RuntimeError(svar.stderr)
            for gammel in _gamle_skabeloner(vaert):
                vaert.drop_database(gammel)
            vaert.sql(f'ALTER DATABASE "{halv.navn}" RENAME TO "{navn}"')
    return navn


def _gamle_skabeloner(vaert: Server) -> list[str]:
    """Templates of earlier migrations, but for the latest three that another run may be using."""
    raekker = vaert.sql("SELECT datname FROM pg_database WHERE datname LIKE 'skabelon\\_%' ORDER BY oid DESC").split()
    return [navn for navn in raekker if not navn.endswith("_halv")][3:]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests that take long begin, so that no process is left alone with one at the end."""
    items.sort(key=lambda proeve: not any(proeve.get_closest_marker(navn) for navn in ("browser", "fejl")))


@pytest.fixture(scope="session")
def databasevaert() -> Iterator[Server]:
    """The test cluster, apart from that of `make run`; or a server that somebody else runs."""
    vaert = givet_server() or server("proeve", hurtig=True)
    vaert.start()
    with _alene(vaert):
        vaert.klargoer([])
        for navn in vaert.databaser():
            if (fundet := re.match(r"klon_(\d+)_", navn)) and not Path(f"/proc/{fundet[1]}").exists():
                vaert.drop_database(navn)  # left by a run that was killed
    yield vaert
    vaert.stop()


@contextmanager
def _kopi(vaert: Server, skabelon: str) -> Iterator[Database]:
    base = Database(vaert, f"klon_{os.getpid()}_{uuid.uuid4().hex[:8]}")
    vaert.skab_database(base.navn, skabelon=skabelon)
    try:
        yield base
    finally:
        vaert.drop_database(base.navn)


@pytest.fixture(scope="session")
def skabelon(databasevaert: Server) -> str:
    return _skabelon(databasevaert)


@pytest.fixture(scope="session")
def hoveddatabase(databasevaert: Server, skabelon: str) -> Iterator[Database]:
    """The clone in which ordinary tests run and roll back."""
    with _kopi(databasevaert, skabelon) as base:
        yield base


@pytest.fixture(scope="session")
def django_db_setup(hoveddatabase: Database, django_db_blocker) -> Iterator[None]:
    """Replaces pytest-django's: connect as the app to the clone."""
    from dubu.config.settings import database

    opsaetning = database(hoveddatabase.app_url)
    for noegle in ("NAME", "USER", "HOST", "PORT"):
        settings.DATABASES["default"][noegle] = opsaetning[noegle]
        connections["default"].settings_dict[noegle] = opsaetning[noegle]
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture
def klon(databasevaert: Server, skabelon: str) -> Iterator[Database]:
    """A fresh database with commits, for browsers, jobs and other processes."""
    with _kopi(databasevaert, skabelon) as base:
        yield base


@pytest.fixture(autouse=True)
def _frisk_tilstand(tmp_path, settings) -> Iterator[None]:
    """The clock goes right and files land in the test's own folder."""
    from dubu.kerne import ur

    settings.DUBU_LAGER = tmp_path / "lager"
    settings.DUBU_ANKERMAPPE = tmp_path / "ankre"
    settings.DUBU_ANKERNOEGLE = tmp_path / "ankernoegle.pem"
    yield
    ur.stil(None)


@pytest.fixture
def kommune(db) -> Iterator[object]:
    """Odense, opened for the whole test."""
    from dubu.kerne.transaktion import kommune_transaktion
    from dubu.organisation.models import Kommune

    with kommune_transaktion(ODENSE):
        yield Kommune.objects.get(pk=ODENSE)


@pytest.fixture
def lav_aktoer(kommune) -> Callable[..., object]:
    """Make an employee with roles and give the actor: `lav_aktoer("raadgiver", navn="Mette Holm")`."""
    from dubu.adgang.tests.factories import lav_medarbejderaktoer

    return lav_medarbejderaktoer


@pytest.fixture
def klient(kommune) -> Callable[..., Client]:
    """A browserless client logged in as an actor: `klient(aktoer)`."""
    from dubu.adgang.tests.factories import log_ind

    return log_ind


@pytest.fixture
def hoejst_forespoergsler() -> Callable[[int], object]:
    """Fail when a block asks the database more than so many times; savepoints and the edge's settings aside."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    @contextmanager
    def graense(antal: int) -> Iterator[None]:
        with CaptureQueriesContext(connection) as fanget:
            yield
        udenom = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SELECT set_config", "SELECT current_setting")
        talte = [q["sql"] for q in fanget.captured_queries if not q["sql"].startswith(udenom)]
        assert len(talte) <= antal, "\n".join([f"{len(talte)} > {antal}", *(sql[:200] for sql in talte)])

    return graense
