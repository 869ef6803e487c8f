"""The folder store behind the port `porte.objektlager`."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dubu.adaptere.mappelager.kryptering import dekrypter, krypter
from dubu.adaptere.mappelager.noegler import noegle_for
from dubu.porte.objektlager import Gemt, ObjektFindesIkkeFejl, ObjektlagerFejl, ObjektOedelagtFejl

SHA256 = re.compile(r"[0-9a-f]{64}")
PAKKENAVN = re.compile(r"[0-9A-Za-z._-]{1,120}")


class Mappelager:
    """Objects and mailboxes in one folder. Carries no state but the folder's address."""

    def __init__(self, mappe: Path) -> None:
        self.mappe = mappe

    def gem(self, kommune: int, indhold: Iterable[bytes]) -> Gemt:
        maal = _Maaler(indhold)
        halv = self._skriv(kommune, self._kommunemappe(kommune), maal)
        sted = self._sted(kommune, maal.sha256)
        sted.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._paa_plads(halv, sted)
        return Gemt(maal.sha256, maal.stoerrelse)

    def hent(self, kommune: int, sha256: str) -> Iterator[bytes]:
        return self._laes(kommune, self._sted(kommune, sha256))

    def findes(self, kommune: int, sha256: str) -> bool:
        return self._sted(kommune, sha256).is_file()

    def laeg_i_postkasse(self, modtager: int, navn: str, indhold: bytes) -> None:
        sted = self._pakke(modtager, navn)
        halv = self._skriv(modtager, self._kommunemappe(modtager), [indhold])
        sted.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._paa_plads(halv, sted)

    def list_postkasse(self, kommune: int) -> list[str]:
        kasse = self._kommunemappe(kommune) / "postkasse"
        if not kasse.is_dir():
            return []
        pakker = [fil for fil in kasse.iterdir() if fil.is_file()]
        return [fil.name for fil in sorted(pakker, key=lambda fil: (fil.stat().st_mtime_ns, fil.name))]

    def hent_fra_postkasse(self, kommune: int, navn: str) -> bytes:
        return b"".join(self._laes(kommune, self._pakke(kommune, navn)))

    def fjern_fra_postkasse(self, kommune: int, navn: str) -> None:
        self._pakke(kommune, navn).unlink(missing_ok=True)

    def check_config(self) -> list[str]:
        try:
            self.mappe.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            return [f"Mappen {self.mappe} kan ikke oprettes. Ret DUBU_LAGER."]
        return [] if os.access(self.mappe, os.W_OK) else [f"Der kan ikke skrives i {self.mappe}. Ret rettighederne."]

    # ---- Places

    def _kommunemappe(self, kommune: int) -> Path:
        return self.mappe / f"{kommune:04d}"

    def _sted(self, kommune: int, sha256: str) -> Path:
        if not SHA256.fullmatch(sha256):
            raise ObjektFindesIkkeFejl
        return self._kommunemappe(kommune) / sha256[:2] / sha256

    def _pakke(self, kommune: int, navn: str) -> Path:
        if not PAKKENAVN.fullmatch(navn) or navn.startswith("."):
            raise ObjektFindesIkkeFejl
        return self._kommunemappe(kommune) / "postkasse" / navn

    # ---- Files

    def _skriv(self, kommune: int, mappe: Path, indhold: Iterable[bytes]) -> Path:
        """A whole encrypted file under a temporary name, on the disk."""
        mappe.mkdir(parents=True, exist_ok=True, mode=0o700)
        halv = mappe / f".{secrets.token_hex(16)}"
        try:
            with os.fdopen(os.open(halv, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as fil:
                for stykke in krypter(noegle_for(self.mappe, kommune), indhold):
                    fil.write(stykke)
                fil.flush()
                os.fsync(fil.fileno())
        except OSError as fejl:
            halv.unlink(missing_ok=True)
            raise ObjektlagerFejl from fejl
        except BaseException:
            halv.unlink(missing_ok=True)
            raise
        return halv

    def _paa_plads(self, halv: Path, sted: Path) -> None:
        """Objects never change: what stands there already stays."""
        with contextlib.suppress(FileExistsError):
            os.link(halv, sted)
        halv.unlink()

    def _laes(self, kommune: int, sted: Path) -> Iterator[bytes]:
        try:
            fil = sted.open("rb")
        except FileNotFoundError as fejl:
            raise ObjektFindesIkkeFejl from fejl
        return self._stykker(kommune, sted, fil)

    def _stykker(self, kommune: int, sted: Path, fil: BinaryIO) -> Iterator[bytes]:
        hash_ = hashlib.sha256()
        with fil:
            for stykke in dekrypter(noegle_for(self.mappe, kommune), fil):
                hash_.update(stykke)
                yield stykke
        if SHA256.fullmatch(sted.name) and hash_.hexdigest() != sted.name:
            raise ObjektOedelagtFejl


class _Maaler:
    """Counts and hashes what passes through."""

    def __init__(self, indhold: Iterable[bytes]) -> None:
        self._indhold = indhold
        self._hash = hashlib.sha256()
        self.stoerrelse = 0

    def __iter__(self) -> Iterator[bytes]:
        for bid in self._indhold:
            self._hash.update(bid)
            self.stoerrelse += len(bid)
            yield bid

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()
