"""Jobs: escalate what has passed, find what nobody answers for."""

from __future__ import annotations

from dubu.adviser import services
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.opgaver import opgave
from dubu.organisation.opgaver import i_alle_kommuner


@opgave("adviser.eskaler", koe="straks")
def eskaler(aktoer: Aktoer) -> None:
    """Every five minutes: overdue deadlines in hours to the team leader."""
    services.eskaler_overskredne(ur.nu())


@opgave("adviser.eskaler_dage")
def eskaler_dage(aktoer: Aktoer) -> None:
    """Every morning: overdue deadlines by date to the team leader."""
    services.eskaler_overskredne_dage(ur.nu())


@opgave("adviser.uden_ansvarlig")
def uden_ansvarlig(aktoer: Aktoer) -> None:
    """Every morning, to the leader: what stands without a responsible person, and § 137's unmet duty."""
    services.meld_uden_ansvarlig(ur.nu())
    services.meld_manglende_genvurdering(ur.nu())


@opgave("adviser.drift")
def drift(aktoer: Aktoer) -> None:
    """Every morning: what the installation needs."""
    services.meld_drift(ur.nu())


i_alle_kommuner("adviser.eskaler", cron="*/5 * * * *", koe="straks")
i_alle_kommuner("adviser.eskaler_dage", cron="15 4 * * *")
i_alle_kommuner("adviser.uden_ansvarlig", cron="30 4 * * *")
i_alle_kommuner("adviser.drift", cron="40 4 * * *")
