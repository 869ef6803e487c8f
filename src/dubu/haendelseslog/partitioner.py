"""How far ahead the reads' log has partitions."""

from __future__ import annotations

import re
from datetime import date

from django.db import connection

_NAVN = re.compile(r"haendelseslog_opslag_(\d{4})_(\d{2})$")


# So long before the last month somebody must be told.
MAANEDER_MINDST = 12


def for_faa(idag: date) -> str:
    """What to say when too few months lie ahead, in Danish; empty when there are enough."""
    antal = maaneder_forude(idag)
    if antal >= MAANEDER_MINDST:
        return ""
    return f"Opslagsloggen har kun partitioner til {antal} måneder frem. Opret flere med en migrering."


def maaneder_forude(idag: date) -> int:
    """Whole months after the present one that have a partition, without a gap."""
    with connection.cursor() as markoer:
        markoer.execute(
            "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
            "WHERE i.inhparent = 'haendelseslog_opslag'::regclass"
        )
        fundne = {(int(t[1]), int(t[2])) for (navn,) in markoer.fetchall() if (t := _NAVN.search(navn))}
    antal = 0
    aar, maaned = idag.year, idag.month
    while True:
        aar, maaned = (aar + 1, 1) if maaned == 12 else (aar, maaned + 1)
        if (aar, maaned) not in fundne:
            return antal
        antal += 1
