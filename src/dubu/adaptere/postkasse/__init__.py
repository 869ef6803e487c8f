"""Parcels between municipalities through the mailboxes of the object store, encrypted with the receiver's key."""

from __future__ import annotations

from dubu.porte.objektlager import ObjektFindesIkkeFejl, Objektlager
from dubu.porte.overdragelse import Pakke, PakkeFejl, pak, pak_ud


class Postkasse:
    """The road inside one installation."""

    def __init__(self, lager: Objektlager) -> None:
        self._lager = lager

    def send(self, pakke: Pakke) -> None:
        """Leave the parcel in the receiver's mailbox under the parcel's own name."""
        self._lager.laeg_i_postkasse(pakke.til_kommune, str(pakke.id), pak(pakke))

    def list_ventende(self, kommune: int) -> list[str]:
        """The names of the waiting parcels."""
        return self._lager.list_postkasse(kommune)

    def hent(self, kommune: int, navn: str) -> Pakke:
        """A waiting parcel."""
        try:
            return pak_ud(self._lager.hent_fra_postkasse(kommune, navn))
        except ObjektFindesIkkeFejl as fejl:
            raise PakkeFejl("findes ikke") from fejl

    def fjern(self, kommune: int, navn: str) -> None:
        """Remove a parcel that has been taken in."""
        self._lager.fjern_fra_postkasse(kommune, navn)

    def check_config(self) -> list[str]:
        """The mailboxes live in the object store."""
        return self._lager.check_config()
