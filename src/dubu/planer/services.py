"""Acts on barnets plan."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dubu.haendelseslog import handlinger
from dubu.kerne.aktoer import Aktoer
from dubu.planer import rules, selectors
from dubu.planer.errors import PlanenManglerError, PlanErOphoertError, RevideretImensError
from dubu.planer.models import BarnetsPlan, PlanMaal, PlanVersion
from dubu.sager.models import Aktivitet, Sag
from dubu.sager.sagsakt import Status as Aktivitetsstatus
from dubu.sager.sagsakt import check_akt, opret_i_sag, saet_aktivitetsstatus, skriv_i_sag
from dubu.skemaer import svar as laes
from dubu.skemaer.services import tag_oejebliksbillede


@transaction.atomic
def opret_plan(
    *, aktoer: Aktoer, sag: Sag, tidspunkt: datetime, handling: UUID, afgoerelse: Aktivitet | None = None
) -> BarnetsPlan:
    """Begin a plan: a draft that stands open until it is approved. `afgoerelse` is the decision's Aktivitet.

    Hjemmel: BL § 91
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="plan.opret")
    if forloeb.er_gentagelse:
        return BarnetsPlan.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, sag, "sag.skriv")
    aktivitet = opret_i_sag(
        aktoer=aktoer, sag=sag, type="barnets_plan", titel="Barnets plan", tidspunkt=tidspunkt,
        status=Aktivitetsstatus.KLADDE, lovpligtig=True,
    )  # fmt: skip
    plan = BarnetsPlan.objects.create(aktivitet=aktivitet, afgoerelse=afgoerelse, barn_id=sag.barn_id, sag=sag)
    forloeb.afslut(plan.uuid)
    return plan


@transaction.atomic
def godkend_plan(
    *,
    aktoer: Aktoer,
    plan: BarnetsPlan,
    svar: Mapping[str, Any],
    tidspunkt: datetime,
    handling: UUID,
    bygger_paa: int = 0,
    fravigelse: Mapping[str, str] | None = None,
) -> PlanVersion:
    """Approve a version: the first puts the plan in force, a later one revises it.

    `bygger_paa` is the version that the page was opened with. Raises PlanenManglerError,
    PlanErOphoertError or RevideretImensError.

    Hjemmel: BL §§ 91-92
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="plan.godkend")
    if forloeb.er_gentagelse:
        return PlanVersion.objects.get(uuid=forloeb.resultat)
    check_akt(aktoer, plan.sag, "sag.afgoer")
    plan = _laas(plan)
    if huller := rules.mangler(svar):
        raise PlanenManglerError(mangler=" ".join(huller))
    forrige = PlanVersion.objects.filter(plan=plan).order_by("-version").first()
    if bygger_paa != (forrige.version if forrige else 0):
        raise RevideretImensError
    version = _gem_version(aktoer, plan, forrige, svar, tidspunkt)
    plan.status = rules.GAELDENDE
    plan.save(update_fields=["status"])
    saet_aktivitetsstatus(plan.aktivitet, Aktivitetsstatus.UDFOERT)
    om = plan.afgoerelse.uuid if plan.afgoerelse else plan.aktivitet.uuid
    skriv_i_sag(
        "plan.revideret" if forrige else "plan.godkendt", aktoer=aktoer, sag=plan.sag, om=om, tidspunkt=tidspunkt,
        fravigelse=fravigelse,
        data={"plan": plan.aktivitet.uuid, "version": version.version, "aktivitet": plan.aktivitet.uuid,
              "afgoerelser": [str(plan.afgoerelse.uuid)] if plan.afgoerelse else []},
    )  # fmt: skip
    skema = selectors.skema_med_maal(max((maal.nr for maal in rules.laes_maal(svar)), default=0))
    tag_oejebliksbillede(
        aktoer=aktoer, aktivitet=plan.aktivitet, skema=skema, svar=svar, tidspunkt=tidspunkt,
        oplysninger=[("Version", str(version.version))],
    )  # fmt: skip
    forloeb.afslut(version.uuid)
    return version


def _gem_version(
    aktoer: Aktoer, plan: BarnetsPlan, forrige: PlanVersion | None, svar: Mapping[str, Any], tidspunkt: datetime
) -> PlanVersion:
    version = PlanVersion.objects.create(
        plan=plan, version=(forrige.version if forrige else 0) + 1,
        formaal=laes.tekst(svar, "formaal"), barnets_oensker=laes.tekst(svar, "barnets_oensker"),
        foraeldrenes_bidrag=laes.tekst(svar, "foraeldrenes_bidrag"),
        stoette_til_familien=laes.tekst(svar, "stoette_til_familien"),
        godkendt_tidspunkt=tidspunkt, godkendt_af=aktoer.id, godkendt_af_navn=aktoer.navn,
    )  # fmt: skip
    # A goal keeps its key through the versions, so that its scores stand on one line.
    noegler = {maal.nr: maal.noegle for maal in selectors.list_maal(forrige)}
    PlanMaal.objects.bulk_create(
        PlanMaal(
            version=version, noegle=noegler.get(maal.nr) or uuid.uuid4(), nr=maal.nr, dimension=maal.dimension,
            maal=maal.maal, barnets_ord=maal.barnets_ord, tegn=maal.tegn, hvem_goer_hvad=maal.hvem_goer_hvad,
            hvornaar=maal.hvornaar,
        )
        for maal in rules.laes_maal(svar)
    )  # fmt: skip
    return version


def _laas(plan: BarnetsPlan) -> BarnetsPlan:
    laast = BarnetsPlan.objects.select_for_update(no_key=True, of=("self",))
    raekke = laast.select_related("aktivitet", "afgoerelse", "sag__barn", "sag__primaer_raadgiver").get(pk=plan.pk)
    if not rules.kan_skifte(raekke.status, rules.GAELDENDE):
        raise PlanErOphoertError
    return raekke
