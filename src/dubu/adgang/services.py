"""Acts of administration: a place in the municipality, roles, deputies, settings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from dubu.adgang.permissions import check_kan
from dubu.haendelseslog.services import skriv_aendring
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.organisation import indstillinger, moduler
from dubu.organisation.models import (
    Afdeling,
    Bruger,
    Indstilling,
    Medarbejder,
    RolleTildeling,
    Stedfortraeder,
    Team,
    TeamMedlem,
)


@transaction.atomic
def opret_medarbejder(
    *,
    aktoer: Aktoer,
    brugernavn: str,
    navn: str,
    afdeling: Afdeling,
    roller: Iterable[str],
    tidspunkt: datetime,
    titel: str = "",
    telefon: str = "",
    adgangskode: str | None = None,
) -> Medarbejder:
    """Give a user a place in the open municipality; the user is made when it does not exist."""
    check_kan(aktoer, "administration.skriv")
    bruger = Bruger.objects.filter(brugernavn=brugernavn).first() or Bruger(brugernavn=brugernavn, navn=navn)
    if bruger.pk is None:
        bruger.set_password(adgangskode)
        bruger.kommunekoder = [aktoer.kommune_id]
        bruger.save()
    elif aktoer.kommune_id not in bruger.kommunekoder:
        bruger.kommunekoder = sorted([*bruger.kommunekoder, aktoer.kommune_id])
        bruger.save(update_fields=["kommunekoder"])
    medarbejder = Medarbejder.objects.create(
        bruger=bruger, navn=navn, titel=titel, telefon=telefon, afdeling=afdeling, aktiv_fra=tidspunkt.date()
    )
    roller = list(roller)
    RolleTildeling.objects.bulk_create(
        RolleTildeling(medarbejder=medarbejder, rolle=rolle, fra=tidspunkt.date()) for rolle in roller
    )
    data = {"navn": navn, "afdeling": afdeling.uuid, "roller": roller, "brugernavn": brugernavn}
    skriv_aendring("medarbejder.oprettet", aktoer=aktoer, tidspunkt=tidspunkt, om=medarbejder.uuid, data=data)
    return medarbejder


@transaction.atomic
def saet_i_team(*, aktoer: Aktoer, medarbejder: Medarbejder, team: Team, tidspunkt: datetime) -> None:
    """Make an employee a member of a team."""
    check_kan(aktoer, "administration.skriv")
    TeamMedlem.objects.get_or_create(medarbejder=medarbejder, team=team)
    data = {"navn": team.navn, "medlemmer": [str(medarbejder.uuid)]}
    skriv_aendring("team.rettet", aktoer=aktoer, tidspunkt=tidspunkt, om=team.uuid, data=data)


@transaction.atomic
def saet_stedfortraeder(
    *, aktoer: Aktoer, medarbejder: Medarbejder, stedfortraeder: Medarbejder, fra: date, til: date, tidspunkt: datetime
) -> None:
    """Let a colleague stand in for an employee in a period."""
    check_kan(aktoer, "administration.skriv")
    Stedfortraeder.objects.create(medarbejder=medarbejder, stedfortraeder=stedfortraeder, fra=fra, til=til)
    data = {"fra": fra, "til": til, "stedfortraeder": stedfortraeder.uuid}
    skriv_aendring("medarbejder.fravaer_sat", aktoer=aktoer, tidspunkt=tidspunkt, om=medarbejder.uuid, data=data)


@transaction.atomic
def ret_indstilling(
    *,
    aktoer: Aktoer,
    noegle: str,
    vaerdi: Any,
    begrundelse: str,
    tidspunkt: datetime,
    gaelder_fra: date | None = None,
) -> Indstilling | None:
    """Let a setting have a value from a day on; what was said before stays. None when it has the value already.

    Raises UkendtIndstillingError, UgyldigIndstillingError or BegrundelseManglerError.
    """
    check_kan(aktoer, "administration.skriv")
    indstillinger.check_vaerdi(noegle, vaerdi)
    if not begrundelse.strip():
        raise indstillinger.BegrundelseManglerError
    idag = tidspunkt.astimezone(ur.DANMARK).date()
    fra = gaelder_fra or idag
    if fra < idag:
        raise indstillinger.IndstillingBagudError
    foer = indstillinger.gaeldende(noegle, fra)
    if foer == vaerdi and type(foer) is type(vaerdi):
        return None
    raekke = Indstilling.objects.create(
        noegle=noegle, fra=fra, vaerdi=vaerdi, begrundelse=begrundelse.strip(), sat_af=aktoer.id
    )
    data = {"indstilling": noegle, "fra": indstillinger.i_ord(foer) or None, "til": indstillinger.i_ord(vaerdi) or None}
    skriv_aendring("indstilling.rettet", aktoer=aktoer, tidspunkt=tidspunkt, data=data)
    if noegle.startswith(moduler.PRAEFIKS):
        skiftet = "modul.slaaet_til" if vaerdi else "modul.slaaet_fra"
        skriv_aendring(skiftet, aktoer=aktoer, tidspunkt=tidspunkt, data={"modul": noegle, "fra": fra})
    return raekke
