"""The database runner: a cluster survives what a developer's day does to it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.pg_binaer import ROD, vent_paa
from tools.postgres import PostgresFejl, Server

pytestmark = pytest.mark.fejl


@pytest.fixture(scope="module")
def rod_mappe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cluster for the module: making it is the slow part."""
    return tmp_path_factory.mktemp("klynge") / "k"


@pytest.fixture
def server(rod_mappe: Path) -> Iterator[Server]:
    """A cluster that is let go of after the test."""
    klynge = Server(rod_mappe, hurtig=True)
    yield klynge
    klynge.stop()


@pytest.fixture(scope="module", autouse=True)
def ryddet(rod_mappe: Path) -> Iterator[None]:
    """Nothing is left on the machine when the module ends."""
    yield
    Server(rod_mappe).slet()


def _brug_i_anden_proces(mappe: Path) -> subprocess.Popen[str]:
    """A second process that starts the same cluster and keeps it until it is stopped."""
    program = """
        import sys
        from pathlib import Path
        from tools.postgres import Server
        server = Server(Path(sys.argv[1]), hurtig=True)
        server.start()
        print("klar", flush=True)
        sys.stdin.read()
        server.stop()
    """
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program), str(mappe)],
        cwd=ROD,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _svar(proces: subprocess.Popen[str]) -> str:
    assert proces.stdout is not None
    return proces.stdout.readline().strip()


def test_start_makes_roles_and_database_with_least_rights(server: Server) -> None:
    server.start()
    server.klargoer(["dubu"])
    server.klargoer(["dubu"])
    roller = server.sql(
        "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname LIKE 'dubu%' ORDER BY 1"
    )
    assert roller.split() == ["dubu_app|f|f|f", "dubu_ejer|f|f|f"]
    ejer = server.sql("SELECT pg_get_userbyid(datdba), datcollate FROM pg_database WHERE datname = 'dubu'")
    assert ejer.strip() == "dubu_ejer|C.UTF-8"
    udvidelser = set(server.sql("SELECT extname FROM pg_extension", "dubu").split())
    assert {"pg_trgm", "btree_gist", "unaccent"} <= udvidelser
    ret = "SELECT has_schema_privilege('dubu_app', 'public', 'CREATE')"
    assert server.sql(ret, "dubu").strip() == "f"
    assert server.sql("SELECT has_schema_privilege('dubu_ejer', 'public', 'CREATE')", "dubu").strip() == "t"


def test_klargoer_asked_for_createdb_gives_it_to_the_owner_only(server: Server) -> None:
    server.start()
    server.klargoer(createdb=True)
    roller = server.sql("SELECT rolname FROM pg_roles WHERE rolcreatedb AND rolname LIKE 'dubu%'").split()
    server.klargoer()
    assert roller == ["dubu_ejer"]


def test_database_copied_from_template_has_its_rows(server: Server) -> None:
    server.start()
    server.klargoer(["skabelon"])
    server.sql("CREATE TABLE t (n int); INSERT INTO t VALUES (42)", "skabelon")
    server.skab_database("kopi", "skabelon")
    assert server.sql("SELECT n FROM t", "kopi").strip() == "42"
    server.drop_database("kopi")
    server.drop_database("skabelon")
    assert "kopi" not in server.databaser()


def test_server_listens_on_no_network_address(server: Server) -> None:
    server.start()
    assert server.sql("SHOW listen_addresses").strip() == ""
    assert Path(server.vaert).stat().st_mode & 0o077 == 0
    assert len(f"{server.vaert}/.s.PGSQL.5432") < 107


def test_start_twice_joins_and_last_user_stops_it(server: Server, rod_mappe: Path) -> None:
    anden = Server(rod_mappe, hurtig=True)
    server.start()
    server.start()
    anden.start()
    server.stop()
    assert anden.er_i_gang()
    anden.stop()
    assert not anden.er_i_gang()


def test_two_processes_starting_at_once_share_one_server(server: Server, rod_mappe: Path) -> None:
    andre = [_brug_i_anden_proces(rod_mappe) for _ in range(2)]
    try:
        assert [_svar(proces) for proces in andre] == ["klar", "klar"]
        server.start()
    finally:
        for proces in andre:
            proces.communicate(timeout=30)
    assert server.er_i_gang()


def test_server_stops_when_its_user_is_killed(server: Server, rod_mappe: Path, record_property) -> None:
    record_property("draebt", "serverens bruger (kill -9)")
    record_property("fundet", "serveren stopper af sig selv")
    bruger = _brug_i_anden_proces(rod_mappe)
    assert _svar(bruger) == "klar"
    assert server.er_i_gang()
    bruger.send_signal(signal.SIGKILL)
    bruger.communicate(timeout=30)
    assert vent_paa(lambda: not server.er_i_gang())


def test_start_after_kill9_brings_committed_rows_back(server: Server, record_property) -> None:
    record_property("draebt", "databasen med alle processer (kill -9)")
    record_property("fundet", "alle gemte rækker")
    server.start()
    server.klargoer(["drab"])
    server.sql("CREATE TABLE IF NOT EXISTS t (n int); INSERT INTO t VALUES (1)", "drab")
    server.kill9()
    assert not server.er_i_gang()
    server.start()
    assert server.sql("SELECT count(*) FROM t", "drab").strip() == "1"


def test_start_with_stale_pid_file_of_a_foreign_process_starts(server: Server) -> None:
    server.start()
    server.stop()
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n{server.data}\n0\n5432\n\n\n0\n")
    server.start()
    assert server.er_i_gang()


def test_start_after_a_half_initdb_starts_over(tmp_path: Path) -> None:
    server = Server(tmp_path / "halv", hurtig=True)
    halv = server.data.with_name(f"{server.data.name}.ny")
    halv.mkdir(parents=True)
    (halv / "PG_VERSION").write_text("18\n")
    try:
        server.start()
        assert server.er_i_gang()
    finally:
        server.slet()
    assert not server.mappe.exists()


def test_start_that_cannot_succeed_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    server = Server(tmp_path / "oedelagt", hurtig=True)
    server.start()
    server.stop()
    shutil.rmtree(server.data / "global")
    with pytest.raises(PostgresFejl, match="svarer ikke"):
        server.start()
    assert not server.er_i_gang()
    server.slet()
