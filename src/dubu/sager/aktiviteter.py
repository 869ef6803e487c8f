"""Making and finding the Aktivitet that heads everything that happens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from dubu.adgang.permissions import naegt
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta, boern_fakta
from dubu.sager import rules
from dubu.sager.aktivitetstyper import HJEMMEBESOEG
from dubu.sager.aktivitetstyper import find as find_type
from dubu.sager.errors import (
    BarnSetManglerError,
    BegrundelseManglerError,
    SagErLukketError,
    SkrivesAfAktError,
    UlovligtAktivitetsskiftError,
)
from dubu.sager.kontakt import kraev_maa_indkalde
from dubu.sager.models import Aktivitet, AktivitetBarn, Sag
from dubu.sager.permissions import check_sag
from dubu.sager.selectors import aabne_sager_for


@dataclass(frozen=True)
class ForBarn:
    """What an Aktivitet is for one child: the child's case if there is one, who is responsible, status."""

    barn: Person
    sag: Sag | None = None
    ansvarlig: Medarbejder | None = None
    status: str = AktivitetBarn.Status.AKTIV


def opret_aktivitet(
    *,
    aktoer: Aktoer,
    type: str,  # the column's name
    titel: str,
    haendelsestidspunkt: datetime,
    boern: Sequence[ForBarn],
    undertype: str = "",
    lovpligtig: bool = False,
    **planlagt: Any,
) -> Aktivitet:
    """Make an Aktivitet with a row for each child. The act that owns it has checked access.

    `planlagt`, `sted` and `formaal` are those of what is put in the calendar.
    """
    aktivitet = Aktivitet.objects.create(
        type=type, undertype=undertype, titel=titel[:200], haendelsestidspunkt=haendelsestidspunkt,
        lovpligtig=lovpligtig, oprettet_af=aktoer.id, oprettet_af_navn=aktoer.navn, **planlagt,
    )  # fmt: skip
    AktivitetBarn.objects.bulk_create(
        AktivitetBarn(aktivitet=aktivitet, barn=b.barn, sag=b.sag, ansvarlig=b.ansvarlig, status=b.status)
        for b in boern
    )
    return aktivitet


def saet_status(raekke: AktivitetBarn, status: str) -> None:
    """Move one child's row to a status that may follow; the act that owns it has checked access.

    Raises UlovligtAktivitetsskiftError.
    """
    if raekke.status == status:
        return
    if not rules.kan_aktivitet_skifte(raekke.status, status):
        raise UlovligtAktivitetsskiftError(fra=raekke.get_status_display(), til=AktivitetBarn.Status(status).label)
    raekke.status = status
    raekke.save(update_fields=["status"])


def knyt_til_sag(*, sag: Sag, aktivitet: Aktivitet | None = None) -> int:
    """Link what has happened about the child, and has no case yet, to the child's case; set once.

    Rows of persons merged into the child belong to the child. Returns how many were linked.
    """
    barn_id = sag.barn.samme_som_id or sag.barn_id
    raekker = AktivitetBarn.objects.filter(Q(barn_id=barn_id) | Q(barn__samme_som_id=barn_id), sag=None)
    if aktivitet is not None:
        raekker = raekker.filter(aktivitet=aktivitet)
    return raekker.update(sag=sag)


def flyt_raekke(raekke: AktivitetBarn, *, barn: Person, sag: Sag | None) -> None:
    """The row was about another child: the one road by which it leaves a case (the database refuses others).

    The act that corrects it has checked access and leaves a line behind.
    """
    with connection.cursor() as markoer:
        markoer.execute("SELECT sager_flyt_raekke(%s, %s, %s)", [raekke.pk, barn.pk, sag.pk if sag else None])
    raekke.barn, raekke.sag = barn, sag


@transaction.atomic
def planlaeg_aktivitet(
    *, aktoer: Aktoer, handling: UUID, sag: Sag, type: str, titel: str, haendelsestidspunkt: datetime,
    tidspunkt: datetime, undertype: str = "", soeskende: Sequence[Person] = (), ansvarlig: Medarbejder | None = None,
    sted: str = "", formaal: str = "", deltagere: Sequence[Person] = (), aftalt_med_politi: bool = False,
) -> Aktivitet:  # fmt: skip
    """Put a meeting, a talk or a visit in the case, for one child or several; asked again it gives the first one.

    `deltagere` are named when contact about one of the children is blocked; see `kontakt`.
    """
    check_sag(aktoer, sag, "sag.skriv")
    kraev_aaben(sag)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="aktivitet.opret")
    if forloeb.er_gentagelse:
        return Aktivitet.objects.get(uuid=forloeb.resultat)
    boern = for_boern(sag, soeskende, status=AktivitetBarn.Status.AKTIV, ansvarlig=ansvarlig or sag.primaer_raadgiver)
    kraev_maa_indkalde(
        [barn.barn for barn in boern], slags=(type, undertype), deltagere=deltagere,
        aftalt_med_politi=aftalt_med_politi,
    )  # fmt: skip
    aktivitet = opret_aktivitet(
        aktoer=aktoer, type=type, undertype=undertype, titel=titel, haendelsestidspunkt=haendelsestidspunkt,
        boern=boern, planlagt=True, sted=sted.strip(), formaal=formaal.strip(),
    )  # fmt: skip
    data = {
        "titel": titel,
        "type": type,
        "undertype": undertype or None,
        "ansvarlig": ansvarlig.uuid if ansvarlig else None,
        "deltagere": [person.uuid for person in deltagere] or None,
        "aftalt_med_politi": aftalt_med_politi or None,
    }
    skriv_om_boern("aktivitet.oprettet", aktivitet, aktoer, tidspunkt, data)
    forloeb.afslut(aktivitet.uuid)
    return aktivitet


@transaction.atomic
def skift_aktivitetsstatus(
    *, aktoer: Aktoer, raekke: AktivitetBarn, til: str, tidspunkt: datetime, begrundelse: str = "",
    barn_set: bool | None = None,
) -> AktivitetBarn:  # fmt: skip
    """Say what became of a planned activity for one child. The same status again changes nothing.

    A home visit that was made says whether the child was seen. Raises UlovligtAktivitetsskiftError,
    BegrundelseManglerError, SkrivesAfAktError or BarnSetManglerError.
    """
    raekke = (
        AktivitetBarn.objects.select_for_update(of=("self",))
        .select_related("aktivitet", "barn", "sag")
        .get(pk=raekke.pk)
    )
    _check_kan_skifte(aktoer, raekke)
    if raekke.status == til:
        return raekke
    _check_udfoerelse(raekke, til, barn_set)
    if (
        rules.aktivitetsskift_kraever_begrundelse(til, lovpligtig=raekke.aktivitet.lovpligtig)
        and not begrundelse.strip()
    ):
        raise BegrundelseManglerError
    _skift(aktoer, raekke, til, tidspunkt, begrundelse.strip())
    if (raekke.aktivitet.type, til) == (HJEMMEBESOEG, AktivitetBarn.Status.UDFOERT):
        skete = min(raekke.aktivitet.haendelsestidspunkt, tidspunkt)
        _skriv_om_raekke("hjemmebesoeg.holdt", aktoer, raekke, skete, {"barn_set": barn_set})
    return raekke


@transaction.atomic
def udfoer_planlagte(*, aktoer: Aktoer, sag: Sag, type: str, dag: date, tidspunkt: datetime) -> None:
    """What was planned in the case for the day has been done: by the act that now writes it down."""
    fra = datetime.combine(dag, time(), DANMARK)
    planlagte = AktivitetBarn.objects.filter(
        sag=sag, status=AktivitetBarn.Status.AKTIV, aktivitet__type=type, aktivitet__planlagt=True,
        aktivitet__haendelsestidspunkt__gte=fra, aktivitet__haendelsestidspunkt__lt=fra + timedelta(days=1),
    )  # fmt: skip
    for raekke in planlagte.select_related("aktivitet", "barn", "sag").select_for_update(of=("self",)):
        _skift(aktoer, raekke, AktivitetBarn.Status.UDFOERT, tidspunkt)


def _check_udfoerelse(raekke: AktivitetBarn, til: str, barn_set: bool | None) -> None:
    if til != AktivitetBarn.Status.UDFOERT:
        return
    type_ = find_type(raekke.aktivitet.type)
    if type_.skrives:
        raise SkrivesAfAktError(type=type_.titel)
    if type_.noegle == HJEMMEBESOEG and barn_set is None:
        raise BarnSetManglerError


def _skift(aktoer: Aktoer, raekke: AktivitetBarn, til: str, tidspunkt: datetime, begrundelse: str = "") -> None:
    fra = raekke.status
    saet_status(raekke, til)
    data = {
        "fra": fra, "til": str(raekke.get_status_display()), "status": til, "begrundelse": begrundelse or None,
    }  # fmt: skip
    _skriv_om_raekke("aktivitet.status_aendret", aktoer, raekke, tidspunkt, data)


def _skriv_om_raekke(
    noegle: str, aktoer: Aktoer, raekke: AktivitetBarn, tidspunkt: datetime, data: Mapping[str, Any]
) -> None:
    skriv(
        noegle, boern=[barn_fakta(raekke.barn)], aktoer=aktoer, tidspunkt=tidspunkt,
        sag=raekke.sag.uuid if raekke.sag else None, om=raekke.aktivitet.uuid, data=data,
    )  # fmt: skip


def _check_kan_skifte(aktoer: Aktoer, raekke: AktivitetBarn) -> None:
    """In the case one may write in, or as the one responsible for the row."""
    if raekke.ansvarlig_id is not None and raekke.ansvarlig_id == aktoer.medarbejder_id:
        return
    if raekke.sag is None:
        naegt(aktoer, "sag.skriv")
    else:
        check_sag(aktoer, raekke.sag, "sag.skriv")


# ---- Shared by the acts that make an Aktivitet for a child and siblings


def for_boern(
    sag: Sag, soeskende: Sequence[Person], *, status: str, ansvarlig: Medarbejder | None = None
) -> list[ForBarn]:
    """The case's child and the chosen siblings, each with the open case of its own and its own rådgiver."""
    sager = aabne_sager_for(soeskende)
    boern = [ForBarn(sag.barn, sag, ansvarlig, status)]
    for barn in soeskende:
        egen = sager.get(barn.pk)
        boern.append(ForBarn(barn, egen, egen.primaer_raadgiver if egen and ansvarlig else None, status))
    return boern


def skriv_om_boern(
    noegle: str, aktivitet: Aktivitet, aktoer: Aktoer, tidspunkt: datetime, data: Mapping[str, Any]
) -> None:
    """Write one fact for each child of an activity, with the child's own case."""
    raekker = list(AktivitetBarn.objects.filter(aktivitet=aktivitet).select_related("barn", "sag"))
    skriv(
        noegle, boern=boern_fakta([raekke.barn for raekke in raekker]), aktoer=aktoer, tidspunkt=tidspunkt,
        sag={raekke.barn.uuid: raekke.sag.uuid if raekke.sag else None for raekke in raekker},
        om=aktivitet.uuid, data=data,
    )  # fmt: skip


def kraev_aaben(sag: Sag) -> None:
    """Nothing is written in a closed case. Raises SagErLukketError."""
    if not rules.er_aaben(sag.status):
        raise SagErLukketError(status=sag.get_status_display().lower())
