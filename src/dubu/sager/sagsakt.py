"""What every professional act in a case begins and ends with: access, an open case, header and fact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.parter.selectors import barn_fakta
from dubu.sager import rules
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet
from dubu.sager.errors import SagErLukketError
from dubu.sager.models import Aktivitet, AktivitetBarn, Sag
from dubu.sager.permissions import check_sag

Status = AktivitetBarn.Status


def check_akt(aktoer: Aktoer, sag: Sag, akt: str) -> None:
    """May the actor do the act in this case now? Raises AdgangNaegtetFejl or SagErLukketError."""
    check_sag(aktoer, sag, akt)
    if not rules.er_aaben(sag.status):
        raise SagErLukketError(status=sag.get_status_display())


def opret_i_sag(
    *,
    aktoer: Aktoer,
    sag: Sag,
    type: str,  # the column's name
    titel: str,
    tidspunkt: datetime,
    status: str = Status.UDFOERT,
    undertype: str = "",
    lovpligtig: bool = False,
) -> Aktivitet:
    """The header of an act on the case's own child; the primary rådgiver answers for it."""
    for_barn = ForBarn(barn=sag.barn, sag=sag, ansvarlig=sag.primaer_raadgiver, status=status)
    return opret_aktivitet(
        aktoer=aktoer, type=type, undertype=undertype, titel=titel, haendelsestidspunkt=tidspunkt,
        boern=[for_barn], lovpligtig=lovpligtig,
    )  # fmt: skip


def skriv_i_sag(
    noegle: str,
    *,
    aktoer: Aktoer,
    sag: Sag,
    om: UUID,
    tidspunkt: datetime,
    data: Mapping[str, Any] | None = None,
    fravigelse: Mapping[str, str] | None = None,
) -> None:
    """Write a fact about the case's child. Raises SpaerretError when a gate holds the act."""
    skriv(
        noegle, boern=[barn_fakta(sag.barn)], aktoer=aktoer, tidspunkt=tidspunkt, sag=sag.uuid, om=om,
        data=data, fravigelse=fravigelse,
    )  # fmt: skip


def saet_aktivitetsstatus(aktivitet: Aktivitet, status: str) -> None:
    """The act that the Aktivitet heads has ended: all its children's rows follow."""
    AktivitetBarn.objects.filter(aktivitet=aktivitet).update(status=status)
