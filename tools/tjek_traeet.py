"""No machine's paths and no package registry's address may stand in the tree."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROD = Path(__file__).resolve().parent.parent
STOERSTE_FIL = 2_000_000
# Written in parts, so that this file passes its own check.
REGISTRE = [
    ("pypi", "org"),
    ("files", "pythonhosted", "org"),
    ("registry", "npmjs", "org"),
    ("registry", "yarnpkg", "com"),
    ("deb", "debian", "org"),
    ("security", "debian", "org"),
    ("archive", "ubuntu", "com"),
    ("proxy", "golang", "org"),
    ("crates", "io"),
    ("registry-1", "docker", "io"),
]
MASKINER = [
    "/" + "root" + "/",
    "/" + "home" + r"/[a-z]",
    "/" + "Users" + r"/[A-Za-z]",
    r"(?<![\w.])/" + "work" + r"\b",
]
REGISTER = re.compile("|".join(r"(?<![\w-])" + re.escape(".".join(dele)) for dele in REGISTRE))
MASKINSTI = re.compile("|".join(MASKINER))


def filer() -> list[Path]:
    """What is committed or would be."""
    kommando = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    svar = subprocess.run(kommando, cwd=ROD, capture_output=True, text=True, check=True).stdout
    return [ROD / navn for navn in svar.split("\0") if navn and (ROD / navn).is_file()]


def fund(fil: Path) -> Iterator[str]:
    """Lines of one file that name a registry or a machine's path."""
    if fil.stat().st_size > STOERSTE_FIL:
        return
    indhold = fil.read_bytes()
    if b"\0" in indhold[:4096]:
        return
    for nummer, linje in enumerate(indhold.decode("utf-8", "replace").splitlines(), 1):
        for art, moenster in (("pakkeregister", REGISTER), ("maskinsti", MASKINSTI)):
            if ramt := moenster.search(linje):
                yield f"{fil.relative_to(ROD)}:{nummer}: {art}: {ramt.group(0)}"


def main() -> int:
    """Print every find; 1 when there is one."""
    alle = [linje for fil in filer() for linje in fund(fil)]
    for linje in alle:
        print(linje)
    return 1 if alle else 0


if __name__ == "__main__":
    sys.exit(main())
