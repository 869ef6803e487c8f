"""Pages of follow-up and visits."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from dubu.indsatser.selectors import get_indsats
from dubu.kerne import ur
from dubu.opfoelgning import selectors, services
from dubu.sager.sagsakt import check_akt
from dubu.skemaer.forms import Skemaformular
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.sider import Fravigelse, Skemaside, vis
from dubu.web import htmx


@require_http_methods(["GET", "POST"])
def ny_opfoelgning(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Write down a follow-up on a measure."""
    aktoer = request.aktoer
    indsats = get_indsats(aktoer, aktivitet)
    check_akt(aktoer, indsats.sag, "sag.skriv")

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        holdt = services.hold_opfoelgning(
            aktoer=aktoer, indsats=indsats, svar=form.svar, tidspunkt=ur.nu(), handling=form.handling
        )
        return reverse("opfoelgning:opfoelgning", args=[holdt.aktivitet.uuid])

    _version, maal = selectors.maal_i_sag(indsats.sag)
    tilbage = reverse("indsatser:indsats", args=[indsats.aktivitet.uuid])
    side = Skemaside(
        selectors.skema_for(maal), indsats.aktivitet.uuid, indsats.sag, udfoer, _("Journalisér"), tilbage,
        {"dato": ur.idag()},
    )  # fmt: skip
    return vis(request, side)


@require_GET
def opfoelgning(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Read a follow-up."""
    fundet = selectors.get_opfoelgning(request.aktoer, aktivitet)
    kontekst = {"opfoelgning": fundet, "sag": fundet.indsats.sag, "scorer": selectors.scorer_i_ord(fundet)}
    return htmx.render(request, "opfoelgning/opfoelgning.html", kontekst)


@require_http_methods(["GET", "POST"])
def nyt_tilsyn(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Write down a visit to the place."""
    aktoer = request.aktoer
    indsats = get_indsats(aktoer, aktivitet)
    check_akt(aktoer, indsats.sag, "sag.skriv")

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        holdt = services.hold_tilsyn(
            aktoer=aktoer, indsats=indsats, svar=form.svar, tidspunkt=ur.nu(), handling=form.handling
        )
        return reverse("opfoelgning:tilsyn", args=[holdt.aktivitet.uuid])

    tilbage = reverse("indsatser:indsats", args=[indsats.aktivitet.uuid])
    side = Skemaside(
        find_skema(selectors.TILSYN_SKEMA), indsats.aktivitet.uuid, indsats.sag, udfoer, _("Journalisér"), tilbage,
        {"dato": ur.idag()},
    )  # fmt: skip
    return vis(request, side)


@require_GET
def tilsyn(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Read a visit."""
    fundet = selectors.get_tilsyn(request.aktoer, aktivitet)
    return htmx.render(request, "opfoelgning/tilsyn.html", {"tilsyn": fundet, "sag": fundet.indsats.sag})
