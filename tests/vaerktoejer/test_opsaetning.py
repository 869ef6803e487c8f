"""Set-up, checks and the web server's log: small promises that are easy to break."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tools import koer, tjek_traeet, trin
from tools.aktiver import KILDEKORT, NAEVNT
from tools.gunicorn_konf import HEMMELIG_STI, UdenForespoergsel
from tools.pg_binaer import vent_paa
from tools.processer import Flok

from dubu.kerne.opgaver import KOEER


@pytest.fixture
def dubu_mappe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A `.dubu` of the test's own."""
    monkeypatch.setattr(trin, "DUBU", tmp_path)
    monkeypatch.setattr(trin, "ROD", tmp_path)
    return tmp_path


def test_step_done_with_same_key_is_not_repeated(dubu_mappe: Path) -> None:
    gange: list[int] = []
    for _ in range(2):
        trin.trin("t", "noegle", [], lambda: gange.append(1), tekst="Trin")
    trin.trin("t", "ny noegle", [], lambda: gange.append(1), tekst="Trin")
    assert len(gange) == 2


def test_step_interrupted_is_done_again(dubu_mappe: Path) -> None:
    def afbrydes() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trin.trin("t", "noegle", [], afbrydes, tekst="Trin")
    assert trin.trin("t", "noegle", [], lambda: None, tekst="Trin")


def test_step_whose_result_is_removed_is_done_again(dubu_mappe: Path) -> None:
    resultat = dubu_mappe / "resultat"
    trin.trin("t", "noegle", [resultat], lambda: trin.skriv(resultat, "x"), tekst="Trin")
    resultat.unlink()
    assert trin.trin("t", "noegle", [resultat], lambda: trin.skriv(resultat, "x"), tekst="Trin")


def test_failing_program_is_told_in_one_line_with_its_log(dubu_mappe: Path) -> None:
    kommando = [sys.executable, "-c", "print('gik galt'); raise SystemExit(3)"]
    with pytest.raises(trin.OpsaetFejl, match=r"^Kunne ikke \(se log/x\.log: gik galt\)$"):
        trin.koer(kommando, "x", fejl="Kunne ikke", cwd=dubu_mappe)


@pytest.mark.parametrize(
    "linje", ["se pypi" + ".org/simple", "fra /" + "root/x", "i /" + "home/anna", "cd /" + "work/main"]
)
def test_tree_check_finds_registry_and_machine_path(linje: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(tjek_traeet, "ROD", tmp_path)
    (tmp_path / "fil.md").write_text(linje)
    assert list(tjek_traeet.fund(tmp_path / "fil.md"))


@pytest.mark.parametrize("linje", ["framework/workflow", "www.retsinformation.dk/eli", "arbejdsplads/home"])
def test_tree_check_lets_ordinary_text_pass(linje: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(tjek_traeet, "ROD", tmp_path)
    (tmp_path / "fil.md").write_text(linje)
    assert not list(tjek_traeet.fund(tmp_path / "fil.md"))


def test_lock_files_hold_no_address() -> None:
    for fil in trin.ROD.glob("requirements/*.lock"):
        assert "http" not in fil.read_text()
    for fil in (trin.ROD / "package-lock.json", trin.ROD / "tools/chromium/package-lock.json"):
        pakker = json.loads(fil.read_text())["packages"].values()
        assert not any("resolved" in pakke for pakke in pakker)


def test_source_map_comments_are_cut_and_named_files_are_found() -> None:
    assert KILDEKORT.sub("", "a{}\n/*# sourceMappingURL=x.css.map*/") == "a{}\n"
    assert KILDEKORT.sub("", "f();\n//# sourceMappingURL=x.js.map") == "f();\n"
    assert NAEVNT.findall('url("../fonts/a.eot?#iefix") url(../img/b.svg)') == [
        "../fonts/a.eot",
        "../img/b.svg",
    ]


def test_web_log_has_neither_query_nor_secret_link() -> None:
    linje = logging.LogRecord("x", 40, "f", 1, "Error handling request %s", ("/soeg?q=0101012222",), None)
    UdenForespoergsel().filter(linje)
    assert linje.getMessage() == "Error handling request /soeg?.."
    assert HEMMELIG_STI.sub(r"\1..", "/s/0461/hemmelig/side") == "/s/0461/../side"


def test_every_queue_has_a_worker_of_its_own() -> None:
    assert tuple(koer.KOEER) == KOEER


@pytest.mark.fejl
def test_dead_process_is_started_again_and_one_that_cannot_live_is_an_error(capsys, record_property) -> None:
    record_property("draebt", "en proces under make run (kill -9)")
    record_property("fundet", "startes igen; dør den straks, siges det")
    flok = Flok()
    try:
        barn = flok.start("barn", [sys.executable, "-c", "import signal; signal.pause()"], {})
        barn.startet -= 60
        os.kill(barn.proces.pid, signal.SIGKILL)
        barn.proces.wait()
        flok.efterse()
        assert barn.proces.poll() is None
        os.kill(barn.proces.pid, signal.SIGKILL)
        barn.proces.wait()
        with pytest.raises(trin.OpsaetFejl, match="barn kan ikke køre"):
            flok.efterse()
    finally:
        flok.stop()


@pytest.mark.fejl
def test_processes_die_with_their_parent(record_property) -> None:
    record_property("draebt", "make run (kill -9)")
    record_property("fundet", "ingen efterladte processer")
    program = (
        "import sys; from tools.processer import Flok; f = Flok();"
        "b = f.start('b', [sys.executable, '-c', 'import signal; signal.pause()'], {});"
        "print(b.proces.pid, flush=True); sys.stdin.read()"
    )
    foraelder = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=trin.ROD,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert foraelder.stdout
    pid = int(foraelder.stdout.readline())
    foraelder.kill()
    foraelder.communicate()
    assert vent_paa(lambda: not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text())
