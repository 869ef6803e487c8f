"""Reading a page in tests."""

from __future__ import annotations

import re


def blok(side: str, overskrift: str) -> str:
    """The text of one block, or nothing when it is absent."""
    fundet = re.search(rf"<h2[^>]*>{overskrift}</h2>.*?</section>", side, re.S)
    return fundet[0] if fundet else ""


def kolonner(del_: str) -> list[str]:
    """The headings of the first table's columns."""
    hoved = re.search(r"<thead>.*?</thead>", del_, re.S)
    return re.findall(r'<th scope="col">([^<]+)</th>', hoved[0]) if hoved else []


def blokke(side: str) -> list[str]:
    """The headings of the blocks in their order."""
    return re.findall(r'<h2 class="blok-titel"[^>]*>([^<]+)</h2>', side)
