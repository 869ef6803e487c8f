"""Periodic jobs of every municipality: one job for all defers one job for each."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from procrastinate.contrib.django import app

from dubu.kerne.opgaver import udskyd
from dubu.organisation.models import Bruger, Kommune

# What runs by the clock gives way to what somebody waits for.
PRIORITET = -10


def i_alle_kommuner(navn: str, *, cron: str, koe: str = "almindelig", ogsaa_uden_brugere: bool = False) -> None:
    """Defer the job `navn` in every municipality in use at the times of `cron` (UTC); never two waiting in one.

    A municipality where nobody has a place yet is left out of what runs often, and takes part in what runs
    once a day (`ogsaa_uden_brugere`).
    """

    def alle(timestamp: int) -> None:
        with transaction.atomic():
            for kommune_id in _kommuner(ogsaa_uden_brugere=ogsaa_uden_brugere):
                udskyd(navn, kommune_id=kommune_id, en_ad_gangen=f"{navn}:{kommune_id}", prioritet=PRIORITET)

    opgaven = app.task(name=f"{navn}.alle", queue=koe, queueing_lock=f"{navn}.alle")(alle)
    app.periodic(cron=cron, periodic_id=navn)(opgaven)


def _kommuner(*, ogsaa_uden_brugere: bool) -> Iterable[int]:
    if ogsaa_uden_brugere:
        return Kommune.objects.order_by("pk").values_list("pk", flat=True)
    koder = Bruger.objects.filter(is_active=True).values_list("kommunekoder", flat=True)
    return sorted({kode for brugerens in koder.iterator() for kode in brugerens})
