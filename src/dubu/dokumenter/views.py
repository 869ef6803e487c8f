"""Pages of the room: a case's documents, download, the contact block."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dubu.adgang.permissions import kan
from dubu.dokumenter import kontaktspaerre, selectors, services
from dubu.dokumenter.forms import BegrundelseForm, DokumentForm, SpaerreForm
from dubu.dokumenter.lager import lager
from dubu.kerne import ur
from dubu.kerne.fejl import DomaeneFejl
from dubu.sager.models import Sag
from dubu.sager.permissions import kan_i_sag
from dubu.sager.selectors import get_sag, list_parter
from dubu.sager.soeskende import mulige_soeskende
from dubu.web import htmx
from dubu.web.formularer import DubuForm

PR_SIDE = 50
VIS_SOM_SIDE = frozenset({403, 404, 503})


@require_GET
def hent(request: HttpRequest, dokument: UUID) -> StreamingHttpResponse:
    """A document as a download, never shown inside our own pages; streamed from the store."""
    fundet = selectors.get_dokument(request.aktoer, dokument)
    svar = StreamingHttpResponse(lager().hent(request.aktoer.kommune_id, fundet.sha256), content_type=fundet.mimetype)
    svar["Content-Disposition"] = content_disposition_header(True, fundet.filnavn)
    svar["Content-Length"] = str(fundet.stoerrelse)
    svar["X-Content-Type-Options"] = "nosniff"
    svar["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return svar


@require_http_methods(["GET", "POST"])
def i_sag(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """All documents of a case; put new ones in the journal."""
    aktoer, post = request.aktoer, request.method == "POST"
    sag = get_sag(aktoer, sag_uuid, "sag.skriv" if post else "sag.laes")
    form = DokumentForm(
        request.POST if post else None, request.FILES if post else None,
        kommune_id=aktoer.kommune_id, initial={"modtaget": ur.nu()}, soeskende=mulige_soeskende(aktoer, sag),
    )  # fmt: skip
    if form.is_bound and form.is_valid() and _journaliser(request, sag, form):
        return htmx.omdiriger(request, reverse("dokumenter:i_sag", args=[sag.uuid]))
    side = Paginator(selectors.list_dokumenter_i_sag(aktoer, sag), PR_SIDE).get_page(request.GET.get("side"))
    kontekst = {"sag": sag, "form": form, "side": side, "kan_skrive": kan_i_sag(aktoer, sag, "sag.skriv")}
    return htmx.render(request, "dokumenter/i_sag.html", kontekst, status=422 if form.errors else 200)


def _journaliser(request: HttpRequest, sag: Sag, form: DokumentForm) -> bool:
    data = form.cleaned_data
    try:
        services.journaliser_filer(
            aktoer=request.aktoer, handling=form.handling, sag=sag, titel=data["titel"],
            filer=[services.Fil(fil, fil.name or "", fil.content_type or "") for fil in data["filer"]],
            modtaget_tidspunkt=data["modtaget"], tidspunkt=ur.nu(), soeskende=form.valgte_boern,
        )  # fmt: skip
    except DomaeneFejl as fejl:
        return _vis_fejl(form, fejl)
    return True


def _vis_fejl(form: DubuForm, fejl: DomaeneFejl) -> bool:
    if fejl.status in VIS_SOM_SIDE:
        raise fejl
    form.add_error(None, fejl.besked)
    return False


# ---- The contact block


@require_http_methods(["GET", "POST"])
def spaerrer(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """The blocks of a case: set one; see who set it, when it is gone through, and who asks to lift it."""
    aktoer, post = request.aktoer, request.method == "POST"
    sag = get_sag(aktoer, sag_uuid)
    personer = list({part.person_id: part.person for part in list_parter(sag)}.values())
    form = SpaerreForm(request.POST if post else None, kommune_id=aktoer.kommune_id, personer=personer)
    if form.is_bound and form.is_valid():
        try:
            kontaktspaerre.saet_kontaktspaerre(
                aktoer=aktoer, boern=[sag.barn], aarsag=form.cleaned_data["aarsag"], personer=form.valgte,
                omfang=form.cleaned_data["omfang"], tidspunkt=ur.nu(),
            )  # fmt: skip
        except DomaeneFejl as fejl:
            _vis_fejl(form, fejl)
        else:
            return htmx.omdiriger(request, reverse("dokumenter:spaerrer", args=[sag.uuid]))
    return _spaerreside(request, sag, form, BegrundelseForm(kommune_id=aktoer.kommune_id))


def _spaerreside(request: HttpRequest, sag: Sag, form: SpaerreForm, grund: BegrundelseForm) -> HttpResponse:
    aktoer = request.aktoer
    kontekst = {
        "sag": sag, "form": form, "grund": grund, "spaerrer": list(selectors.aktive_spaerrer(sag.barn)),
        "kan_saette": kan_i_sag(aktoer, sag, "kontaktspaerre.saet"),
        "kan_bede": kan_i_sag(aktoer, sag, "kontaktspaerre.ophaev"),
        "kan_godkende": kan(aktoer, "kontaktspaerre.godkend_ophaevelse")
        and kan_i_sag(aktoer, sag, "kontaktspaerre.godkend_ophaevelse"),
    }  # fmt: skip
    status = 422 if form.errors or grund.errors else 200
    return htmx.render(request, "dokumenter/spaerrer.html", kontekst, status=status)


@require_POST
def spaerre_bed(request: HttpRequest, sag_uuid: UUID, spaerre: UUID) -> HttpResponse:
    """Ask for a block to be lifted."""
    return _om_spaerre(request, sag_uuid, spaerre, "kontaktspaerre.ophaev", kontaktspaerre.bed_om_ophaevelse)


@require_POST
def spaerre_gennemgaa(request: HttpRequest, sag_uuid: UUID, spaerre: UUID) -> HttpResponse:
    """Go through a block and let it stand."""
    return _om_spaerre(request, sag_uuid, spaerre, "kontaktspaerre.ophaev", kontaktspaerre.gennemgaa)


@require_POST
def spaerre_godkend(request: HttpRequest, sag_uuid: UUID, spaerre: UUID) -> HttpResponse:
    """Approve that a block is lifted."""
    akt = "kontaktspaerre.godkend_ophaevelse"
    return _om_spaerre(request, sag_uuid, spaerre, akt, kontaktspaerre.godkend_ophaevelse)


def _om_spaerre(
    request: HttpRequest, sag_uuid: UUID, spaerre: UUID, akt: str, handling: kontaktspaerre.Spaerrehandling
) -> HttpResponse:
    aktoer = request.aktoer
    sag = get_sag(aktoer, sag_uuid)
    fundet = selectors.get_spaerre(aktoer, spaerre, akt)
    grund = BegrundelseForm(request.POST, kommune_id=aktoer.kommune_id)
    if grund.is_valid():
        try:
            handling(aktoer=aktoer, spaerre=fundet, begrundelse=grund.cleaned_data["begrundelse"], tidspunkt=ur.nu())
        except DomaeneFejl as fejl:
            _vis_fejl(grund, fejl)
        else:
            return htmx.omdiriger(request, reverse("dokumenter:spaerrer", args=[sag.uuid]))
    personer = list({part.person_id: part.person for part in list_parter(sag)}.values())
    form = SpaerreForm(kommune_id=aktoer.kommune_id, personer=personer)
    return _spaerreside(request, sag, form, grund)
