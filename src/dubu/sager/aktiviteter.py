"""Making and finding the Aktivitet that heads everything that happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dubu.kerne.aktoer import Aktoer
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Person
from dubu.sager.models import Aktivitet, AktivitetBarn, Sag


@dataclass(frozen=True)
class ForBarn:
    """What an Aktivitet is for one child: the child's case if there is one, who is responsible, status."""

    barn: Person
    sag: Sag | None = None
    ansvarlig: Medarbejder | None = None
    status: str = AktivitetBarn.Status.AKTIV


def opret_aktivitet(
    *,
    aktoer: Aktoer,
    type: str,  # the column's name
    titel: str,
    haendelsestidspunkt: datetime,
    boern: Sequence[ForBarn],
    undertype: str = "",
    lovpligtig: bool = False,
) -> Aktivitet:
    """Make an Aktivitet with a row for each child. The act that owns it has checked access."""
    aktivitet = Aktivitet.objects.create(
        type=type, undertype=undertype, titel=titel[:200], haendelsestidspunkt=haendelsestidspunkt,
        lovpligtig=lovpligtig, oprettet_af=aktoer.id, oprettet_af_navn=aktoer.navn,
    )  # fmt: skip
    AktivitetBarn.objects.bulk_create(
        AktivitetBarn(aktivitet=aktivitet, barn=b.barn, sag=b.sag, ansvarlig=b.ansvarlig, status=b.status) for b in boern
    )
    return aktivitet


def saet_status(raekke: AktivitetBarn, status: str) -> None:
    """Move one child's row to a status; allowed moves are in `sager.rules`."""
    raekke.status = status
    raekke.save(update_fields=["status"])
