"""What people decide beside the law: move a reminder, say that something was done outside the system."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dubu.frister.errors import (
    DatoErPasseretError,
    FristErLukketError,
    KanIkkeUdsaettesError,
    UdfoertIFremtidenError,
)
from dubu.frister.models import Frist, Paamindelse
from dubu.frister.permissions import synlige_frister
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.kerne.tekst import dansk_dato
from dubu.kerne.ur import DANMARK
from dubu.parter.selectors import barn_fakta
from dubu.sager.selectors import aaben_sag_for


@transaction.atomic
def udsaet_paamindelse(
    *, aktoer: Aktoer, handling: UUID, frist: Frist, udsat_til: date, begrundelse: str, tidspunkt: datetime
) -> Frist:
    """Move the reminder; the deadline keeps its day and becomes overdue when it passes.

    Raises FristErLukketError, KanIkkeUdsaettesError (hours, § 143) or DatoErPasseretError.
    """
    _check_aaben(aktoer, frist)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="paamindelse.udsaet")
    if forloeb.er_gentagelse:
        return frist
    if not frist.kan_udsaettes:
        raise KanIkkeUdsaettesError(frist=frist.navn, hjemmel=frist.hjemmel)
    if udsat_til <= tidspunkt.astimezone(DANMARK).date():
        raise DatoErPasseretError
    Paamindelse.objects.create(
        barn=frist.barn, regel=frist.regel, udloest_af=frist.udloest_af, forekomst=frist.forekomst,
        udsat_til=udsat_til, begrundelse=begrundelse[:300], sat_af=aktoer.id,
    )  # fmt: skip
    _skriv("paamindelse.udsat", frist, aktoer, tidspunkt, {"til": udsat_til, "begrundelse": begrundelse})
    forloeb.afslut(frist.udloest_af)
    return frist


@transaction.atomic
def registrer_uden_for_systemet(
    *,
    aktoer: Aktoer,
    handling: UUID,
    frist: Frist,
    udfoert: datetime,
    udfoert_af: str,
    begrundelse: str,
    tidspunkt: datetime,
) -> Frist:
    """Close a deadline for an act on paper or before the migration; it stands on the leader's list.

    Raises FristErLukketError, or UdfoertIFremtidenError for a moment outside the deadline's own time.
    """
    _check_aaben(aktoer, frist)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="frist.uden_for_systemet")
    if forloeb.er_gentagelse:
        return frist
    begyndt = frist.udloest_tidspunkt or udfoert
    if not begyndt <= udfoert <= tidspunkt:
        raise UdfoertIFremtidenError(fra=dansk_dato(begyndt.astimezone(DANMARK).date()))
    data = {"dato": udfoert.astimezone(DANMARK).date(), "udfoert_af": udfoert_af, "begrundelse": begrundelse}
    _skriv("frist.opfyldt_uden_for_systemet", frist, aktoer, udfoert, data)
    forloeb.afslut(frist.udloest_af)
    return frist


def _check_aaben(aktoer: Aktoer, frist: Frist) -> None:
    """The actor may act on it, and it is open. The row is a projection: it is read anew, never locked."""
    raekke = synlige_frister(aktoer, "frist.ret").filter(pk=frist.pk).first()
    if raekke is None:
        raise FindesIkkeFejl
    if raekke.tilstand not in Frist.AABNE:
        raise FristErLukketError(frist=frist.navn)


def _skriv(noegle: str, frist: Frist, aktoer: Aktoer, tidspunkt: datetime, data: dict[str, object]) -> None:
    sag = aaben_sag_for(frist.barn)
    skriv(
        noegle,
        boern=[barn_fakta(frist.barn)],
        aktoer=aktoer,
        tidspunkt=tidspunkt,
        sag=sag.uuid if sag else None,
        om=frist.om or frist.barn.uuid,
        data={"frist": frist.noegle, "regel": frist.regel, **data},
    )
