"""The `dubu` command: management commands, and `dubu regn ..` which needs no database."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dubu.regler import kommando as regn

MILJOE = Path(__file__).resolve().parents[3] / ".dubu" / "miljoe"


def _laes_miljoe() -> None:
    """Take the addresses that a running `make run` has written, unless the environment gives its own."""
    if "DUBU_DATABASE_URL" in os.environ or not MILJOE.is_file():
        return
    for linje in MILJOE.read_text(encoding="utf-8").splitlines():
        noegle, _, vaerdi = linje.partition("=")
        if noegle:
            os.environ.setdefault(noegle, vaerdi)


def main(argv: list[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    argv = ["dubu", *(sys.argv[1:] if argv is None else argv[1:])]
    if argv[1:2] == ["regn"]:
        return regn.main(argv[2:], sys.stdin, sys.stdout, sys.stderr)
    _laes_miljoe()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dubu.config.settings")
    os.environ.setdefault("DUBU_UDEN_HEMMELIGHED", "1")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - settings come first

    execute_from_command_line(argv)
    return 0


if __name__ == "__main__":
    sys.exit(main())
