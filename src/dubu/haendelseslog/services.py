"""The only writer of facts, the writer of reads, and the job that repeats a failed projection."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from dubu.haendelseslog import kaede, selectors
from dubu.haendelseslog.errors import SpaerretError
from dubu.haendelseslog.maerker import nyt_maerke
from dubu.haendelseslog.models import Genberegning, Haendelse, Opslag
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.opgaver import udskyd
from dubu.regler import haendelser as vokabular
from dubu.regler.haendelser import BarnFakta
from dubu.regler.spaerrer import spaerrer_for

logger = structlog.get_logger(__name__)

Modtager = Callable[[Sequence[Haendelse], Sequence[BarnFakta]], None]

# Facts from these sources record what has happened elsewhere and are never held by a gate.
KILDER_UDEN_SPAERRE = frozenset({"import", "overdragelse"})


@transaction.atomic
def skriv(
    noegle: str,
    *,
    boern: Sequence[BarnFakta],
    aktoer: Aktoer,
    tidspunkt: datetime,
    sag: UUID | Mapping[UUID, UUID | None] | None = None,
    om: UUID | Mapping[UUID, UUID | None] | None = None,
    data: Mapping[str, Any] | None = None,
    fravigelse: Mapping[str, str] | None = None,
    kilde: str = "dubu",
) -> list[Haendelse]:
    """Write one fact for each child of the act and let the receivers make their projections.

    `sag` and `om` are the same for all children or given per child. `fravigelse` is the reasoned way
    past a gate that the law allows, with the gate's id in `regel`. Raises UkendtHaendelseError or
    UgyldigeDataError for a fact that is not in the vocabulary, SpaerretError when a gate holds the act.
    """
    faktatype = vokabular.find_faktatype(noegle)
    indhold = vokabular.normaliser(noegle, data or {})
    boern = sorted(boern, key=lambda barn: barn.uuid)
    if faktatype.holdes and kilde not in KILDER_UDEN_SPAERRE:
        for barn in boern:
            _spoerg_spaerrer(noegle, indhold, barn, _for_barn(om, barn), tidspunkt, fravigelse)
    raekker = [
        _raekke(
            noegle,
            tidspunkt,
            barn.uuid,
            _for_barn(sag, barn),
            _for_barn(om, barn),
            aktoer,
            kilde,
            indhold,
            fravigelse,
        )
        for barn in boern
    ]
    Haendelse.objects.bulk_create(raekker)
    _kald_modtagere(raekker, boern)
    return raekker


@transaction.atomic
def skriv_aendring(
    noegle: str,
    *,
    aktoer: Aktoer,
    tidspunkt: datetime,
    om: UUID | None = None,
    data: Mapping[str, Any] | None = None,
) -> Haendelse:
    """Write a change that concerns no child (roles, settings). No receiver is called."""
    indhold = vokabular.normaliser(noegle, data or {})
    raekke = _raekke(noegle, tidspunkt, None, None, om, aktoer, "dubu", indhold, None)
    raekke.save()
    return raekke


def _for_barn(vaerdi: UUID | Mapping[UUID, UUID | None] | None, barn: BarnFakta) -> UUID | None:
    return vaerdi.get(barn.uuid) if isinstance(vaerdi, Mapping) else vaerdi


def _spoerg_spaerrer(
    noegle: str,
    data: Mapping[str, Any],
    barn: BarnFakta,
    om: UUID | None,
    tidspunkt: datetime,
    fravigelse: Mapping[str, str] | None,
) -> None:
    """Ask the gates of the law from the child's facts; a lawful, reasoned deviation lets the act pass."""
    spaerrer = spaerrer_for(
        naeste=noegle,
        naeste_data={**data, "fravigelse": dict(fravigelse)} if fravigelse else data,
        om=str(om) if om else None,
        haendelser=selectors.fakta_om_barn(barn),
        barn=barn,
        per=tidspunkt,
    )
    if spaerrer:
        raise SpaerretError(spaerrer)


def _raekke(
    noegle: str,
    tidspunkt: datetime,
    barn: UUID | None,
    sag: UUID | None,
    om: UUID | None,
    aktoer: Aktoer,
    kilde: str,
    data: dict[str, Any],
    fravigelse: Mapping[str, str] | None,
) -> Haendelse:
    salt = secrets.token_hex(16)
    frav = dict(fravigelse) if fravigelse else None
    raekke = Haendelse(
        noegle=noegle, tidspunkt=tidspunkt, registreret=ur.nu(), barn=barn, sag=sag, om=om,
        aktoer_art=str(aktoer.art), aktoer_id=aktoer.id, aktoer_navn=aktoer.navn, kilde=kilde,
        data=data, fravigelse=frav, salt=salt, data_hash=kaede.data_hash(salt, [data, frav]),
    )  # fmt: skip
    raekke.maerke = nyt_maerke("haendelse", aktoer.kommune_id, vars(raekke))
    return raekke


@cache
def _indlaes_modtagere(liste: str) -> tuple[tuple[str, Modtager], ...]:
    return tuple((sti, import_string(sti)) for sti in import_string(liste))


def _modtagere() -> tuple[tuple[str, Modtager], ...]:
    return _indlaes_modtagere(settings.DUBU_MODTAGERE)


def _kald_modtagere(raekker: Sequence[Haendelse], boern: Sequence[BarnFakta]) -> None:
    """Each receiver in its own savepoint: no faulty rule may cost a notification."""
    for sti, modtager in _modtagere():
        try:
            with transaction.atomic():
                modtager(raekker, boern)
        except Exception:
            # Whatever a projection does wrong, the act stands; the job repeats the projection.
            logger.exception("receiver_failed", receiver=sti, fact=raekker[0].noegle)
            Genberegning.objects.bulk_create(
                Genberegning(modtager=sti, haendelse=raekke.uuid, barn=raekke.barn) for raekke in raekker
            )
            udskyd(
                "haendelseslog.genberegn",
                kommune_id=raekker[0].kommune_id,
                en_ad_gangen=f"genberegn:{raekker[0].kommune_id}",
            )


@transaction.atomic
def genberegn(find_barn: Callable[[UUID], BarnFakta]) -> int:
    """Repeat projections that failed; returns how many are still open. `find_barn` knows the child's merges."""
    modtagere = dict(_modtagere())
    tilbage = 0
    for raekke in (
        Genberegning.objects.select_for_update(skip_locked=True).filter(faerdig_tidspunkt=None).order_by("pk")[:500]
    ):
        haendelser = list(Haendelse.objects.filter(uuid=raekke.haendelse))
        raekke.forsoeg += 1
        try:
            with transaction.atomic():
                modtagere[raekke.modtager](haendelser, [find_barn(raekke.barn)])
            raekke.faerdig_tidspunkt = ur.nu()
        except Exception:
            # One child's faulty projection must not stop the others'.
            logger.exception("recompute_failed", receiver=raekke.modtager)
            tilbage += 1
        raekke.save(update_fields=["forsoeg", "faerdig_tidspunkt"])
    return tilbage


def skriv_opslag(aktoer: Aktoer) -> None:
    """Write what the actor has read: one row per kind, before the first byte of the answer."""
    grupper: dict[str, tuple[list[str], list[dict[str, str]]]] = {}
    for notat in aktoer.opslag.toem():
        om, data = grupper.setdefault(notat.art, ([], []))
        if notat.om is not None:
            om.append(str(notat.om))
        if notat.data:
            data.append(dict(notat.data))
    raekker = []
    for art, (om, data) in grupper.items():
        salt = secrets.token_hex(16)
        indhold = {"raekker": data}
        raekke = Opslag(
            tidspunkt=ur.nu(), art=art, aktoer_art=str(aktoer.art), aktoer_id=aktoer.id, formaal=aktoer.formaal,
            om=om, data=indhold, salt=salt, data_hash=kaede.data_hash(salt, [om, indhold]),
        )  # fmt: skip
        raekke.maerke = nyt_maerke("opslag", aktoer.kommune_id, vars(raekke))
        raekker.append(raekke)
    Opslag.objects.bulk_create(raekker)
