"""The municipalities' keys: from the environment, else one file each under `noegler/`, made at first use."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from dubu.porte.objektlager import ObjektlagerFejl

LAENGDE = 32


def miljoenavn(kommune: int) -> str:
    """The environment variable that may hold a municipality's key (64 hex digits)."""
    return f"DUBU_LAGERNOEGLE_{kommune:04d}"


def noegle_for(mappe: Path, kommune: int) -> bytes:
    """The municipality's key. Raises ObjektlagerFejl when what is given is no key."""
    if tekst := os.environ.get(miljoenavn(kommune)):
        return _laes(tekst)
    fil = mappe / "noegler" / f"{kommune:04d}.key"
    if not fil.exists():
        _skab(fil)
    return _laes(fil.read_text(encoding="ascii"))


def _laes(tekst: str) -> bytes:
    try:
        noegle = bytes.fromhex(tekst.strip())
    except ValueError as fejl:
        raise ObjektlagerFejl("A key must be hex digits") from fejl
    if len(noegle) != LAENGDE:
        raise ObjektlagerFejl("A key must be 64 hex digits")
    return noegle


def _skab(fil: Path) -> None:
    """Made whole under another name and linked: two processes get the same key, none a half one."""
    fil.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    halv = fil.with_name(f".{fil.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(halv, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as aaben:
        aaben.write(secrets.token_bytes(LAENGDE).hex())
        aaben.flush()
        os.fsync(aaben.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(halv, fil)
    halv.unlink()
