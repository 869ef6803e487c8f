"""Access to a case that is not one's own: a grant by a leader, or an emergency opening with a reason.

Both run out by themselves and stand in the log; the leader is told of an emergency opening by the fact.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from dubu.adgang.permissions import check_kan
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.organisation.models import Medarbejder
from dubu.parter.selectors import barn_fakta
from dubu.sager.errors import BegrundelseManglerError, PeriodeVendtOmError
from dubu.sager.models import Adgangsbevilling, Sag
from dubu.sager.permissions import check_sag

# A duty's length: long enough to act in the night, short enough to be asked again.
NOEDAABNING = timedelta(hours=8)
MINDST_TEGN = 10


@transaction.atomic
def giv_adgang(
    *, aktoer: Aktoer, handling: UUID, sag: Sag, medarbejder: Medarbejder, begrundelse: str, til: datetime,
    tidspunkt: datetime,
) -> Adgangsbevilling:  # fmt: skip
    """A leader lets an employee into the case until a moment, with a reason."""
    check_sag(aktoer, sag, "sag.bevilg")
    if til <= tidspunkt:
        raise PeriodeVendtOmError
    return _bevilg(aktoer, handling, sag, medarbejder, Adgangsbevilling.Art.BEVILLING, begrundelse, til, tidspunkt)


@transaction.atomic
def noedaaben_sag(
    *, aktoer: Aktoer, handling: UUID, sag: Sag, begrundelse: str, tidspunkt: datetime
) -> Adgangsbevilling:
    """Open a case that is not one's own, now and for some hours, with a written reason."""
    check_kan(aktoer, "sag.noedaaben")
    medarbejder = Medarbejder.objects.get(pk=aktoer.medarbejder_id)
    til = tidspunkt + NOEDAABNING
    return _bevilg(aktoer, handling, sag, medarbejder, Adgangsbevilling.Art.NOEDAABNING, begrundelse, til, tidspunkt)


@transaction.atomic
def fjern_adgang(*, aktoer: Aktoer, bevilling: Adgangsbevilling, tidspunkt: datetime) -> Adgangsbevilling:
    """End a grant before its time."""
    check_sag(aktoer, bevilling.sag, "sag.bevilg")
    if bevilling.til > tidspunkt:
        bevilling.til = tidspunkt
        bevilling.save(update_fields=["til"])
        _skriv("adgang.fjernet", bevilling, aktoer, tidspunkt, {})
    return bevilling


def _bevilg(
    aktoer: Aktoer, handling: UUID, sag: Sag, medarbejder: Medarbejder, art: str, begrundelse: str, til: datetime,
    tidspunkt: datetime,
) -> Adgangsbevilling:  # fmt: skip
    if len(begrundelse.strip()) < MINDST_TEGN:
        raise BegrundelseManglerError
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt=f"adgang.{art}")
    if forloeb.er_gentagelse:
        return Adgangsbevilling.objects.get(uuid=forloeb.resultat)
    bevilling = Adgangsbevilling.objects.create(
        sag=sag, medarbejder=medarbejder, art=art, begrundelse=begrundelse.strip(), givet_af=aktoer.id,
        fra=tidspunkt, til=til,
    )  # fmt: skip
    er_noed = art == Adgangsbevilling.Art.NOEDAABNING
    data = {"begrundelse": bevilling.begrundelse, **({"udloeber": til} if er_noed else {"til": til.date()})}
    _skriv("noedaabning.foretaget" if er_noed else "adgang.givet", bevilling, aktoer, tidspunkt, data)
    forloeb.afslut(bevilling.uuid)
    return bevilling


def _skriv(noegle: str, bevilling: Adgangsbevilling, aktoer: Aktoer, tidspunkt: datetime, data: dict[str, Any]) -> None:
    sag, hvem = bevilling.sag, bevilling.medarbejder
    skriv(
        noegle, boern=[barn_fakta(sag.barn)], aktoer=aktoer, tidspunkt=tidspunkt, sag=sag.uuid, om=sag.uuid,
        data={"medarbejder": hvem.uuid, "navn": hvem.navn, **data},
    )  # fmt: skip
