"""`make skaerme`: the six main screens, from the demo's story told at a fixed hour, into docs/skaerme/.

A cluster, a web server and a browser of its own; `--smal MAPPE` also takes them as a telephone shows them.
"""

from __future__ import annotations

import argparse
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools.postgres import Server
from tools.trin import DUBU, ROD, VENV, OpsaetFejl, hovedprogram, sig

MAPPE = ROD / "docs" / "skaerme"
DATABASE = "dubu"
# A Tuesday morning: the same pictures whenever they are taken. The pages open a minute after the story is told.
FORTALT, VIST = "2026-11-17T10:31:00+01:00", "2026-11-17T10:32:00+01:00"
BREDDE, SMAL = 1280, 375
OPSTART_SEKUNDER = 60.0

# file -> (user, or nobody; the landing page; the links to follow from it)
SKAERME: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "offentlig": ("", "/underret/0461/fagperson/", ()),
    "indbakke": ("modtagelse", "/", ()),
    "vurdering": ("modtagelse", "/", ("Viggo Aagaard",)),
    "mindag": ("raadgiver", "/", ()),
    "sagsoverblik": ("raadgiver", "/", ("Pipaluk Heilmann",)),
    "undersoegelse": ("raadgiver", "/", ("Noah Lindström", "Arbejd videre på undersøgelsen")),
}


# So long that the top of the page says enough.
HALVE = {"offentlig", "undersoegelse"}


def _port() -> int:
    with socket.socket() as sokkel:
        sokkel.bind(("127.0.0.1", 0))
        return int(sokkel.getsockname()[1])


def _miljoe(server: Server, lager: str) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROD / "src"),
        "DJANGO_SETTINGS_MODULE": "dubu.config.settings_test",
        "DUBU_DATABASE_URL": server.url("dubu_app", DATABASE),
        "DUBU_EJER_DATABASE_URL": server.url("dubu_ejer", DATABASE),
        "DUBU_HEMMELIGHED": "kun-til-billeder",
        "DUBU_DEMO": "1",
        "DUBU_LAGER": lager,
    }


def _dubu(miljoe: Mapping[str, str], *argumenter: str) -> None:
    svar = subprocess.run(
        [VENV / "bin" / "python", "-m", "dubu.config.kommando", *argumenter],
        env=miljoe, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if svar.returncode:
        raise OpsaetFejl(f"dubu {argumenter[0]}: {svar.stderr.strip()[-800:]}")


@contextmanager
def _web(miljoe: Mapping[str, str]) -> Iterator[str]:
    """The address of a web server that stops again."""
    port = _port()
    vaert = ["--bind", f"127.0.0.1:{port}", "--threads", "4", "--worker-class", "gthread", "--log-level", "warning"]
    proces = subprocess.Popen(
        [VENV / "bin" / "python", "-m", "gunicorn", "dubu.config.wsgi:application", *vaert], env=miljoe, cwd=ROD
    )
    try:
        _vent(port, proces)
        yield f"http://127.0.0.1:{port}"
    finally:
        proces.terminate()
        proces.wait(10)


def _vent(port: int, proces: subprocess.Popen[bytes]) -> None:
    slut = time.monotonic() + OPSTART_SEKUNDER
    while time.monotonic() < slut and proces.poll() is None:
        forbindelse = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            forbindelse.request("GET", "/live")
            if forbindelse.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            forbindelse.close()
    raise OpsaetFejl("siden til billederne svarer ikke")


def _log_ind(side: Any, bruger: str) -> None:
    side.goto("/login/0461/")
    side.fill("[name=loginfmt]", bruger)
    side.fill("[name=passwd]", "demo")
    side.click("input[type=submit]")
    side.wait_for_selector(".brugernavn", state="attached")


def _gaa(side: Any, start: str, links: tuple[str, ...]) -> None:
    side.goto(start)
    for navn in links:
        side.locator("main").get_by_role("link", name=navn, exact=True).filter(visible=True).first.click()
        side.wait_for_load_state("networkidle")


def _tag(browser: Any, adresse: str, bredde: int, mappe: Path) -> None:
    """Take all six in one width, each by a person who has just come."""
    mappe.mkdir(parents=True, exist_ok=True)
    for fil, (bruger, start, links) in SKAERME.items():
        kontekst = browser.new_context(
            viewport={"width": BREDDE, "height": 900}, base_url=adresse, locale="da-DK",
            timezone_id="Europe/Copenhagen", reduced_motion="reduce",
        )  # fmt: skip
        side = kontekst.new_page()
        if bruger:
            _log_ind(side, bruger)
        _gaa(side, start, links)
        side.set_viewport_size({"width": bredde, "height": 900})
        side.screenshot(path=mappe / f"{fil}.png", full_page=bredde == SMAL or fil not in HALVE)
        kontekst.close()
        sig(f"  {mappe.name}/{fil}.png")


def tag_billeder(smal: Path | None = None) -> None:
    """Make the installation, tell the story, take the pictures, and remove the installation."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this command needs a browser

    server = Server(DUBU / "skaerme", hurtig=True)
    chromium = (DUBU / "chromium").read_text().strip()
    with tempfile.TemporaryDirectory() as lager, server:
        server.klargoer()
        server.drop_database(DATABASE)
        server.klargoer([DATABASE])
        miljoe = _miljoe(server, lager)
        _dubu(miljoe, "migrate", "--database", "ejer", "--verbosity", "0")
        _dubu({**miljoe, "DUBU_UR": FORTALT}, "demo")
        with _web({**miljoe, "DUBU_UR": VIST}) as adresse, sync_playwright() as spil:
            browser = spil.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            _tag(browser, adresse, BREDDE, MAPPE)
            if smal:
                _tag(browser, adresse, SMAL, smal)
            browser.close()
    server.slet()


def main(argumenter: list[str]) -> int:
    """`python -m tools.skaerme [--smal MAPPE]`."""
    laeser = argparse.ArgumentParser(prog="skaerme", description="Tager billeder af de seks hovedskærme.")
    laeser.add_argument("--smal", type=Path, help="læg også billeder i telefonbredde her")
    tag_billeder(laeser.parse_args(argumenter).smal)
    return 0


if __name__ == "__main__":
    sys.exit(hovedprogram(lambda: main(sys.argv[1:])))
