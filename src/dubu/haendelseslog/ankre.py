"""Signed anchors outside the database: what a superuser of the database cannot rewrite.

The chain's hashes hold no secret, so somebody who owns the database can write a whole new chain. An anchor
says, with a key that the database never sees, how long the chain was and what its last hash was: one for each
day, which is never overwritten, and the latest, which is written anew after every seal.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction

from dubu.haendelseslog import forsegling
from dubu.haendelseslog.forsegling import Brud
from dubu.haendelseslog.models import Logled
from dubu.haendelseslog.noegler import hent_eller_lav

SENESTE = "seneste.json"


def hent_noegle() -> Ed25519PrivateKey:
    """The signing key from its file; made once, readable by its owner only."""
    fil = Path(settings.DUBU_ANKERNOEGLE)
    noegle = serialization.load_pem_private_key(hent_eller_lav(fil, _ny_noegle), password=None)
    if not isinstance(noegle, Ed25519PrivateKey):
        raise TypeError(f"{fil.name} er ikke en Ed25519-nøgle")
    return noegle


def _ny_noegle() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _mappe(kommune_id: int) -> Path:
    return Path(settings.DUBU_ANKERMAPPE) / f"{kommune_id:04d}"


def _tekst(indhold: dict[str, Any]) -> bytes:
    return json.dumps(indhold, sort_keys=True, separators=(",", ":")).encode()


def forsegl_alt(kommune_id: int, per: datetime) -> int:
    """Seal all that waits in the open municipality; once it is committed, the latest anchor says so."""
    antal = nye = forsegling.forsegl(kommune_id)
    while nye >= forsegling.PORTION:
        nye = forsegling.forsegl(kommune_id)
        antal += nye
    indhold = _indhold(kommune_id, per) if antal else None
    if indhold is not None:
        # Not before: an anchor for links that were rolled back would be a false alarm for ever.
        transaction.on_commit(lambda: _skriv(_mappe(kommune_id) / SENESTE, indhold))
    return antal


def skriv_anker(kommune_id: int, per: datetime) -> Path | None:
    """Sign the last link of the open municipality; None when nothing is new since the last anchor.

    An anchor is never overwritten.
    """
    indhold = _indhold(kommune_id, per)
    if indhold is None:
        return None
    fil = _mappe(kommune_id) / f"{indhold['nr']:012d}.json"
    if fil.exists():
        return None
    _skriv(fil, indhold)
    return fil


def _indhold(kommune_id: int, per: datetime) -> dict[str, Any] | None:
    sidste = Logled.objects.order_by("-nr").first()
    if sidste is None:
        return None
    return {"kommune": kommune_id, "nr": sidste.nr, "led_hash": sidste.led_hash, "tidspunkt": per.isoformat()}


def _skriv(fil: Path, indhold: dict[str, Any]) -> None:
    """Whole or not at all."""
    fil.parent.mkdir(parents=True, exist_ok=True)
    kladde = fil.with_name(f".{fil.name}.{secrets.token_hex(8)}")
    with kladde.open("x", encoding="utf-8") as strom:
        json.dump({**indhold, "underskrift": hent_noegle().sign(_tekst(indhold)).hex()}, strom)
        strom.flush()
        os.fsync(strom.fileno())
    kladde.replace(fil)


def fastholdt(kommune_id: int) -> int:
    """The last link that an anchor of ours knows; 0 when there is none."""
    ankre = (_laes(fil, kommune_id) for fil in _mappe(kommune_id).glob("*.json"))
    return max((anker["nr"] for anker in ankre if anker is not None), default=0)


def verificer_ankre(kommune_id: int) -> Iterator[Brud]:
    """Compare every anchor with the chain: finds a chain that was cut short or written anew."""
    for fil in sorted(_mappe(kommune_id).glob("*.json")):
        anker = _laes(fil, kommune_id)
        if anker is None:
            yield Brud(None, f"Ankeret {fil.name} er ikke underskrevet af os")
            continue
        led = Logled.objects.filter(nr=anker["nr"]).first()
        if led is None:
            yield Brud(
                anker["nr"], f"Kæden er kortere end ankeret fra {anker['tidspunkt'][:10]}: led {anker['nr']} mangler"
            )
        elif led.led_hash != anker["led_hash"]:
            yield Brud(
                anker["nr"], f"Led {anker['nr']} er et andet end det, ankeret fra {anker['tidspunkt'][:10]} kender"
            )


def _laes(fil: Path, kommune_id: int) -> dict[str, Any] | None:
    """The anchor's content, or None when its signature or municipality is not right."""
    try:
        anker: dict[str, Any] = json.loads(fil.read_text(encoding="utf-8"))
        underskrift = bytes.fromhex(anker.pop("underskrift"))
        hent_noegle().public_key().verify(underskrift, _tekst(anker))
    except (ValueError, KeyError, InvalidSignature):
        return None
    return anker if anker["kommune"] == kommune_id else None
