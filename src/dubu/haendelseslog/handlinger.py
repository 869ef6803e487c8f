"""Acts asked for by a UUID: double click, retry, back button and lost reply give the first result."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from dubu.haendelseslog.errors import HandlingAfAndenError
from dubu.haendelseslog.models import UdfoertHandling
from dubu.kerne.aktoer import Aktoer


@dataclass
class Handlingsforloeb:
    """The state of one asked-for act: `resultat` is the first result when it has been done before."""

    raekke: UdfoertHandling
    er_gentagelse: bool

    @property
    def resultat(self) -> UUID | None:
        """The UUID that the act made the first time."""
        return self.raekke.resultat

    def afslut(self, resultat: UUID) -> None:
        """Keep what the act made, in the act's own transaction."""
        self.raekke.resultat = resultat
        self.raekke.save(update_fields=["resultat"])


def paabegynd(*, aktoer: Aktoer, handling: UUID, akt: str) -> Handlingsforloeb:
    """First line of an act: claim its UUID; a second caller waits here until the first has committed.

    Raises HandlingAfAndenError when another actor has used the same UUID for the act.
    """
    UdfoertHandling.objects.bulk_create(
        [UdfoertHandling(handling=handling, akt=akt, aktoer_art=aktoer.art, aktoer_id=aktoer.id)],
        ignore_conflicts=True,
    )
    raekke = UdfoertHandling.objects.select_for_update().get(handling=handling, akt=akt)
    if (raekke.aktoer_art, raekke.aktoer_id) != (str(aktoer.art), aktoer.id):
        raise HandlingAfAndenError
    return Handlingsforloeb(raekke, er_gentagelse=raekke.resultat is not None)
