"""Acts on measures: set in motion, end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dubu.afgoerelser.models import Afgoerelse
from dubu.afgoerelser.rules import GIVER_INDSATS
from dubu.afgoerelser.typer import find_type
from dubu.haendelseslog import handlinger
from dubu.indsatser import rules
from dubu.indsatser.errors import (
    AfgoerelsenGiverIkkeError,
    AlleredeIvaerksatError,
    ErOphoertError,
    SlutPasserIkkeError,
    StartPasserIkkeError,
)
from dubu.indsatser.models import Indsats
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.sager.models import Aktivitet, Sag
from dubu.sager.sagsakt import Status as Aktivitetsstatus
from dubu.sager.sagsakt import check_akt, opret_i_sag, saet_aktivitetsstatus, skriv_i_sag
from dubu.skemaer import svar as laes
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.services import tag_oejebliksbillede

Svar = Mapping[str, Any]
IVAERKSAT_SKEMA, OPHOER_SKEMA = "indsats_ivaerksat", "indsats_ophoer"


@transaction.atomic
def ivaerksaet(*, aktoer: Aktoer, afgoerelse: Afgoerelse, svar: Svar, tidspunkt: datetime, handling: UUID) -> Indsats:
    """Set a measure in motion on a decision that gives it; a placement is written as such.

    Raises AfgoerelsenGiverIkkeError, AlleredeIvaerksatError or StartPasserIkkeError.

    Hjemmel: BL §§ 32, 46 og 47
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="indsats.ivaerksaet")
    if forloeb.er_gentagelse:
        return Indsats.objects.get(uuid=forloeb.resultat)
    sag = afgoerelse.sag
    check_akt(aktoer, sag, "sag.afgoer")
    _kontroller(afgoerelse)
    fra = laes.dato(svar, "fra")
    if fra is None or fra > tidspunkt.astimezone(DANMARK).date():
        raise StartPasserIkkeError
    titel = laes.tekst(svar, "titel") or afgoerelse.titel
    aktivitet = opret_i_sag(
        aktoer=aktoer, sag=sag, type="indsats", titel=titel, tidspunkt=tidspunkt, status=Aktivitetsstatus.AKTIV
    )
    indsats = Indsats.objects.create(
        aktivitet=aktivitet,
        afgoerelse=afgoerelse.aktivitet,
        barn_id=sag.barn_id,
        sag=sag,
        paragraf=afgoerelse.paragraf,
        titel=titel,
        sted=laes.tekst(svar, "sted"),
        er_anbringelse=rules.er_anbringelse(afgoerelse.paragraf),
        fra=fra,
    )
    _skriv_ivaerksat(aktoer, indsats, afgoerelse.aktivitet, tidspunkt)
    tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=aktivitet, skema=find_skema(IVAERKSAT_SKEMA), svar=svar, tidspunkt=tidspunkt,
        oplysninger=[("Paragraf", indsats.paragraf)],
    )  # fmt: skip
    forloeb.afslut(indsats.uuid)
    return indsats


def _kontroller(afgoerelse: Afgoerelse) -> None:
    if afgoerelse.resultat not in GIVER_INDSATS or not find_type(afgoerelse.type).er_indsats:
        raise AfgoerelsenGiverIkkeError
    Sag.objects.select_for_update(no_key=True).get(pk=afgoerelse.sag_id)
    if Indsats.objects.filter(afgoerelse=afgoerelse.aktivitet_id, status=rules.LOEBENDE).exists():
        raise AlleredeIvaerksatError


def _skriv_ivaerksat(aktoer: Aktoer, indsats: Indsats, afgoerelse: Aktivitet, tidspunkt: datetime) -> None:
    """One fact: a placement is `anbringelse.ivaerksat`, so that its first follow-up is not asked for twice."""
    begyndt = min(tidspunkt, datetime.combine(indsats.fra, tidspunkt.astimezone(DANMARK).time(), tzinfo=DANMARK))
    skriv_i_sag(
        "anbringelse.ivaerksat" if indsats.er_anbringelse else "indsats.ivaerksat",
        aktoer=aktoer, sag=indsats.sag, om=indsats.aktivitet.uuid, tidspunkt=begyndt,
        data={
            "paragraf": indsats.paragraf, "afgoerelse": afgoerelse.uuid, "sted": indsats.sted, "fra": indsats.fra,
            "titel": indsats.titel,
        },
    )  # fmt: skip


@transaction.atomic
def afslut_indsats(*, aktoer: Aktoer, indsats: Indsats, svar: Svar, tidspunkt: datetime, handling: UUID) -> Indsats:
    """End a measure: its deadlines lapse. Raises ErOphoertError or SlutPasserIkkeError."""
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="indsats.afslut")
    if forloeb.er_gentagelse:
        return Indsats.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, indsats.sag, "sag.afgoer")
    laast = Indsats.objects.select_for_update(no_key=True, of=("self",))
    indsats = laast.select_related("aktivitet", "sag__barn", "sag__primaer_raadgiver").get(pk=indsats.pk)
    if not rules.kan_skifte(indsats.status, rules.OPHOERT):
        raise ErOphoertError
    til = laes.dato(svar, "til")
    if til is None or not indsats.fra <= til <= tidspunkt.astimezone(DANMARK).date():
        raise SlutPasserIkkeError
    indsats.status, indsats.til = rules.OPHOERT, til
    indsats.ophoersgrund, indsats.ophoersbegrundelse = svar["grund"], laes.tekst(svar, "begrundelse")
    indsats.save(update_fields=["status", "til", "ophoersgrund", "ophoersbegrundelse"])
    saet_aktivitetsstatus(indsats.aktivitet, Aktivitetsstatus.UDFOERT)
    faelles: dict[str, Any] = {"dato": til, "grund": indsats.ophoersgrund, "begrundelse": indsats.ophoersbegrundelse}
    if not indsats.er_anbringelse:
        faelles["paragraf"] = indsats.paragraf
    skriv_i_sag(
        "anbringelse.ophoert" if indsats.er_anbringelse else "indsats.ophoert", aktoer=aktoer, sag=indsats.sag,
        om=indsats.aktivitet.uuid, tidspunkt=tidspunkt, data=faelles,
    )  # fmt: skip
    tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=indsats.aktivitet, skema=find_skema(OPHOER_SKEMA), svar=svar, tidspunkt=tidspunkt
    )
    forloeb.afslut(indsats.uuid)
    return indsats
