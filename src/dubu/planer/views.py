"""Pages of barnets plan."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dubu.inddragelse.selectors import seneste_samtale
from dubu.kerne import ur
from dubu.planer import rules, selectors, services
from dubu.planer.models import BarnetsPlan
from dubu.sager.permissions import kan_i_sag
from dubu.sager.sagsakt import check_akt
from dubu.sager.selectors import get_sag
from dubu.skemaer.forms import Skemaformular
from dubu.skemaer.sider import Fravigelse, Skemaside, vis
from dubu.undersoegelser.dimensioner import dimensioner
from dubu.web import htmx
from dubu.web.formularer import DubuForm


def _adresse(plan: BarnetsPlan) -> str:
    return reverse("planer:plan", args=[plan.aktivitet.uuid])


@require_POST
def ny_plan(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Begin a plan in a case, and go on to write it."""
    aktoer = request.aktoer
    sag = get_sag(aktoer, sag_uuid, "sag.skriv")
    handling = DubuForm(request.POST, kommune_id=aktoer.kommune_id).handling
    plan = services.opret_plan(aktoer=aktoer, sag=sag, tidspunkt=ur.nu(), handling=handling)
    return htmx.omdiriger(request, reverse("planer:skriv_plan", args=[plan.aktivitet.uuid]))


@require_GET
def plan(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Read the plan in force and its earlier versions."""
    fundet = selectors.get_plan(request.aktoer, aktivitet)
    versioner = selectors.list_versioner(fundet)
    navne = {noegle: d.navn for noegle, d in dimensioner().items()}
    kontekst = {
        "plan": fundet,
        "sag": fundet.sag,
        "versioner": [
            (v, [(m, navne.get(m.dimension, m.dimension)) for m in selectors.list_maal(v)]) for v in versioner
        ],
        "kan_skrive": kan_i_sag(request.aktoer, fundet.sag, "sag.skriv") and fundet.status != rules.OPHOERT,
    }
    return htmx.render(request, "planer/plan.html", kontekst)


@require_http_methods(["GET", "POST"])
def skriv_plan(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Write the plan, or revise the one in force; `?maal=` makes room for more goals."""
    aktoer = request.aktoer
    fundet = selectors.get_plan(aktoer, aktivitet)
    check_akt(aktoer, fundet.sag, "sag.skriv")
    forrige = next(iter(selectors.list_versioner(fundet)), None)
    bygger_paa = forrige.version if forrige else 0
    antal = _antal(request, len(selectors.list_maal(forrige)) + 1)

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        posted = request.POST.get("bygger_paa", "")
        services.godkend_plan(
            aktoer=aktoer,
            plan=fundet,
            svar=form.svar,
            tidspunkt=ur.nu(),
            handling=form.handling,
            fravigelse=fravigelse,
            bygger_paa=int(posted) if posted.isdigit() else bygger_paa,
        )
        return _adresse(fundet)

    kontekst = {
        "plan": fundet, "bygger_paa": request.POST.get("bygger_paa", bygger_paa), "flere_maal": antal + 1,
        "samtale": seneste_samtale(fundet.sag),
    }  # fmt: skip
    side = Skemaside(
        selectors.skema_med_maal(antal), fundet.aktivitet.uuid, fundet.sag, udfoer, _("Godkend planen"),
        _adresse(fundet), selectors.som_svar(forrige), "planer/skriv_plan.html", kontekst,
    )  # fmt: skip
    return vis(request, side)


def _antal(request: HttpRequest, mindst: int) -> int:
    oensket = request.GET.get("maal", "")
    return max(rules.MAAL_MINDST, mindst, int(oensket) if oensket.isdigit() and len(oensket) < 3 else 0)
