"""Sealing: committed rows of both logs are linked into one chain per municipality; verification reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, Exists, OuterRef, QuerySet, Subquery, When

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


# A row that claims to be this much older than rows sealed before it was put in afterwards.
BAGDATERET_EFTER = timedelta(hours=1)


def verificer(kommune_id: int, per: datetime, *, check_tid: bool = True) -> Iterator[Brud]:
    """Walk the chain and compare it with the logs: finds a changed, removed or inserted row or link.

    `check_tid` is False where the clock is set by hand (the practice municipality).
    """
    yield from _gaa_kaeden(kommune_id, check_tid=check_tid)
    for log in _KILDER:
        yield from _sammenlign_raekker(log, per)


def _gaa_kaeden(kommune_id: int, *, check_tid: bool) -> Iterator[Brud]:
    forrige, ventet = kaede.START, 1
    seneste: dict[str, datetime] = {}
    for led in _led_med_tid().order_by("nr").iterator(chunk_size=PORTION):
        if led.nr != ventet:
            yield Brud(ventet, f"Led {ventet} mangler i kæden")
        beregnet = kaede.led_hash(
            kommune=kommune_id, nr=led.nr, log=led.log, raekke=str(led.raekke), raekke_hash=led.raekke_hash,
            forrige=forrige,
        )  # fmt: skip
        if beregnet != led.led_hash:
            yield Brud(led.nr, f"Led {led.nr} passer ikke med leddet før")
        if led.raekketid is not None:
            senest = seneste.setdefault(led.log, led.raekketid)
            if check_tid and led.raekketid < senest - BAGDATERET_EFTER:
                yield Brud(led.nr, f"Rækken bag led {led.nr} er dateret før ældre led og kan være indsat senere")
            seneste[led.log] = max(senest, led.raekketid)
        forrige, ventet = led.led_hash, led.nr + 1


def _led_med_tid() -> QuerySet[Logled]:
    """The links with the time that their row claims."""
    tider = [
        When(log=log, then=Subquery(model.objects.filter(uuid=OuterRef("raekke")).values(tidsfelt)[:1]))
        for log, (model, tidsfelt, _) in _KILDER.items()
    ]
    return Logled.objects.annotate(raekketid=Case(*tider, default=None))


def _sammenlign_raekker(log: str, per: datetime) -> Iterator[Brud]:
    """Both sides in the order of their UUIDs, so that a log of any length fits in memory."""
    model, tidsfelt, felter = _KILDER[log]
    alle_led = Logled.objects.filter(log=log).order_by("raekke").values_list("raekke", "nr", "raekke_hash")
    led = alle_led.iterator(chunk_size=PORTION)
    naeste = next(led, None)
    for raekke in model.objects.order_by("uuid", "id").values().iterator(chunk_size=PORTION):
        while naeste is not None and naeste[0] < raekke["uuid"]:
            yield Brud(naeste[1], f"Rækken bag led {naeste[1]} er fjernet")
            naeste = next(led, None)
        if naeste is None or naeste[0] != raekke["uuid"]:
            if raekke[tidsfelt] < per - ALARM_EFTER:
                yield Brud(None, f"En række i {log} ({raekke['uuid']}) er indsat uden om kæden eller mangler sit led")
            continue
        if kaede.raekke_hash(raekke, felter) != naeste[2] or not _indhold_passer(log, raekke):
            yield Brud(naeste[1], f"Rækken bag led {naeste[1]} er ændret")
        naeste = next(led, None)
    for rest in [] if naeste is None else [naeste, *led]:
        yield Brud(rest[1], f"Rækken bag led {rest[1]} er fjernet")


def _indhold_passer(log: str, raekke: dict[str, Any]) -> bool:
    """Is the content what was hashed? Content blanked by retention (None) is accepted: its hash stands."""
    kolonner = ("data", "fravigelse") if log == Logled.Log.HAENDELSE else ("om", "data")
    indhold = [raekke[kolonne] for kolonne in kolonner]
    return raekke["data"] is None or kaede.data_hash(raekke["salt"], indhold) == raekke["data_hash"]
