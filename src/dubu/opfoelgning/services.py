"""Acts of follow-up: held, and visits held."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dubu.haendelseslog import handlinger
from dubu.indsatser.models import Indsats
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.opfoelgning import rules, selectors
from dubu.opfoelgning.errors import (
    DatoPasserIkkeError,
    GrundManglerError,
    IkkeAnbragtError,
    NaesteDatoErForbiError,
    NaesteDatoManglerError,
)
from dubu.opfoelgning.models import Maalscore, Opfoelgning, Tilsynsbesoeg
from dubu.sager.aktiviteter import udfoer_planlagte
from dubu.sager.sagsakt import check_akt, opret_i_sag, skriv_i_sag
from dubu.skemaer import svar as laes
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.services import tag_oejebliksbillede

Svar = Mapping[str, Any]
GAAR_VIDERE = frozenset({Opfoelgning.Resultat.FORTSAETTER, Opfoelgning.Resultat.JUSTERES})


@transaction.atomic
def hold_opfoelgning(
    *, aktoer: Aktoer, indsats: Indsats, svar: Svar, tidspunkt: datetime, handling: UUID
) -> Opfoelgning:
    """Write down a follow-up: the child's experience, the goals' scores, when and why the next is held.

    Raises DatoPasserIkkeError, NaesteDatoManglerError or NaesteDatoErForbiError.

    Hjemmel: BL § 95
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="opfoelgning.hold")
    if forloeb.er_gentagelse:
        return Opfoelgning.objects.get(uuid=forloeb.resultat)
    sag = indsats.sag
    check_akt(aktoer, sag, "sag.skriv")
    dato = _dato_inden_for(indsats, svar, tidspunkt)
    naeste = _naeste(svar, dato)
    version, maal = selectors.maal_i_sag(sag)
    aktivitet = opret_i_sag(
        aktoer=aktoer,
        sag=sag,
        type="opfoelgning",
        titel=f"Opfølgning: {indsats.titel}",
        tidspunkt=tidspunkt,
        lovpligtig=True,
    )
    opfoelgning = Opfoelgning.objects.create(
        aktivitet=aktivitet, indsats=indsats, plan_version=version, dato=dato, resultat=svar["resultat"],
        barnets_oplevelse=laes.tekst(svar, "barnets_oplevelse"), foraeldrenes_syn=laes.tekst(svar, "foraeldrenes_syn"),
        vurdering=laes.tekst(svar, "vurdering"), revider_plan=bool(laes.ja(svar, "revider_plan")), naeste_dato=naeste,
        naeste_begrundelse=laes.tekst(svar, "naeste_begrundelse"),
        skrevet_af=aktoer.id, skrevet_af_navn=aktoer.navn, skrevet_tidspunkt=tidspunkt,
    )  # fmt: skip
    Maalscore.objects.bulk_create(
        Maalscore(
            opfoelgning=opfoelgning, maal=UUID(noegle), score=score, bemaerkning=laes.tekst(svar, f"bem_{noegle}")
        )
        for noegle, score in rules.laes_scorer(svar, maal).items()
    )
    skriv_i_sag(
        "opfoelgning.holdt", aktoer=aktoer, sag=sag, om=indsats.aktivitet.uuid, tidspunkt=_klokken(dato, tidspunkt),
        data={
            "dato": dato, "resultat": opfoelgning.resultat, "naeste": naeste, "aktivitet": aktivitet.uuid,
            "plan": version.plan.aktivitet.uuid if version else None, "aendrer": opfoelgning.revider_plan,
        },
    )  # fmt: skip
    tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=aktivitet, skema=selectors.skema_for(maal), svar=svar, tidspunkt=tidspunkt,
        oplysninger=[("Indsats", indsats.titel)],
    )  # fmt: skip
    forloeb.afslut(opfoelgning.uuid)
    return opfoelgning


@transaction.atomic
def hold_tilsyn(*, aktoer: Aktoer, indsats: Indsats, svar: Svar, tidspunkt: datetime, handling: UUID) -> Tilsynsbesoeg:
    """Write down a visit to the place: whether the child was talked to alone, else why not.

    Raises IkkeAnbragtError, DatoPasserIkkeError or GrundManglerError.

    Hjemmel: BL § 156, stk. 5
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="tilsyn.hold")
    if forloeb.er_gentagelse:
        return Tilsynsbesoeg.objects.get(uuid=forloeb.resultat)
    sag = indsats.sag
    check_akt(aktoer, sag, "sag.skriv")
    if not indsats.er_anbringelse:
        raise IkkeAnbragtError
    svar = laes.stillede(find_skema(selectors.TILSYN_SKEMA), svar)
    dato = _dato_inden_for(indsats, svar, tidspunkt)
    talt_alene = bool(laes.ja(svar, "talt_alene"))
    if not talt_alene and not laes.tekst(svar, "grund_uden_samtale"):
        raise GrundManglerError
    aktivitet = opret_i_sag(
        aktoer=aktoer, sag=sag, type="tilsynsbesoeg", titel=f"Tilsynsbesøg: {indsats.sted}", tidspunkt=tidspunkt,
        lovpligtig=True,
    )  # fmt: skip
    udfoer_planlagte(aktoer=aktoer, sag=sag, type="tilsynsbesoeg", dag=dato, tidspunkt=tidspunkt)
    tilsyn = Tilsynsbesoeg.objects.create(
        aktivitet=aktivitet,
        indsats=indsats,
        dato=dato,
        uanmeldt=bool(laes.ja(svar, "uanmeldt")),
        talt_alene=talt_alene,
        skrevet_af=aktoer.id,
        skrevet_af_navn=aktoer.navn,
        skrevet_tidspunkt=tidspunkt,
        **{navn: laes.tekst(svar, navn) for navn in ("deltagere", "grund_uden_samtale", "barnets_ord", "indtryk")},
    )
    skriv_i_sag(
        "tilsyn.holdt", aktoer=aktoer, sag=sag, om=indsats.aktivitet.uuid, tidspunkt=_klokken(dato, tidspunkt),
        data={
            "dato": dato, "samtale": talt_alene, "sted": indsats.sted, "uanmeldt": tilsyn.uanmeldt,
            "grund_uden_samtale": tilsyn.grund_uden_samtale or None, "aktivitet": aktivitet.uuid,
        },
    )  # fmt: skip
    tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=aktivitet, skema=find_skema(selectors.TILSYN_SKEMA), svar=svar, tidspunkt=tidspunkt,
        oplysninger=[("Sted", indsats.sted)],
    )  # fmt: skip
    forloeb.afslut(tilsyn.uuid)
    return tilsyn


def _dato_inden_for(indsats: Indsats, svar: Svar, tidspunkt: datetime) -> date:
    dato = laes.dato(svar, "dato")
    sidst = min(indsats.til or date.max, tidspunkt.astimezone(DANMARK).date())
    if dato is None or not indsats.fra <= dato <= sidst:
        raise DatoPasserIkkeError
    return dato


def _naeste(svar: Svar, dato: date) -> date | None:
    naeste = laes.dato(svar, "naeste_dato")
    if naeste is None and svar["resultat"] in GAAR_VIDERE:
        raise NaesteDatoManglerError
    if naeste is not None and naeste <= dato:
        raise NaesteDatoErForbiError
    return naeste


def _klokken(dato: date, tidspunkt: datetime) -> datetime:
    """When it was so: on the day it was held, never later than now."""
    return min(tidspunkt, datetime.combine(dato, tidspunkt.astimezone(DANMARK).time(), tzinfo=DANMARK))
