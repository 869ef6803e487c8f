"""Clean-up: counters of attempts, sessions that have ended."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from procrastinate.contrib.django import app

from dubu.adgang import forsoeg
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.opgaver import opgave
from dubu.organisation.opgaver import i_alle_kommuner


@opgave("adgang.ryd_forsoeg")
def ryd_forsoeg(aktoer: Aktoer) -> None:
    """Once a day: counters older than a day."""
    forsoeg.ryd_op(ur.nu())


@app.periodic(cron="50 2 * * *", periodic_id="adgang.ryd_sessioner")
@app.task(name="adgang.ryd_sessioner", queue="almindelig", queueing_lock="adgang.ryd_sessioner")
def ryd_sessioner(timestamp: int) -> None:
    """Once a day: sessions that have ended. They carry no municipality's data."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


i_alle_kommuner("adgang.ryd_forsoeg", cron="15 2 * * *", ogsaa_uden_brugere=True)
