"""Encryption of a stream: AES-256-GCM in numbered pieces, so that no piece can be moved, cut or added.

A file is a header (mark and a random prefix), then pieces of `STYKKE` plain bytes. Each piece's nonce is
the prefix, the piece's number and whether it is the last one (the STREAM construction).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dubu.porte.objektlager import ObjektOedelagtFejl

MAERKE: Final = b"DUBU1"
PRAEFIKS: Final = 7
STYKKE: Final = 64 * 1024
SEGL: Final = 16


def _nonce(praefiks: bytes, nummer: int, sidste: bool) -> bytes:
    return praefiks + struct.pack(">IB", nummer, sidste)


def i_stykker(indhold: Iterable[bytes], laengde: int = STYKKE) -> Iterator[bytes]:
    """The same bytes in pieces of one length; at least one piece, the last may be shorter."""
    rest = bytearray()
    for bid in indhold:
        rest += bid
        while len(rest) > laengde:
            yield bytes(rest[:laengde])
            del rest[:laengde]
    yield bytes(rest)


def krypter(noegle: bytes, indhold: Iterable[bytes]) -> Iterator[bytes]:
    """The encrypted bytes, header first."""
    praefiks = os.urandom(PRAEFIKS)
    yield MAERKE + praefiks
    kasse, stykker = AESGCM(noegle), i_stykker(indhold)
    stykke = next(stykker)
    nummer = 0
    for naeste in stykker:
        yield kasse.encrypt(_nonce(praefiks, nummer, False), stykke, None)
        stykke, nummer = naeste, nummer + 1
    yield kasse.encrypt(_nonce(praefiks, nummer, True), stykke, None)


def dekrypter(noegle: bytes, fil: BinaryIO) -> Iterator[bytes]:
    """The plain bytes in pieces. Raises ObjektOedelagtFejl when a byte is not what was written."""
    hoved = fil.read(len(MAERKE) + PRAEFIKS)
    if len(hoved) != len(MAERKE) + PRAEFIKS or not hoved.startswith(MAERKE):
        raise ObjektOedelagtFejl
    praefiks, kasse = hoved[len(MAERKE) :], AESGCM(noegle)
    stykke, nummer = fil.read(STYKKE + SEGL), 0
    while True:
        naeste = fil.read(STYKKE + SEGL)
        try:
            yield kasse.decrypt(_nonce(praefiks, nummer, not naeste), stykke, None)
        except (InvalidTag, ValueError) as fejl:
            raise ObjektOedelagtFejl from fejl
        if not naeste:
            return
        stykke, nummer = naeste, nummer + 1
