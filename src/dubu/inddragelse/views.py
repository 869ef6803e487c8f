"""Pages of the child's voice."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from dubu.inddragelse import selectors, services
from dubu.inddragelse.models import Boernesamtale
from dubu.kerne import ur
from dubu.sager.sagsakt import check_akt
from dubu.sager.sagssider import sagens_adresse
from dubu.sager.selectors import get_sag
from dubu.skemaer.forms import Skemaformular
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.sider import Fravigelse, Skemaside, vis
from dubu.web import htmx


def _adresse(samtale: Boernesamtale) -> str:
    return reverse("inddragelse:boernesamtale", args=[samtale.aktivitet.uuid])


@require_http_methods(["GET", "POST"])
def ny_boernesamtale(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Write down a talk, or why there was none. `?om=` names the Aktivitet that it was held for."""
    aktoer = request.aktoer
    sag = get_sag(aktoer, sag_uuid, "sag.skriv")
    check_akt(aktoer, sag, "sag.skriv")
    om = _uuid(request.GET.get("om", ""))

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        samtale = services.registrer_boernesamtale(
            aktoer=aktoer, sag=sag, svar=form.svar, om=om, tidspunkt=ur.nu(), handling=form.handling
        )
        return _adresse(samtale)

    skema = find_skema(services.SKEMA)
    start = {"formaal": request.GET.get("formaal", ""), "tidspunkt": ur.nu()}
    side = Skemaside(
        skema, om or sag.uuid, sag, udfoer, _("Journalisér"), sagens_adresse(sag), start, kontekst={"udgaaende": True}
    )
    return vis(request, side)


@require_GET
def boernesamtale(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Read a talk with its earlier versions."""
    samtale = selectors.get_boernesamtale(request.aktoer, aktivitet)
    versioner = selectors.list_versioner(request.aktoer, samtale)
    kontekst = {"samtale": samtale, "sag": samtale.sag, "gamle": versioner[1:]}
    return htmx.render(request, "inddragelse/boernesamtale.html", kontekst)


@require_http_methods(["GET", "POST"])
def ret_boernesamtale(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Correct a talk by a new version."""
    aktoer = request.aktoer
    samtale = selectors.get_boernesamtale(aktoer, aktivitet)
    check_akt(aktoer, samtale.sag, "sag.skriv")

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        services.ret_boernesamtale(
            aktoer=aktoer, samtale=samtale, svar=form.svar, tidspunkt=ur.nu(), handling=form.handling
        )
        return _adresse(samtale)

    felter = find_skema(services.SKEMA).felter
    start = {felt.navn: _startvaerdi(getattr(samtale, felt.navn)) for felt in felter}
    side = Skemaside(
        find_skema(services.SKEMA), samtale.aktivitet.uuid, samtale.sag, udfoer, _("Gem ny version"),
        _adresse(samtale), start, kontekst={"udgaaende": True},
    )  # fmt: skip
    return vis(request, side)


def _startvaerdi(vaerdi: object) -> object:
    return {True: "ja", False: "nej", None: ""}.get(vaerdi, vaerdi) if isinstance(vaerdi, bool | None) else vaerdi


def _uuid(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None
