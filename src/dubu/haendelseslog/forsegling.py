"""Sealing: committed rows of both logs are linked into one chain per municipality; verification reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Case, Count, Exists, Min, OuterRef, QuerySet, Subquery, When

from dubu.haendelseslog import kaede, maerker, noegler
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
        # A row put in twice is sealed once, and verification names it; the seal goes on.
        raekker = {raekke["uuid"]: raekke for raekke in _uden_led(log).order_by(tidsfelt, "id").values()[:PORTION]}
        for raekke in raekker.values():
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
class Uforseglet:
    """The rows that have no link yet: how many, and when the oldest was written."""

    antal: int
    siden: datetime | None


def find_uforseglede() -> Uforseglet:
    """What the chain of the open municipality does not cover yet."""
    fundne = [
        _uden_led(log).aggregate(antal=Count("id"), siden=Min(tidsfelt)) for log, (_, tidsfelt, _) in _KILDER.items()
    ]
    tider = [fundet["siden"] for fundet in fundne if fundet["siden"] is not None]
    return Uforseglet(sum(fundet["antal"] for fundet in fundne), min(tider, default=None))


@dataclass(frozen=True)
class Brud:
    """One thing wrong with the log: where and what, for a person."""

    nr: int | None
    besked: str


# A row that claims to be this much older than rows sealed before it was put in afterwards.
BAGDATERET_EFTER = timedelta(hours=1)


def verificer(kommune_id: int, per: datetime, *, check_tid: bool = True) -> Iterator[Brud]:
    """Walk the chain and compare it with the logs: finds a changed, removed or inserted row or link.

    A row that was changed or put in past us is found by its mark, sealed or not; a removed one by its link, so
    not before it is sealed. `check_tid` is False where the clock is set by hand (the practice municipality).
    """
    yield from _gaa_kaeden(kommune_id, check_tid=check_tid)
    kendte = noegler.kendte_lognoegler()
    if not kendte and any(model.objects.exists() for model, _, _ in _KILDER.values()):
        yield Brud(None, "Ingen nøgle til rækkernes mærker (DUBU_LOGNOEGLE): ændrede og indsatte rækker kan ikke ses")
    for log in _KILDER:
        yield from _sammenlign_raekker(kommune_id, log, per, kendte)


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


def _sammenlign_raekker(kommune_id: int, log: str, per: datetime, kendte: Collection[bytes]) -> Iterator[Brud]:
    """Both sides in the order of their UUIDs, so that a log of any length fits in memory."""
    model, tidsfelt, felter = _KILDER[log]
    alle_led = Logled.objects.filter(log=log).order_by("raekke").values_list("raekke", "nr", "raekke_hash")
    led = alle_led.iterator(chunk_size=PORTION)
    naeste = next(led, None)
    forrige, uden_led = None, 0
    for raekke in model.objects.order_by("uuid", "id").values().iterator(chunk_size=PORTION):
        while naeste is not None and naeste[0] < raekke["uuid"]:
            yield Brud(naeste[1], f"Rækken bag led {naeste[1]} er fjernet")
            naeste = next(led, None)
        if raekke["uuid"] == forrige:
            yield Brud(None, f"En række i {log} ({forrige}) står der to gange")
            continue
        forrige = raekke["uuid"]
        nr, led_hash = None, None
        if naeste is not None and naeste[0] == forrige:
            _, nr, led_hash = naeste
            naeste = next(led, None)
        elif raekke[tidsfelt] < per - ALARM_EFTER:
            uden_led += 1
        if led_hash is not None and kaede.raekke_hash(raekke, felter) != led_hash:
            yield Brud(nr, f"Rækken bag led {nr} er ændret")
        elif not _er_som_skrevet(kommune_id, log, raekke, kendte):
            yield Brud(nr, _fremmed(log, nr, forrige))
    for rest in [] if naeste is None else [naeste, *led]:
        yield Brud(rest[1], f"Rækken bag led {rest[1]} er fjernet")
    if uden_led:
        yield Brud(None, _uden_led_besked(log, uden_led))


def _fremmed(log: str, nr: int | None, uuid: UUID) -> str:
    hvor = f"Rækken bag led {nr}" if nr else f"En række i {log} ({uuid})"
    return f"{hvor} er ændret eller indsat uden om DUBU"


def _uden_led_besked(log: str, antal: int) -> str:
    raekker = "1 række" if antal == 1 else f"{antal} rækker"
    mangler = "mangler sit led" if antal == 1 else "mangler deres led"
    return f"{raekker} i {log} {mangler} efter 5 minutter: forseglingen står stille, eller leddene er fjernet"


def _er_som_skrevet(kommune_id: int, log: str, raekke: dict[str, Any], kendte: Collection[bytes]) -> bool:
    return _indhold_passer(log, raekke) and (not kendte or maerker.er_vores(log, kommune_id, raekke, kendte))


def _indhold_passer(log: str, raekke: dict[str, Any]) -> bool:
    """Is the content what was hashed? Nothing blanks content yet, so content that is gone was taken."""
    kolonner = ("data", "fravigelse") if log == Logled.Log.HAENDELSE else ("om", "data")
    indhold = [raekke[kolonne] for kolonne in kolonner]
    return kaede.data_hash(raekke["salt"], indhold) == raekke["data_hash"]
