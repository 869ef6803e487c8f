"""The tests' databases on a server that somebody else runs, made by the owner with CREATEDB and no superuser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tools.givet_server import APP, EJER, GivetServer, givet_server
from tools.postgres import Server

pytestmark = pytest.mark.fejl


@pytest.fixture
def givet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GivetServer]:
    """An embedded cluster in the part of the given one."""
    klynge = Server(tmp_path / "k", hurtig=True)
    klynge.start()
    klynge.klargoer(createdb=True)
    klynge.sql("GRANT pg_signal_backend TO dubu_ejer")
    for navn, rolle in ((EJER, "dubu_ejer"), (APP, "dubu_app")):
        monkeypatch.setenv(navn, klynge.url(rolle, "postgres"))
    givet = givet_server()
    assert givet is not None
    givet.start()
    yield givet
    klynge.slet()


def test_owner_makes_template_and_copies_and_drops_them(givet: GivetServer) -> None:
    givet.klargoer(["skabelon"])
    givet.sql("CREATE TABLE t (n int, ja bool); INSERT INTO t VALUES (42, true), (43, NULL)", "skabelon")
    givet.sql("GRANT SELECT ON t TO dubu_app", "skabelon")
    givet.skab_database("kopi", skabelon="skabelon")

    assert givet.sql("SELECT n, ja FROM t", "kopi") == "42|t\n43|\n"
    app = psycopg.connect(givet.url("dubu_app", "kopi"))
    assert app.execute("SELECT current_user, count(*) FROM t").fetchone() == ("dubu_app", 2)
    givet.drop_database("kopi")
    app.close()
    assert givet.databaser() == ["skabelon"]
    assert {"pg_trgm", "btree_gist", "unaccent"} <= set(
        givet.sql("SELECT extname FROM pg_extension", "skabelon").split()
    )


def test_without_an_address_the_embedded_server_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(EJER, raising=False)
    assert givet_server() is None
