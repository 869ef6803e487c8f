"""Sealing: committed rows of both logs are linked into one chain per municipality; verification reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from dubu.haendelseslog import kaede
from dubu.haendelseslog.models import Haendelse, Logled, Opslag

PORTION = 5_000
# The seal is at most a minute behind; a row without link after this long is an alarm.
ALARM_EFTER = timedelta(minutes=5)

_KILDER: dict[str, tuple[type, str, tuple[str, ...]]] = {
    Logled.Log.HAENDELSE: (Haendelse, "registreret", kaede.HAENDELSE_FELTER),
    Logled.Log.OPSLAG: (Opslag, "tidspunkt", kaede.OPSLAG_FELTER),
}


@transaction.atomic
def forsegl(kommune_id: int) -> int:
    """Append links for committed rows without one; returns how many. No writer waits for this."""
    with connection.cursor() as markoer:
        markoer.execute("SELECT pg_advisory_xact_lock(7301, %s)", [kommune_id])
    sidste = Logled.objects.order_by("-nr").first()
    nr, forrige = (sidste.nr, sidste.led_hash) if sidste else (0, kaede.START)
    led = []
    for log, (_, tidsfelt, felter) in _KILDER.items():
        for raekke in _uden_led(log).order_by(tidsfelt, "id").values()[:PORTION]:
            nr += 1
            maerke = kaede.raekke_hash(raekke, felter)
            forrige = kaede.led_hash(
                kommune=kommune_id,
                nr=nr,
                log=log,
                raekke=str(raekke["uuid"]),
                raekke_hash=maerke,
                forrige=forrige,
            )
            led.append(Logled(nr=nr, log=log, raekke=raekke["uuid"], raekke_hash=maerke, led_hash=forrige))
    Logled.objects.bulk_create(led)
    return len(led)


def _uden_led(log: str) -> QuerySet[Any]:
    model = _KILDER[log][0]
    led = Logled.objects.filter(log=log, raekke=OuterRef("uuid"))
    return model.objects.filter(~Exists(led))


def ulaenkede(per: datetime) -> int:
    """Rows that have waited too long for their link: an alarm when not 0."""
    return sum(
        _uden_led(log).filter(**{f"{tidsfelt}__lt": per - ALARM_EFTER}).count()
        for log, (_, tidsfelt, _) in _KILDER.items()
    )


@dataclass(frozen=True)
class Brud:
    """One thing wrong with the log: where and what, for a person."""

    nr: int | None
    besked: str


def verificer(kommune_id: int, per: datetime) -> Iterator[Brud]:
    """Walk the chain and compare it with the logs: finds a changed, removed or inserted row or link."""
    forrige, ventet = kaede.START, 1
    for led in Logled.objects.order_by("nr").iterator(chunk_size=PORTION):
        if led.nr != ventet:
            yield Brud(ventet, f"Led {ventet} mangler i kæden")
        beregnet = kaede.led_hash(
            kommune=kommune_id,
            nr=led.nr,
            log=led.log,
            raekke=str(led.raekke),
            raekke_hash=led.raekke_hash,
            forrige=forrige,
        )
        if beregnet != led.led_hash:
            yield Brud(led.nr, f"Led {led.nr} passer ikke med leddet før")
        forrige, ventet = led.led_hash, led.nr + 1
    for log in _KILDER:
        yield from _sammenlign_raekker(log, per)


def _sammenlign_raekker(log: str, per: datetime) -> Iterator[Brud]:
    model, tidsfelt, felter = _KILDER[log]
    set_med_led = 0
    maerker = {
        led.raekke: (led.nr, led.raekke_hash) for led in Logled.objects.filter(log=log).iterator(chunk_size=PORTION)
    }
    for raekke in model.objects.values().iterator(chunk_size=PORTION):
        if raekke["uuid"] not in maerker:
            if raekke[tidsfelt] < per - ALARM_EFTER:
                yield Brud(None, f"En række i {log} er indsat uden om kæden eller venter for længe på sit led")
            continue
        set_med_led += 1
        nr, ventet = maerker.pop(raekke["uuid"])
        if kaede.raekke_hash(raekke, felter) != ventet or not _indhold_passer(log, raekke):
            yield Brud(nr, f"Rækken bag led {nr} er ændret")
    for nr, _ in maerker.values():
        yield Brud(nr, f"Rækken bag led {nr} er fjernet")


def _indhold_passer(log: str, raekke: dict[str, Any]) -> bool:
    """Is the content what was hashed? Content blanked by retention (None) is accepted: its hash stands."""
    if log == Logled.Log.HAENDELSE:
        indhold = [raekke["data"], raekke["fravigelse"]]
    else:
        indhold = [raekke["om"], raekke["data"]]
    return raekke["data"] is None or kaede.data_hash(raekke["salt"], indhold) == raekke["data_hash"]
