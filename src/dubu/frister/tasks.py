"""The nightly recomputation: recurring deadlines reach into the coming year, and the law changes by date."""

from __future__ import annotations

from dubu.frister.services import genberegn_portion
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.opgaver import opgave, udskyd
from dubu.organisation.opgaver import i_alle_kommuner


@opgave("frister.genberegn", koe="tung")
def genberegn(aktoer: Aktoer, efter: int = 0) -> None:
    """One portion of the municipality's children; the next one is a job of its own."""
    _, naeste = genberegn_portion(efter, ur.nu())
    if naeste is not None:
        udskyd("frister.genberegn", kommune_id=aktoer.kommune_id, efter=naeste)


i_alle_kommuner("frister.genberegn", cron="20 1 * * *", koe="tung", ogsaa_uden_brugere=True)
