"""The command, in a process of its own: exit code, counts, and no number in what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

POSTER = [
    "0000000000000999001" + "20261102" + "20261101",
    "001" + "0102030405" + " " * 10 + "01" + "202611021200" + " " + "K" + "1903-02-01" + " ",
    "0080102030405" + "Ida".ljust(51) + " " * 41 + "Holm".ljust(41) + "190302011200" + " " + "Ida Holm",
    "999999999999900000002",
]


@pytest.fixture
def fil(tmp_path) -> Path:
    sti = tmp_path / "D261102.L999001"
    sti.write_text("".join(f"{post.rstrip()}\n" for post in POSTER), encoding="latin-1")
    return sti


def test_cpr_import_prints_counts_and_is_done_once(klon, fil):
    foerste = klon.dubu("cpr_import", str(fil), "--kommune", "0461")
    anden = klon.dubu("cpr_import", str(fil), "--kommune", "0461")

    assert (foerste.returncode, anden.returncode) == (0, 0), foerste.stderr
    assert "1 personer i 2 poster. 1 nye, 0 ændrede, 0 uændrede." in foerste.stdout
    assert "er indlæst før. Intet er ændret." in anden.stdout


def test_cpr_import_refusal_exits_2_and_names_the_place(klon, fil):
    fil.write_text(fil.read_text(encoding="latin-1").replace("00000002", "00000007"), encoding="latin-1")

    svar = klon.dubu("cpr_import", str(fil), "--kommune", "0461")

    assert svar.returncode == 2
    assert "post 4 (linje 4)" in svar.stderr
    assert "Intet er indlæst." in svar.stderr
    assert "0102030405" not in svar.stdout + svar.stderr


@pytest.mark.parametrize("kode", ["9999", "461", "x"])
def test_cpr_import_unknown_municipality_exits_2(klon, fil, kode):
    assert klon.dubu("cpr_import", str(fil), "--kommune", kode).returncode == 2
