"""`dubu cpr_import` on CPR-kontoret's own extract in its three forms, as a municipality runs it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

TESTDATA = Path(os.environ.get("DUBU_TESTDATA") or Path(__file__).parents[3] / "shared" / "testdata")
MAPPE = TESTDATA / "cpr" / "u12170p_cprkontoret"
LINJER, FTP, FAST = (MAPPE / f"U12170-P opgavenr 110901 ADRNVN FE{form}" for form in ("", "-FTP", "_FixedLength"))
# The start record: type, ten zeros, OPGAVENR, PRODDTO, PRODDTOFORRIG.
START = "0000000000000110901{dag}{forrige}"
DAG, FORRIGE, SENERE = "20011119", "20011116", "20011120"

pytestmark = [
    pytest.mark.rigtige_data,
    pytest.mark.skipif(not MAPPE.is_dir(), reason="CPR-kontorets testudtræk findes ikke her (DUBU_TESTDATA)"),
]

STAND = (
    "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ("
    + " UNION ALL ".join(
        f"SELECT '{tabel}' AS tabel, t::text FROM parter_{tabel} t"
        for tabel in ("person", "adresse", "cprleverance", "cprregistrering", "foraeldremyndighed", "beskyttelse")
    )
    + ") t"
)


def _linjer() -> list[str]:
    return LINJER.read_bytes().decode("latin-1").splitlines()


def _samlet(linjer: list[str]) -> bytes:
    return "".join(f"{linje}\n" for linje in linjer).encode("latin-1")


def _leveret(dag: str, forrige: str) -> bytes:
    return _samlet([START.format(dag=dag, forrige=forrige), *_linjer()[1:]])


def _ukendt_post(linjer: list[str]) -> list[str]:
    return [*linjer[:500], "034" + linjer[500][3:], *linjer[501:]]


# What is done to the file, and what the command then says: the record, the line where there are lines, the reason.
AFVISES: list[tuple[str, Callable[[], bytes], str]] = [
    ("cut in a record", lambda: LINJER.read_bytes()[:50_000], "post {nr} (linje {nr}): Filen er afkortet"),
    ("cut, fixed length", lambda: FAST.read_bytes()[:-60], "post 1099: Filen er afkortet"),
    (
        "wrong count",
        lambda: _samlet([*_linjer()[:-1], "999999999999900001099"]),
        "post 1100 (linje 1100): Slutposten siger 1099 poster, men der er 1098.",
    ),
    ("unknown record", lambda: _samlet(_ukendt_post(_linjer())), "post 501 (linje 501): Ukendt posttype"),
    ("chain wrong", lambda: _leveret(SENERE, FORRIGE), "den senest indlæste er fra 19.11.2001"),
]


def test_cpr_import_tager_filen_i_alle_tre_former_og_afviser_med_post_linje_og_grund(klon, tmp_path) -> None:
    def importer(fil: Path | bytes, kommune: str = "0461"):
        if isinstance(fil, bytes):
            (tmp_path / "fil").write_bytes(fil)
            fil = tmp_path / "fil"
        return klon.dubu("cpr_import", str(fil), "--kommune", kommune)

    def stand() -> str:
        return klon.server.sql(STAND, db=klon.navn).strip()

    for kommune, fil in (("0461", FTP), ("0450", LINJER), ("0101", FAST)):
        svar = importer(fil, kommune)
        assert svar.returncode == 0, svar.stderr
        assert "80 personer i 1098 poster. 80 nye, 0 ændrede, 0 uændrede." in svar.stdout
    foer = stand()

    igen = importer(LINJER)
    assert (igen.returncode, "er indlæst før. Intet er ændret." in igen.stdout) == (0, True), igen.stderr
    for navn, goer, besked in AFVISES:
        indhold = goer()
        svar = importer(indhold)
        besked = besked.replace("{nr}", str(indhold.count(b"\n") + 1))
        assert (svar.returncode, besked in svar.stderr, "Intet er indlæst." in svar.stderr) == (2, True, True), (
            navn,
            besked,
            svar.stderr,
        )
    assert stand() == foer

    # The chain is each municipality's own: what breaks it in one is another's first delivery.
    assert importer(_leveret(SENERE, FORRIGE), "0147").returncode == 0
    naeste = importer(_leveret(SENERE, DAG))
    assert (naeste.returncode, "80 uændrede" in naeste.stdout) == (0, True), naeste.stdout + naeste.stderr
