"""Reads of plans and goals."""

from __future__ import annotations

from typing import Any
from uuid import UUID

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


def list_planer(aktoer: Aktoer, sag: Sag) -> list[BarnetsPlan]:
    """The plans of a case that have not ended, newest first."""
    planer = synlige_planer(aktoer).filter(sag=sag).exclude(status=OPHOERT)
    return list(planer.select_related("aktivitet").order_by("-id"))


def list_versioner(plan: BarnetsPlan) -> list[PlanVersion]:
    """The approved versions, newest first. The caller has found the plan by a scoped selector."""
    return list(PlanVersion.objects.filter(plan=plan).order_by("-version"))


def list_maal(version: PlanVersion | None) -> list[PlanMaal]:
    """The goals of a version in order."""
    return list(PlanMaal.objects.filter(version=version).order_by("nr")) if version else []


def gaeldende_maal(aktoer: Aktoer, sag: Sag) -> tuple[PlanVersion | None, list[PlanMaal]]:
    """The goals that are in force in the case, with their version."""
    planer = synlige_planer(aktoer).filter(sag=sag).exclude(status=OPHOERT)
    version = PlanVersion.objects.filter(plan__in=planer).order_by("-godkendt_tidspunkt").first()
    return version, list_maal(version)


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
