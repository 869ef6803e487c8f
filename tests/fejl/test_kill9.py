"""kill -9 of web, worker and database while notifications are sent: no receipt without its underretning,
none doubled.

The senders do what a browser and a patient person do: fetch the form, send it, and send the same form
again until the receipt stands on the screen.
"""

from __future__ import annotations

import html
import http.client
import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest
from conftest import Database
from tools.postgres import Server

from tests.processer import ROD, Tjener, vent_til

ANTAL = 48
SENDERE = 4
SKAEBNER = {6: "web", 14: "database", 22: "arbejder", 30: "database", 38: "web"}
FAGPERSON = {"underretter_navn": "Lise Vang", "underretter_arbejdssted": "Ærø Skole"}
STI = "/underret/0461/fagperson/"


class Sender:
    """One browser with its own address and cookies."""

    def __init__(self, tjener: Tjener, nr: int) -> None:
        self.tjener, self.vaert = tjener, f"127.0.1.{nr + 1}"

    def _kald(self, metode: str, krop: str = "", kager: str = "") -> tuple[int, str, str]:
        forbindelse = http.client.HTTPConnection(
            "127.0.0.1", self.tjener.port, timeout=20, source_address=(self.vaert, 0)
        )
        hoveder = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": kager, "Host": "127.0.0.1"}
        try:
            forbindelse.request(metode, STI, krop, hoveder)
            svar = forbindelse.getresponse()
            kager = "; ".join(v.split(";")[0] for k, v in svar.getheaders() if k.lower() == "set-cookie")
            return svar.status, svar.read().decode(), kager
        finally:
            forbindelse.close()

    def _igen_og_igen(self, metode: str, krop: str = "", kager: str = "") -> tuple[str, str]:
        """Repeat the same request until it is answered; a lost connection may mean anything."""
        pause = threading.Event()
        for _ in range(400):
            try:
                status, side, nye = self._kald(metode, krop, kager)
            except (OSError, http.client.HTTPException):
                status = 0
            if status == 200:
                return side, nye
            assert status in (0, 500, 502, 503), (status, side[:2000])
            pause.wait(0.1)
        raise TimeoutError("intet svar")

    def send(self, nr: int) -> str:
        """Send one notification; returns the number on its receipt."""
        side, kager = self._igen_og_igen("GET")
        skjulte = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', side))
        felter = {
            **skjulte,
            "underretter_navn": "Lise Vang",
            "underretter_arbejdssted": "Ærø Skole",
            "bekymring": f"Bekymring {nr}",
        }
        kvittering, _ = self._igen_og_igen("POST", urlencode(felter), kager)
        fundet = re.search(r"\bU\d{6}\b", html.unescape(kvittering))
        assert fundet, kvittering
        return fundet[0]


@pytest.fixture
def haard_server(tmp_path):
    """A cluster of its own, with fsync on, that may be killed."""
    server = Server(ROD / ".dubu" / f"kill9-{tmp_path.name}")
    server.start()
    server.klargoer(["dubu"])
    base = Database(server, "dubu")
    assert base.dubu("migrate", "--database", "ejer", "--verbosity", "0").returncode == 0
    yield server, base
    server.slet()


def _saet_doegnvagt(base: Database) -> None:
    with psycopg.connect(base.ejer_url) as forbindelse:
        forbindelse.execute(
            "INSERT INTO organisation_indstilling (kommune_id, noegle, fra, vaerdi, begrundelse) "
            "VALUES (461, 'doegnvagt.telefon', '2024-01-01', '\"00 00 04 61\"', 'prøve')"
        )


def _skaebne(navn: str, tjener: Tjener, server: Server) -> None:
    if navn == "database":
        server.kill9()
        server.start()
        return
    tjener.draeb(navn)
    tjener.start_web() if navn == "web" else tjener.start_arbejder()


@pytest.mark.fejl
def test_kill9_mens_der_underrettes_taber_og_fordobler_intet(haard_server, tmp_path: Path, record_property):
    draebt = Counter(SKAEBNER.values())
    record_property("draebt", ", ".join(f"{navn} {antal}" for navn, antal in draebt.items()) + " gange (kill -9)")
    server, base = haard_server
    _saet_doegnvagt(base)
    tjener = Tjener({**base.miljoe, "DUBU_LAGER": str(tmp_path / "lager")}, tmp_path)
    tjener.start_web()
    tjener.start_arbejder()
    try:
        vent_til(tjener.svarer)
        numre: list[str] = []
        with ThreadPoolExecutor(SENDERE) as flok:
            venter = [flok.submit(Sender(tjener, nr % SENDERE + nr // 8 * SENDERE).send, nr) for nr in range(ANTAL)]
            for nr, fremtid in enumerate(venter):
                if nr in SKAEBNER:
                    _skaebne(SKAEBNER[nr], tjener, server)
                numre.append(fremtid.result(timeout=120))
        vent_til(lambda: _aabne_genberegninger(base) == 0)
    finally:
        tjener.stop()
    assert len(set(numre)) == ANTAL
    gemte = _gemte(base)
    antal = "{} underretninger, {} børn, {} hændelser, {} frister".format(*gemte)
    record_property("fundet", f"{len(set(numre))} kvitteringer; {antal}; 0 tabt, 0 fordoblet")
    assert gemte == (ANTAL, ANTAL, ANTAL, ANTAL)


def _aabne_genberegninger(base: Database) -> int:
    with psycopg.connect(base.ejer_url) as forbindelse:
        return forbindelse.execute(
            "SELECT count(*) FROM haendelseslog_genberegning WHERE faerdig_tidspunkt IS NULL"
        ).fetchone()[0]


def _gemte(base: Database) -> tuple[int, int, int, int]:
    """Stored notifications, their children, their facts, their 24-hour deadlines."""
    with psycopg.connect(base.ejer_url) as forbindelse:
        return tuple(
            forbindelse.execute(f"SELECT count(*) FROM {tabel}").fetchone()[0]
            for tabel in (
                "underretninger_underretning",
                "underretninger_underretningbarn",
                "haendelseslog_haendelse WHERE noegle = 'underretning.modtaget'",
                "frister_frist WHERE regel = 'U-03'",
            )
        )
