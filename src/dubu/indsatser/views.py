"""Pages of measures."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from dubu.afgoerelser.selectors import get_afgoerelse
from dubu.indsatser import rules, selectors, services
from dubu.indsatser.models import Indsats
from dubu.kerne import ur
from dubu.sager.permissions import kan_i_sag
from dubu.sager.sagsakt import check_akt
from dubu.sager.sagssider import sagens_adresse
from dubu.skemaer.forms import Skemaformular
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.sider import Fravigelse, Skemaside, vis
from dubu.web import htmx


def _adresse(indsats: Indsats) -> str:
    return reverse("indsatser:indsats", args=[indsats.aktivitet.uuid])


@require_http_methods(["GET", "POST"])
def ivaerksaet(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Set in motion what a decision gives."""
    aktoer = request.aktoer
    afgoerelse = get_afgoerelse(aktoer, aktivitet)
    check_akt(aktoer, afgoerelse.sag, "sag.afgoer")

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        return _adresse(
            services.ivaerksaet(
                aktoer=aktoer, afgoerelse=afgoerelse, svar=form.svar, tidspunkt=ur.nu(), handling=form.handling
            )
        )

    start = {"titel": afgoerelse.titel, "fra": ur.idag()}
    side = Skemaside(
        find_skema(services.IVAERKSAT_SKEMA), afgoerelse.aktivitet.uuid, afgoerelse.sag, udfoer, _("Iværksæt"),
        sagens_adresse(afgoerelse.sag), start,
    )  # fmt: skip
    return vis(request, side)


@require_GET
def indsats(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Read a measure: what rooms above have to show comes by slot."""
    fundet = selectors.get_indsats(request.aktoer, aktivitet)
    kan_skrive = kan_i_sag(request.aktoer, fundet.sag, "sag.skriv") and fundet.status == rules.LOEBENDE
    return htmx.render(
        request, "indsatser/indsats.html", {"indsats": fundet, "sag": fundet.sag, "kan_skrive": kan_skrive}
    )


@require_http_methods(["GET", "POST"])
def ophoer(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """End a measure."""
    aktoer = request.aktoer
    fundet = selectors.get_indsats(aktoer, aktivitet)
    check_akt(aktoer, fundet.sag, "sag.afgoer")

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        services.afslut_indsats(
            aktoer=aktoer, indsats=fundet, svar=form.svar, tidspunkt=ur.nu(), handling=form.handling
        )
        return _adresse(fundet)

    skema = find_skema(services.OPHOER_SKEMA)
    start = {"til": ur.idag()}
    return vis(
        request, Skemaside(skema, fundet.aktivitet.uuid, fundet.sag, udfoer, _("Afslut"), _adresse(fundet), start)
    )
