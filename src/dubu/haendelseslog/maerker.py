"""The mark of each row: what somebody who has the database alone can neither make nor move.

It is written with the row and covers the municipality, the log and all that the chain will cover, so that a row
that was changed or put in past DUBU is found at once, before its seal as after it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.crypto import constant_time_compare

from dubu.haendelseslog import kaede, noegler

FELTER: dict[str, tuple[str, ...]] = {"haendelse": kaede.HAENDELSE_FELTER, "opslag": kaede.OPSLAG_FELTER}


def nyt_maerke(log: str, kommune_id: int, raekke: Mapping[str, Any]) -> str:
    """The mark of a row that is about to be written."""
    return _maerke(noegler.lognoegle(), log, kommune_id, raekke)


def er_vores(log: str, kommune_id: int, raekke: Mapping[str, Any], kendte: Collection[bytes]) -> bool:
    """Was the row marked with one of our keys as it stands now?"""
    return any(constant_time_compare(_maerke(noegle, log, kommune_id, raekke), raekke["maerke"]) for noegle in kendte)


def _maerke(noegle: bytes, log: str, kommune_id: int, raekke: Mapping[str, Any]) -> str:
    raekke_hash = kaede.raekke_hash(raekke, FELTER[log])
    return kaede.maerke(noegle, kommune=kommune_id, log=log, raekke_hash=raekke_hash)
