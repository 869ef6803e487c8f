"""What a task still lacks before its act may be made: the gates, asked from the facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dubu.frister.models import Frist
from dubu.haendelseslog.selectors import fakta_om_boern
from dubu.parter.selectors import boern_fakta
from dubu.regler.mangler import Pligt, kan_holdes, mangler_ved


def find_mangler(frister: Sequence[Frist], nu: datetime) -> dict[str, tuple[str, ...]]:
    """Per deadline (its key) the sentences of the gates that hold its act; two queries whatever the number."""
    holdt = [frist for frist in frister if kan_holdes(frist.regel)]
    if not holdt:
        return {}
    personer = {frist.barn_id: frist.barn for frist in holdt}
    boern = dict(zip(personer, boern_fakta(personer.values()), strict=True))
    fakta = fakta_om_boern(boern.values())
    return {
        frist.noegle: mangler_ved(
            Pligt(frist.regel, frist.navn, str(frist.om)), haendelser=fakta[boern[frist.barn_id].uuid], per=nu
        )
        for frist in holdt
    }
