"""`dubu regn`: the pure rules as a command, JSON in and JSON out, without a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO


def main(argv: Sequence[str], stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """Run a calculation; returns the exit code."""
    stderr.write("dubu regn: ukendt beregning\n")
    return 2
