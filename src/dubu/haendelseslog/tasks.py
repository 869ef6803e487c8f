"""Jobs of the logs: sealing, anchors, projections that failed."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string

from dubu.haendelseslog import ankre, services
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.opgaver import opgave
from dubu.organisation.opgaver import i_alle_kommuner


@opgave("haendelseslog.forsegl", koe="straks")
def forsegl(aktoer: Aktoer) -> None:
    """Every minute: link committed rows without one."""
    ankre.forsegl_alt(aktoer.kommune_id, ur.nu())


@opgave("haendelseslog.genberegn", koe="straks")
def genberegn(aktoer: Aktoer) -> None:
    """Repeat projections that failed; what still fails is tried again every five minutes."""
    services.genberegn(import_string(settings.DUBU_FIND_BARN))


@opgave("haendelseslog.anker")
def anker(aktoer: Aktoer) -> None:
    """Once a day: the signed last link leaves the database, after what still waits has its link."""
    ankre.forsegl_alt(aktoer.kommune_id, ur.nu())
    ankre.skriv_anker(aktoer.kommune_id, ur.nu())


i_alle_kommuner("haendelseslog.forsegl", cron="* * * * *", koe="straks")
i_alle_kommuner("haendelseslog.genberegn", cron="*/5 * * * *", koe="straks")
i_alle_kommuner("haendelseslog.anker", cron="10 1 * * *", ogsaa_uden_brugere=True)
