"""Acts on decisions: make one, tell a party."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from dubu.afgoerelser import rules, selectors
from dubu.afgoerelser.errors import (
    AlleredeMeddeltError,
    DatoPasserIkkeError,
    ErIkkePartError,
    FormaalManglerError,
    PlanvalgManglerError,
    TypeGaelderIkkeError,
)
from dubu.afgoerelser.models import Afgoerelse, Meddelelse
from dubu.afgoerelser.rules import Afgoerelsestype
from dubu.afgoerelser.typer import find_type
from dubu.haendelseslog import handlinger
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.parter.models import Person
from dubu.planer.services import opret_plan
from dubu.sager.models import Aktivitet, Sag
from dubu.sager.sagsakt import check_akt, opret_i_sag, skriv_i_sag
from dubu.skemaer import svar as laes
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.rules import Skema
from dubu.skemaer.services import tag_oejebliksbillede

Svar = Mapping[str, Any]
SKEMA, PLANVALG = "afgoerelse", "barnets_plan_valg"
TEKSTER = (
    "titel", "formaal", "varighed", "fakta", "barnets_holdning", "barnets_holdning_vaegt", "foraeldrenes_holdning",
    "begrundelse", "retsgrundlag", "klagevejledning", "plan_begrundelse", "plan_barnets_oenske",
)  # fmt: skip


def skema_for(afgoerelsestype: Afgoerelsestype) -> Skema:
    """The form of one kind of decision."""
    return rules.afgoerelsesskema(find_skema(SKEMA), find_skema(PLANVALG), afgoerelsestype)


@transaction.atomic
def traef_afgoerelse(
    *,
    aktoer: Aktoer,
    sag: Sag,
    type: str,  # the column's name
    svar: Svar,
    tidspunkt: datetime,
    handling: UUID,
    undersoegelse: Aktivitet | None = None,
    fravigelse: Mapping[str, str] | None = None,
) -> Afgoerelse:
    """Make a decision, or write down one that the committee has made.

    At § 32 the choice of a plan is made with it; a chosen or mandatory plan is begun as a draft. Raises
    TypeGaelderIkkeError, FormaalManglerError, PlanvalgManglerError or SpaerretError.

    Hjemmel: BL § 32, § 46, § 91, stk. 1-2; FVL §§ 22-25
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="afgoerelse.traef")
    if forloeb.er_gentagelse:
        return Afgoerelse.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, sag, "sag.afgoer")
    afgoerelsestype = find_type(type)
    svar = laes.stillede(skema_for(afgoerelsestype), svar)
    truffet = _truffet(svar, tidspunkt)
    _kontroller(afgoerelsestype, svar, truffet)
    titel = laes.tekst(svar, "titel") or afgoerelsestype.navn
    aktivitet = opret_i_sag(
        aktoer=aktoer, sag=sag, type="afgoerelse", undertype=type, titel=titel, tidspunkt=truffet, lovpligtig=True
    )
    plan = laes.ja(svar, "plan")
    afgoerelse = Afgoerelse.objects.create(
        aktivitet=aktivitet, undersoegelse=undersoegelse, barn_id=sag.barn_id, sag=sag, type=type,
        paragraf=afgoerelsestype.paragraf, resultat=svar["resultat"], myndighed=afgoerelsestype.myndighed,
        truffet_tidspunkt=truffet, plan=plan, truffet_af=aktoer.id, truffet_af_navn=aktoer.navn,
        **{navn: laes.tekst(svar, navn) for navn in TEKSTER},
    )  # fmt: skip
    _skriv_fakta(aktoer, afgoerelse, afgoerelsestype, fravigelse)
    tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=aktivitet, skema=skema_for(afgoerelsestype), svar=svar, tidspunkt=tidspunkt,
        oplysninger=[("Paragraf", afgoerelse.paragraf)],
    )  # fmt: skip
    if _skal_have_plan(afgoerelse, afgoerelsestype):
        opret_plan(aktoer=aktoer, sag=sag, afgoerelse=aktivitet, tidspunkt=tidspunkt, handling=uuid5(handling, "plan"))
    forloeb.afslut(afgoerelse.uuid)
    return afgoerelse


def _truffet(svar: Svar, tidspunkt: datetime) -> datetime:
    """When it was decided: now, or the committee's day. Raises DatoPasserIkkeError for a day to come."""
    dag = laes.dato(svar, "truffet_dato")
    if dag is None or dag == _dag(tidspunkt):
        return tidspunkt
    if dag > _dag(tidspunkt):
        raise DatoPasserIkkeError
    return datetime.combine(dag, time(12), tzinfo=DANMARK)


def _kontroller(afgoerelsestype: Afgoerelsestype, svar: Svar, tidspunkt: datetime) -> None:
    if not rules.gaelder(afgoerelsestype, _dag(tidspunkt)):
        raise TypeGaelderIkkeError(paragraf=afgoerelsestype.paragraf)
    giver = svar["resultat"] in rules.GIVER_INDSATS
    if afgoerelsestype.er_indsats and giver and not (laes.tekst(svar, "formaal") and laes.tekst(svar, "varighed")):
        raise FormaalManglerError
    valgt = laes.ja(svar, "plan") is not None and laes.tekst(svar, "plan_begrundelse")
    if afgoerelsestype.plan == "vaelges" and giver and not valgt:
        raise PlanvalgManglerError


def _skal_have_plan(afgoerelse: Afgoerelse, afgoerelsestype: Afgoerelsestype) -> bool:
    giver = afgoerelse.resultat in rules.GIVER_INDSATS
    return giver and (afgoerelsestype.plan == "altid" or bool(afgoerelse.plan))


def _skriv_fakta(
    aktoer: Aktoer, afgoerelse: Afgoerelse, afgoerelsestype: Afgoerelsestype, fravigelse: Mapping[str, str] | None
) -> None:
    """The decision; and at § 32 that a plan was chosen, or not."""
    faelles: dict[str, Any] = {
        "aktoer": aktoer,
        "sag": afgoerelse.sag,
        "om": afgoerelse.aktivitet.uuid,
        "tidspunkt": afgoerelse.truffet_tidspunkt,
    }
    i_udvalg = afgoerelse.myndighed == rules.UDVALG
    skriv_i_sag(
        "afgoerelse.truffet", **faelles, fravigelse=fravigelse,
        data={
            "paragraf": afgoerelse.paragraf, "afgoerelsestype": afgoerelse.resultat, "myndighed": afgoerelse.myndighed,
            "undersoegelse": afgoerelse.undersoegelse.uuid if afgoerelse.undersoegelse else None,
            "plan": afgoerelse.plan, "titel": afgoerelse.titel, "allerede_sket": True if i_udvalg else None,
        },
    )  # fmt: skip
    if afgoerelse.plan is None or afgoerelse.resultat not in rules.GIVER_INDSATS:
        return
    data: dict[str, Any] = {"paragraf": afgoerelse.paragraf, "begrundelse": afgoerelse.plan_begrundelse}
    if not afgoerelse.plan:
        data["barnets_oenske"] = afgoerelse.plan_barnets_oenske or None
    skriv_i_sag("plan.valgt_til" if afgoerelse.plan else "plan.fravalgt", **faelles, data=data)


@transaction.atomic
def meddel_afgoerelse(
    *,
    aktoer: Aktoer,
    afgoerelse: Afgoerelse,
    person: Person,
    kanal: str,
    modtaget: date,
    klagevejledning_givet: bool,
    tidspunkt: datetime,
    handling: UUID,
    sendt: date | None = None,
) -> Meddelelse:
    """Write down that a party has been told: the party's own time limit for complaint runs from `modtaget`.

    Raises ErIkkePartError, AlleredeMeddeltError or DatoPasserIkkeError.

    Hjemmel: FVL § 25; RSL § 67
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="afgoerelse.meddel")
    if forloeb.er_gentagelse:
        return Meddelelse.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, afgoerelse.sag, "sag.skriv")
    part = find_part(afgoerelse, person)
    if part.meddelelse is not None:
        raise AlleredeMeddeltError(navn=person.navn, dato=f"{part.meddelelse.modtaget:%d.%m.%Y}")
    _check_datoer(afgoerelse, tidspunkt, [dato for dato in (sendt, modtaget) if dato])
    meddelelse = Meddelelse.objects.create(
        afgoerelse=afgoerelse, person=person, rolle=part.rolle, kanal=kanal, sendt=sendt, modtaget=modtaget,
        klagevejledning_givet=klagevejledning_givet, registreret_af=aktoer.id, registreret_tidspunkt=tidspunkt,
    )  # fmt: skip
    skriv_i_sag(
        "afgoerelse.meddelt", aktoer=aktoer, sag=afgoerelse.sag, om=person.uuid, tidspunkt=tidspunkt,
        data={
            "afgoerelse": afgoerelse.aktivitet.uuid, "modtaget": modtaget, "sendt": sendt, "kanal": kanal,
            "klagevejledning": klagevejledning_givet, "part": person.uuid, "rolle": part.rolle,
            "paragraf": afgoerelse.paragraf,
        },
    )  # fmt: skip
    forloeb.afslut(meddelelse.uuid)
    return meddelelse


def find_part(afgoerelse: Afgoerelse, person: Person) -> selectors.Part:
    """The person as a party of the decision. Raises ErIkkePartError."""
    part = next((part for part in selectors.list_parter(afgoerelse) if part.person.pk == person.pk), None)
    if part is None:
        raise ErIkkePartError(navn=person.navn)
    return part


def _check_datoer(afgoerelse: Afgoerelse, tidspunkt: datetime, datoer: list[date]) -> None:
    if any(not _dag(afgoerelse.truffet_tidspunkt) <= dato <= _dag(tidspunkt) for dato in datoer):
        raise DatoPasserIkkeError


def _dag(tidspunkt: datetime) -> date:
    return tidspunkt.astimezone(DANMARK).date()
