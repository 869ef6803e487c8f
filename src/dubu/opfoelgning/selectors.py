"""Reads of follow-ups, scores and visits, and the ladder of a case."""

from __future__ import annotations

from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from dubu.indsatser.models import Indsats
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.opfoelgning.models import Maalscore, Opfoelgning, Tilsynsbesoeg
from dubu.opfoelgning.permissions import synlige_opfoelgninger, synlige_tilsyn
from dubu.opfoelgning.rules import SCORER, Maal, Sagsbillede, Spor, laes_sag, opfoelgningsskema
from dubu.planer.models import BarnetsPlan, PlanVersion
from dubu.planer.selectors import gaeldende_maal, list_maal, loebende_planer
from dubu.sager.models import Sag
from dubu.sager.sagsfakta import barnets_haendelser
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.rules import Skema

SKEMA, TILSYN_SKEMA = "opfoelgning", "tilsynsbesoeg"


def get_opfoelgning(aktoer: Aktoer, aktivitet: UUID) -> Opfoelgning:
    """A follow-up by its Aktivitet. Raises FindesIkkeFejl; the read is noted."""
    fundne = synlige_opfoelgninger(aktoer).select_related(
        "aktivitet", "plan_version", "indsats__aktivitet", "indsats__sag__barn"
    )
    opfoelgning = fundne.filter(aktivitet__uuid=aktivitet).first()
    if opfoelgning is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("opfoelgning.laest", om=opfoelgning.aktivitet.uuid)
    return opfoelgning


def get_tilsyn(aktoer: Aktoer, aktivitet: UUID) -> Tilsynsbesoeg:
    """A visit by its Aktivitet. Raises FindesIkkeFejl; the read is noted."""
    fundne = synlige_tilsyn(aktoer).select_related("aktivitet", "indsats__aktivitet", "indsats__sag__barn")
    tilsyn = fundne.filter(aktivitet__uuid=aktivitet).first()
    if tilsyn is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("tilsyn.laest", om=tilsyn.aktivitet.uuid)
    return tilsyn


def list_opfoelgninger(indsats: Indsats) -> list[Opfoelgning]:
    """The follow-ups of a measure, newest first. The caller has access to the measure."""
    return list(Opfoelgning.objects.filter(indsats=indsats).select_related("aktivitet").order_by("-dato", "-id"))


def list_tilsyn(indsats: Indsats) -> list[Tilsynsbesoeg]:
    """The visits of a placement, newest first. The caller has access to the measure."""
    return list(Tilsynsbesoeg.objects.filter(indsats=indsats).select_related("aktivitet").order_by("-dato", "-id"))


def loebende_anbringelser(sag: Sag) -> list[Indsats]:
    """Where the child of the case lives now. The caller has access to the case."""
    loebende = Indsats.objects.filter(sag=sag, er_anbringelse=True, status=Indsats.Status.LOEBENDE)
    return list(loebende.select_related("aktivitet").order_by("fra", "pk"))


def sagsbillede(sag: Sag) -> Sagsbillede:
    """Where the work of the case stands, from the facts that the page has read. The caller has access.

    A screening may be older than the case; all else is the case's own.
    """
    return laes_sag(
        Spor(h.noegle, str(h.om or ""), h.data)
        for h in barnets_haendelser(sag)
        if h.sag == sag.uuid or h.noegle == "screening.afsluttet"
    )


def maal_i_sag(sag: Sag) -> tuple[PlanVersion | None, list[Maal]]:
    """The goals to follow up: those of the plan in force. The caller has access to the case."""
    maal = list(gaeldende_maal(sag))
    return (maal[0].version if maal else None), [Maal(noegle=m.noegle.hex, nr=m.nr, tekst=m.maal) for m in maal]


def skema_for(maal: list[Maal]) -> Skema:
    """The follow-up's form with those goals."""
    return opfoelgningsskema(find_skema(SKEMA), maal)


def planer_med_maal(sag: Sag) -> list[BarnetsPlan]:
    """The plans that have not ended, newest first; the one in force with its `maal_nu`: text and scores, oldest first.

    Read once for all the blocks of the case's page and kept on the case. The caller has access to the case.
    """
    kendt: list[BarnetsPlan] | None = sag.__dict__.get("_planer_med_maal")
    if kendt is None:
        scorer = Maalscore.objects.filter(maal=OuterRef("noegle")).order_by("id").values("score")
        maal = gaeldende_maal(sag).filter(version__plan=OuterRef("pk"))
        linjer = maal.values(json=JSONObject(maal="maal", scorer=ArraySubquery(scorer)))
        kendt = list(loebende_planer(sag).annotate(maal_nu=ArraySubquery(linjer)))
        sag.__dict__["_planer_med_maal"] = kendt
    return kendt


def scorer_i_ord(opfoelgning: Opfoelgning) -> list[tuple[str, str, str]]:
    """Goal, score and remark of a follow-up that the actor has been given."""
    maal = {m.noegle: m for m in list_maal(opfoelgning.plan_version)}
    ord_for = dict(SCORER)
    return [
        (maal[score.maal].maal if score.maal in maal else "", ord_for[score.score], score.bemaerkning)
        for score in Maalscore.objects.filter(opfoelgning=opfoelgning).order_by("id")
    ]
