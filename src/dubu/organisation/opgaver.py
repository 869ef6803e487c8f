"""Periodic jobs of every municipality: one job for all defers one job for each."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app

from dubu.kerne.opgaver import udskyd
from dubu.organisation.models import Kommune


def i_alle_kommuner(navn: str, *, cron: str, koe: str = "almindelig") -> None:
    """Defer the job `navn` in every municipality at the times of `cron` (UTC); never two waiting in one."""

    def alle(timestamp: int) -> None:
        with transaction.atomic():
            for kommune_id in Kommune.objects.order_by("pk").values_list("pk", flat=True):
                udskyd(navn, kommune_id=kommune_id, en_ad_gangen=f"{navn}:{kommune_id}")

    opgaven = app.task(name=f"{navn}.alle", queue=koe, queueing_lock=f"{navn}.alle")(alle)
    app.periodic(cron=cron, periodic_id=navn)(opgaven)
