"""Rules of files and of the contact block.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

GENNEMGANG_DAGE: Final = 14
UKENDT_TYPE: Final = "application/octet-stream"
_MIMETYPE: Final = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,58}")
_STYRETEGN: Final = re.compile(r"[\x00-\x1f\x7f/\\\u202a-\u202e\u2066-\u2069]")


def naeste_gennemgang(dag: date) -> date:
    """The day on which somebody asks whether the block is still needed.

    Two weeks is our proposal; a municipality may review sooner.

    Hjemmel: ingen (praksis)
    """
    return dag + timedelta(days=GENNEMGANG_DAGE)


def rent_filnavn(filnavn: str) -> str:
    """A file name that can stand in a header and on a disk: no path, no control or direction marks.

    Hjemmel: ingen (praksis)
    """
    navn = _STYRETEGN.sub("_", filnavn.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")
    if len(navn) > 200:
        stamme, punktum, endelse = navn.rpartition(".")
        navn = f"{stamme[:180]}.{endelse[:19]}" if punktum else navn[:200]
    return navn or "fil"


def ren_mimetype(mimetype: str) -> str:
    """The type as given when it has the form of one.

    Hjemmel: ingen (praksis)
    """
    lav = mimetype.split(";")[0].strip().lower()
    return lav if _MIMETYPE.fullmatch(lav) else UKENDT_TYPE


def er_spaerret(
    *, hele_familien: bool, personer: Iterable[object], modtager: object | None, er_fagperson: bool
) -> bool:
    """Does one block hold what would go to the receiver?

    An unknown receiver is always held. The whole family holds everybody who is not known as a professional
    in the case; named persons hold only themselves.

    Hjemmel: ingen (praksis)
    """
    if modtager is None:
        return True
    return not er_fagperson if hele_familien else modtager in set(personer)
