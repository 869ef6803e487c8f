"""What a task still lacks before its act may be made: the gates, asked from the facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from dubu.frister.models import Frist
from dubu.haendelseslog.selectors import fakta_om_boern
from dubu.parter.selectors import boern_fakta
from dubu.regler.spaerrer import spaerrer_for

# The act that ends a deadline, with the least that must be said in it, where gates ask for other facts.
_NAESTE: Mapping[str, tuple[str, dict[str, Any]]] = {"U-04": ("screening.afsluttet", {"udfald": 1})}


def find_mangler(frister: Sequence[Frist], nu: datetime) -> dict[str, tuple[str, ...]]:
    """Per deadline (its key) the sentences of the gates that hold its act; two queries whatever the number."""
    holdt = [frist for frist in frister if frist.regel in _NAESTE]
    if not holdt:
        return {}
    personer = {frist.barn_id: frist.barn for frist in holdt}
    boern = dict(zip(personer, boern_fakta(personer.values()), strict=True))
    fakta = fakta_om_boern(boern.values())
    return {frist.noegle: _mangler(frist, boern[frist.barn_id], fakta, nu) for frist in holdt}


def _mangler(frist: Frist, barn: Any, fakta: Mapping[Any, Any], nu: datetime) -> tuple[str, ...]:
    naeste, data = _NAESTE[frist.regel]
    spaerrer = spaerrer_for(
        naeste=naeste, naeste_data=data, om=str(frist.om), haendelser=fakta[barn.uuid], barn=barn, per=nu
    )
    return tuple(saetning for spaerre in spaerrer for saetning in spaerre.mangler)
