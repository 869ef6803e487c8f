"""A database of its own for the measurements, with statistics, and a page where the figures land."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ODENSE, Database
from django.db import connections

from dubu.kerne.transaktion import kommune_transaktion

SIDE = Path(__file__).parents[2] / "docs" / "ydelse.md"
_LINJER: dict[str, str] = {}


@pytest.fixture(scope="session")
def maalebase(databasevaert, skabelon, django_db_setup, django_db_blocker) -> Iterator[Database]:
    """A committed clone that Django is connected to while the measurements run."""
    base = Database(databasevaert, f"klon_{os.getpid()}_maaling")
    databasevaert.skab_database(base.navn, skabelon=skabelon)
    forbindelse = connections["default"]
    gammel = forbindelse.settings_dict["NAME"]
    with django_db_blocker.unblock():
        forbindelse.close()
        forbindelse.settings_dict["NAME"] = base.navn
        yield base
        forbindelse.close()
        forbindelse.settings_dict["NAME"] = gammel
    databasevaert.drop_database(base.navn)


@pytest.fixture(scope="session")
def stor_kommune(maalebase) -> list:
    """10,000 cases in Odense, analysed."""
    from tests.ydelse.data import lav_stor_kommune

    with kommune_transaktion(ODENSE):
        raadgivere = list(lav_stor_kommune())
    maalebase.server.sql("VACUUM ANALYZE", maalebase.navn)
    return raadgivere


@pytest.fixture(scope="session")
def noter() -> dict[str, str]:
    """Row name -> the rest of the table's row."""
    return _LINJER


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if _LINJER and exitstatus == 0:
        SIDE.write_text(_side(), encoding="utf-8")


def _side() -> str:
    maskine = f"{os.cpu_count()} kerner, {platform.machine()}, Python {platform.python_version()}, indlejret PostgreSQL"
    linjer = [
        "# Ydelse",
        "",
        "Skrevet af `make bench`. Tallene er forhold, så de kan sammenlignes mellem maskiner: *forhold* er sidens tid "
        "målt mod husets tomme side (session, plads, roller, en række i opslagsloggen) i samme kørsel. "
        f"Målt på: {maskine}.",
        "",
        "| måling | omfang | forespørgsler | median ms | forhold |",
        "|---|---|---|---|---|",
        *(f"| {navn} | {resten} |" for navn, resten in _LINJER.items()),
        "",
    ]
    return "\n".join(linjer)
