"""Acts on complaints: received - by phone too -, re-assessed, sent on."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dubu.afgoerelser import rules
from dubu.afgoerelser.errors import (
    DatoPasserIkkeError,
    GenvurderesIkkeError,
    IkkeGenvurderetError,
    KlagenErVidereError,
)
from dubu.afgoerelser.models import Afgoerelse, Genvurdering, Klage
from dubu.afgoerelser.services import find_part
from dubu.afgoerelser.typer import find_type
from dubu.haendelseslog import handlinger
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.parter.models import Person
from dubu.sager.sagsakt import Status as Aktivitetsstatus
from dubu.sager.sagsakt import check_akt, opret_i_sag, saet_aktivitetsstatus, skriv_i_sag

Status = Klage.Status
Resultat = Genvurdering.Resultat

# What is upheld stays under re-assessment until it has been sent on.
STATUS_EFTER = {
    Resultat.MEDHOLD: Status.MEDHOLD, Resultat.DELVIST: Status.DELVIST, Resultat.FASTHOLDT: Status.GENVURDERES,
}  # fmt: skip


@transaction.atomic
def registrer_klage(
    *, aktoer: Aktoer, afgoerelse: Afgoerelse, person: Person, modtaget: date, kanal: str, indhold: str,
    tidspunkt: datetime, handling: UUID,
) -> Klage:  # fmt: skip
    """Write down a complaint from a party; by phone and in person it counts as much as in writing.

    Raises ErIkkePartError or DatoPasserIkkeError.

    Hjemmel: RSL §§ 66-67
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="klage.registrer")
    if forloeb.er_gentagelse:
        return Klage.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, afgoerelse.sag, "sag.skriv")
    find_part(afgoerelse, person)
    if not afgoerelse.truffet_tidspunkt.astimezone(DANMARK).date() <= modtaget <= tidspunkt.astimezone(DANMARK).date():
        raise DatoPasserIkkeError
    aktivitet = opret_i_sag(
        aktoer=aktoer, sag=afgoerelse.sag, type="klage", titel="Klage", tidspunkt=tidspunkt,
        status=Aktivitetsstatus.AKTIV, lovpligtig=True,
    )  # fmt: skip
    klage = Klage.objects.create(
        aktivitet=aktivitet,
        afgoerelse=afgoerelse,
        person=person,
        modtaget=modtaget,
        kanal=kanal,
        indhold=indhold.strip(),
    )
    skriv_i_sag(
        "klage.modtaget", aktoer=aktoer, sag=afgoerelse.sag, om=aktivitet.uuid, tidspunkt=tidspunkt,
        data={
            "part": person.uuid, "afgoerelse": afgoerelse.aktivitet.uuid, "modtaget": modtaget, "kanal": kanal,
            "myndighed": afgoerelse.myndighed, "over": afgoerelse.titel,
        },
    )  # fmt: skip
    forloeb.afslut(klage.uuid)
    return klage


@transaction.atomic
def begynd_genvurdering(*, aktoer: Aktoer, klage: Klage, tidspunkt: datetime, handling: UUID) -> Klage:
    """Say that somebody is looking at the decision again. Raises GenvurderesIkkeError or KlagenErVidereError.

    Hjemmel: RSL § 66
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="klage.begynd_genvurdering")
    if forloeb.er_gentagelse:
        return klage
    _check_genvurderes(aktoer, klage)
    klage = _laas(klage)
    _kraev_skift(klage, Status.GENVURDERES)
    _saet(klage, Status.GENVURDERES)
    skriv_i_sag(
        "klage.genvurdering_begyndt", aktoer=aktoer, sag=klage.afgoerelse.sag, om=klage.aktivitet.uuid,
        tidspunkt=tidspunkt,
    )  # fmt: skip
    forloeb.afslut(klage.uuid)
    return klage


def _check_genvurderes(aktoer: Aktoer, klage: Klage) -> None:
    check_akt(aktoer, klage.afgoerelse.sag, "sag.afgoer")
    if find_type(klage.afgoerelse.type).klagevej != rules.GENVURDERING:
        raise GenvurderesIkkeError


@transaction.atomic
def genvurder_klage(
    *, aktoer: Aktoer, klage: Klage, resultat: str, begrundelse: str, tidspunkt: datetime, handling: UUID
) -> Genvurdering:
    """Look at the decision again. Raises GenvurderesIkkeError for the committee's, KlagenErVidereError.

    Hjemmel: RSL § 66
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="klage.genvurder")
    if forloeb.er_gentagelse:
        return Genvurdering.objects.get(uuid=forloeb.resultat)
    _check_genvurderes(aktoer, klage)
    klage = _laas(klage)
    status = STATUS_EFTER[Resultat(resultat)]
    if klage.genvurderinger.exists():
        raise KlagenErVidereError(status=str(klage.get_status_display()).lower())
    if klage.status != status:
        _kraev_skift(klage, status)
    genvurdering = Genvurdering.objects.create(
        klage=klage, resultat=resultat, begrundelse=begrundelse.strip(), tidspunkt=tidspunkt,
        skrevet_af=aktoer.id, skrevet_af_navn=aktoer.navn,
    )  # fmt: skip
    _saet(klage, status)
    skriv_i_sag(
        "klage.genvurderet", aktoer=aktoer, sag=klage.afgoerelse.sag, om=klage.aktivitet.uuid, tidspunkt=tidspunkt,
        data={"resultat": resultat, "begrundelse": genvurdering.begrundelse},
    )  # fmt: skip
    if status == Status.MEDHOLD:
        saet_aktivitetsstatus(klage.aktivitet, Aktivitetsstatus.UDFOERT)
    forloeb.afslut(genvurdering.uuid)
    return genvurdering


@transaction.atomic
def videresend_klage(*, aktoer: Aktoer, klage: Klage, tidspunkt: datetime, handling: UUID) -> Klage:
    """Write down that the complaint has gone to Ankestyrelsen. The committee's goes there at once.

    Raises KlagenErVidereError.

    Hjemmel: RSL § 66
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="klage.videresend")
    if forloeb.er_gentagelse:
        return Klage.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, klage.afgoerelse.sag, "sag.skriv")
    direkte = find_type(klage.afgoerelse.type).klagevej == rules.ANKESTYRELSEN
    klage = _laas(klage)
    if not (direkte and klage.status == Status.MODTAGET):
        if klage.status in (Status.MODTAGET, Status.GENVURDERES) and not klage.genvurderinger.exists():
            raise IkkeGenvurderetError
        _kraev_skift(klage, Status.VIDERESENDT)
    klage.videresendt_tidspunkt = tidspunkt
    _saet(klage, Status.VIDERESENDT)
    saet_aktivitetsstatus(klage.aktivitet, Aktivitetsstatus.UDFOERT)
    skriv_i_sag(
        "klage.videresendt", aktoer=aktoer, sag=klage.afgoerelse.sag, om=klage.aktivitet.uuid, tidspunkt=tidspunkt,
        data={"til": "Ankestyrelsen", "dato": tidspunkt.astimezone(DANMARK).date()},
    )  # fmt: skip
    forloeb.afslut(klage.uuid)
    return klage


def _saet(klage: Klage, status: str) -> None:
    klage.status = status
    klage.save(update_fields=["status", "videresendt_tidspunkt"])


def _laas(klage: Klage) -> Klage:
    laast = Klage.objects.select_for_update(no_key=True, of=("self",))
    return laast.select_related("aktivitet", "afgoerelse__sag__barn", "afgoerelse__sag__primaer_raadgiver").get(
        pk=klage.pk
    )


def _kraev_skift(klage: Klage, til: str) -> None:
    if not rules.kan_klage_skifte(klage.status, til):
        raise KlagenErVidereError(status=str(klage.get_status_display()).lower())
