"""Cases, children and facts for tests of deadlines."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from dubu.adgang.tests.factories import lav_afdeling
from dubu.haendelseslog.models import Haendelse
from dubu.haendelseslog.services import skriv
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer, systemaktoer
from dubu.kerne.transaktion import aktuel_kommune
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta
from dubu.sager.models import Sag, Sagsstatus


def lav_barn(fornavn: str = "Asta", foedt: date | None = date(2017, 5, 4)) -> Person:
    """A known child."""
    return Person.objects.create(fornavn=fornavn, efternavn="Eksempel", foedselsdato=foedt)


def lav_sag(barn: Person, raadgiver: Aktoer | None = None, status: str = Sagsstatus.AKTIV) -> Sag:
    """A case, with a primary rådgiver when one is given."""
    medarbejder = Medarbejder.objects.get(uuid=raadgiver.id) if raadgiver else None
    return Sag.objects.create(
        sagsnummer=Sag.objects.count() + 1,
        barn=barn,
        status=status,
        afdeling=medarbejder.afdeling if medarbejder else lav_afdeling(),
        primaer_raadgiver=medarbejder,
        startdato=date(2026, 1, 1),
    )


def skriv_fakta(
    noegle: str,
    *boern: Person,
    om: uuid.UUID | None = None,
    tidspunkt: datetime | None = None,
    aktoer: Aktoer | None = None,
    **data: Any,
) -> list[Haendelse]:
    """Write a fact on children as the system, or as an actor."""
    return skriv(
        noegle,
        boern=[barn_fakta(barn) for barn in boern],
        aktoer=aktoer or systemaktoer(aktuel_kommune(), "proeve"),
        tidspunkt=tidspunkt or ur.nu(),
        om=om or uuid.uuid4(),
        data=data,
    )


def lav_underretning(*boern: Person, timer_siden: float = 0, **data: Any) -> Haendelse:
    """The fact that an underretning was received."""
    data.setdefault("kanal", "telefon")
    return skriv_fakta("underretning.modtaget", *boern, tidspunkt=ur.nu() - timedelta(hours=timer_siden), **data)[0]
