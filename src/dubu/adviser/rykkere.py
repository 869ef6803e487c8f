"""Rykke: one press reminds the colleague who has a task in a case."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dubu.adgang.permissions import naegt
from dubu.adviser.errors import IntetAtRykkeError
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.parter.selectors import barn_fakta
from dubu.sager.models import AktivitetBarn
from dubu.sager.permissions import check_sag

RYK = "sag.skriv"


@transaction.atomic
def ryk(*, aktoer: Aktoer, handling: UUID, raekke: AktivitetBarn, tidspunkt: datetime) -> None:
    """Tell the responsible of a running activity that one waits for it; the fact makes the notice.

    Raises AdgangNaegtetFejl, IntetAtRykkeError.
    """
    raekke = AktivitetBarn.objects.select_related("aktivitet", "barn__samme_som", "sag", "ansvarlig").get(pk=raekke.pk)
    if raekke.sag is None:
        naegt(aktoer, RYK)
    check_sag(aktoer, raekke.sag, RYK)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="aktivitet.ryk")
    if forloeb.er_gentagelse:
        return
    kollega = raekke.ansvarlig
    if raekke.status != AktivitetBarn.Status.AKTIV or kollega is None or kollega.pk == aktoer.medarbejder_id:
        raise IntetAtRykkeError
    skriv(
        "aktivitet.rykket", boern=[barn_fakta(raekke.barn)], aktoer=aktoer, tidspunkt=tidspunkt, sag=raekke.sag.uuid,
        om=raekke.aktivitet.uuid, data={"medarbejder": kollega.uuid, "navn": kollega.navn},
    )  # fmt: skip
    forloeb.afslut(raekke.aktivitet.uuid)
