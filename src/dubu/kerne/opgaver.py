"""Background jobs in the same database: deferred inside the transaction, run inside the edge.

Arguments are the municipality and ids, never text: the queue's tables have no row-level security.
Every job bears being run twice.
"""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import close_old_connections, transaction
from django.utils.module_loading import import_string
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from dubu.kerne.aktoer import Aktoer, systemaktoer
from dubu.kerne.transaktion import kommune_transaktion

TUNG = "tung"
KOEER = ("straks", "almindelig", TUNG)
TUNGE_AD_GANGEN = 2

type_af_opgave = Callable[..., None]


def opgave(navn: str, *, koe: str = "almindelig", forsoeg: int = 10) -> Callable[[type_af_opgave], type_af_opgave]:
    """Register `funktion(aktoer, **ids)` as a job. The wrapper is the edge: one municipal transaction."""

    def pynt(funktion: type_af_opgave) -> type_af_opgave:
        @functools.wraps(funktion)
        def koer(*, kommune_id: int, **ider: Any) -> None:
            close_old_connections()  # the worker's threads outlive a restart of the database
            koer_i_kommune(kommune_id, navn, lambda aktoer: funktion(aktoer, **ider))

        app.task(name=navn, queue=koe, retry=RetryStrategy(max_attempts=forsoeg, exponential_wait=2))(koer)
        return funktion

    return pynt


def koer_i_kommune(kommune_id: int, navn: str, arbejde: Callable[[Aktoer], None]) -> None:
    """Run a piece of work as the system inside one municipality, and write what it read."""
    aktoer = systemaktoer(kommune_id, navn)
    with kommune_transaktion(kommune_id):
        arbejde(aktoer)
        import_string(settings.DUBU_SKRIV_OPSLAG)(aktoer)


def udskyd(
    navn: str,
    *,
    kommune_id: int,
    laas: str | None = None,
    en_ad_gangen: str | None = None,
    prioritet: int | None = None,
    **ider: Any,
) -> None:
    """Defer a job in the present transaction: it exists only when the act is committed.

    `laas` runs jobs of the same lock one at a time; `en_ad_gangen` leaves one waiting job of that name.
    Heavy jobs take one of a municipality's two places. The savepoint keeps a queueing conflict from
    breaking the act.
    """
    if laas is None and app.tasks[navn].queue == TUNG:
        laas = f"tung:{kommune_id}:{secrets.randbelow(TUNGE_AD_GANGEN)}"
    opgaven = app.configure_task(navn, lock=laas, queueing_lock=en_ad_gangen, priority=prioritet)
    try:
        with transaction.atomic():
            opgaven.defer(kommune_id=kommune_id, **ider)
    except AlreadyEnqueued:
        return
