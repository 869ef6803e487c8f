"""Reads of plans and goals."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery

from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.planer.models import BarnetsPlan, PlanMaal, PlanVersion
from dubu.planer.permissions import synlige_planer
from dubu.planer.rules import OPHOERT, planskema
from dubu.sager.models import Sag
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.rules import Skema
from dubu.undersoegelser.dimensioner import dimensioner

SKEMA = "barnets_plan"


def get_plan(aktoer: Aktoer, aktivitet: UUID) -> BarnetsPlan:
    """A plan by its Aktivitet. Raises FindesIkkeFejl; the read is noted."""
    planer = synlige_planer(aktoer).select_related(
        "aktivitet", "afgoerelse", "barn", "sag__barn", "sag__primaer_raadgiver"
    )
    plan = planer.filter(aktivitet__uuid=aktivitet).first()
    if plan is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("plan.laest", om=plan.aktivitet.uuid)
    return plan


def loebende_planer(sag: Sag) -> QuerySet[BarnetsPlan]:
    """The plans of a case that have not ended, newest first. The caller has access to the case."""
    return BarnetsPlan.objects.filter(sag=sag).exclude(status=OPHOERT).select_related("aktivitet").order_by("-id")


def list_versioner(plan: BarnetsPlan) -> list[PlanVersion]:
    """The approved versions, newest first. The caller has found the plan by a scoped selector."""
    return list(PlanVersion.objects.filter(plan=plan).order_by("-version"))


def list_maal(version: PlanVersion | None) -> list[PlanMaal]:
    """The goals of a version in order."""
    return list(PlanMaal.objects.filter(version=version).order_by("nr")) if version else []


def gaeldende_maal(sag: Sag) -> QuerySet[PlanMaal]:
    """The goals in force in the case with their version. The caller has access to the case."""
    versioner = PlanVersion.objects.filter(plan__sag=sag).exclude(plan__status=OPHOERT)
    nyeste = versioner.order_by("-godkendt_tidspunkt").values("pk")[:1]
    maal = PlanMaal.objects.filter(version=Subquery(nyeste)).select_related("version__plan__aktivitet")
    return maal.order_by("nr")


def skema_med_maal(antal: int) -> Skema:
    """The plan's form with room for so many goals."""
    return planskema(find_skema(SKEMA), antal, [(d.noegle, d.navn) for d in dimensioner().values()])


def som_svar(version: PlanVersion | None) -> dict[str, Any]:
    """An approved version as answers, to revise from."""
    if version is None:
        return {}
    svar: dict[str, Any] = {
        navn: getattr(version, navn)
        for navn in ("formaal", "barnets_oensker", "foraeldrenes_bidrag", "stoette_til_familien")
    }
    for maal in list_maal(version):
        for felt, vaerdi in (
            ("dimension", maal.dimension), ("maal", maal.maal), ("barnets_ord", maal.barnets_ord), ("tegn", maal.tegn),
            ("hvem", maal.hvem_goer_hvad), ("hvornaar", maal.hvornaar),
        ):  # fmt: skip
            svar[f"maal_{maal.nr}_{felt}"] = vaerdi
    return svar
