"""Signed daily anchors outside the database: what a superuser of the database cannot rewrite.

The chain's hashes hold no secret, so somebody who owns the database can write a whole new chain. An anchor
says, with a key that the database never sees, how long the chain was on a day and what its last hash was.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from dubu.haendelseslog.forsegling import Brud
from dubu.haendelseslog.models import Logled


def hent_noegle() -> Ed25519PrivateKey:
    """The signing key from its file; made once, readable by its owner only."""
    fil = Path(settings.DUBU_ANKERNOEGLE)
    if not fil.exists():
        _lav_noegle(fil)
    noegle = serialization.load_pem_private_key(fil.read_bytes(), password=None)
    if not isinstance(noegle, Ed25519PrivateKey):
        raise TypeError(f"{fil.name} er ikke en Ed25519-nøgle")
    return noegle


def _lav_noegle(fil: Path) -> None:
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    fil.parent.mkdir(parents=True, exist_ok=True)
    kladde = fil.with_name(f"{fil.name}.{os.getpid()}")
    with os.fdopen(os.open(kladde, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as strom:
        strom.write(pem)
    try:
        os.link(kladde, fil)  # fails when another process was first: then its key stands
    except FileExistsError:
        pass
    finally:
        kladde.unlink()


def _mappe(kommune_id: int) -> Path:
    return Path(settings.DUBU_ANKERMAPPE) / f"{kommune_id:04d}"


def _tekst(indhold: dict[str, Any]) -> bytes:
    return json.dumps(indhold, sort_keys=True, separators=(",", ":")).encode()


def skriv_anker(kommune_id: int, per: datetime) -> Path | None:
    """Sign the last link of the open municipality; None when nothing is new since the last anchor.

    An anchor is never overwritten.
    """
    sidste = Logled.objects.order_by("-nr").first()
    if sidste is None:
        return None
    indhold = {"kommune": kommune_id, "nr": sidste.nr, "led_hash": sidste.led_hash, "tidspunkt": per.isoformat()}
    fil = _mappe(kommune_id) / f"{sidste.nr:012d}.json"
    if fil.exists():
        return None
    fil.parent.mkdir(parents=True, exist_ok=True)
    anker = {**indhold, "underskrift": hent_noegle().sign(_tekst(indhold)).hex()}
    with fil.open("x", encoding="utf-8") as strom:
        json.dump(anker, strom)
        strom.flush()
        os.fsync(strom.fileno())
    return fil


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
