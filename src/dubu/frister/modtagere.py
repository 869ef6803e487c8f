"""The receiver of facts: the deadlines of the act's children are computed anew from all their facts."""

from __future__ import annotations

from collections.abc import Sequence

from dubu.frister.services import genberegn_boern
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.regler.haendelser import BarnFakta


def modtag(haendelser: Sequence[Haendelse], boern: Sequence[BarnFakta]) -> None:
    """Bring the children's deadlines up to date. Never refuses an act."""
    uuider = {barn.uuid for barn in boern}
    if uuider:
        genberegn_boern(uuider, ur.nu)
