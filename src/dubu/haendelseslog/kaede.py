"""The hash chain: what a row's hash covers, and how links follow each other. Pure."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

START = "0" * 64

HAENDELSE_FELTER = (
    "uuid", "noegle", "tidspunkt", "registreret", "barn", "sag", "om",
    "aktoer_art", "aktoer_id", "aktoer_navn", "kilde", "data_hash",
)  # fmt: skip
OPSLAG_FELTER = ("uuid", "tidspunkt", "art", "aktoer_art", "aktoer_id", "formaal", "data_hash")


def _tekst(vaerdi: Any) -> str:
    return vaerdi.isoformat() if hasattr(vaerdi, "isoformat") else str(vaerdi)


# Made once: every act writes with it.
_kanonisk = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=_tekst).encode


def _sha256(tekst: str) -> str:
    return hashlib.sha256(tekst.encode("ascii")).hexdigest()


def data_hash(salt: str, indhold: Any) -> str:
    """The salted hash of a row's content (hex, 64)."""
    return _sha256(f"{salt}:{_kanonisk(indhold)}")


def raekke_hash(raekke: Mapping[str, Any], felter: tuple[str, ...]) -> str:
    """The hash of a row's lasting columns (hex, 64). Instants are compared in UTC."""
    return _sha256(_kanonisk([_utc(raekke[felt]) for felt in felter]))


def _utc(vaerdi: Any) -> Any:
    if hasattr(vaerdi, "utctimetuple"):
        return f"{vaerdi.timestamp():.6f}"
    return None if vaerdi is None else str(vaerdi)


def led_hash(*, kommune: int, nr: int, log: str, raekke: str, raekke_hash: str, forrige: str) -> str:
    """The hash of a link: number, row and the link before."""
    return _sha256(_kanonisk([kommune, nr, log, raekke, raekke_hash, forrige]))


def maerke(noegle: bytes, *, kommune: int, log: str, raekke_hash: str) -> str:
    """The keyed mark of a row in its log and municipality (hex, 64): without the key nobody can make it."""
    return hmac.digest(noegle, f"{kommune}:{log}:{raekke_hash}".encode("ascii"), "sha256").hex()
