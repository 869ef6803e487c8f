"""Underretningsindbakken: the list, the form for what comes by phone, letter and meeting, and a print view."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from dubu.adgang.permissions import kan
from dubu.arbejdsplads.indbakke.liste import grupper
from dubu.dokumenter.selectors import list_dokumenter
from dubu.kerne import ur
from dubu.kerne.fejl import DomaeneFejl
from dubu.sager import arbejdskopier
from dubu.skemaer.forms import Skemaformular, formular
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.services import afsnit_i_ord
from dubu.underretninger import selectors
from dubu.underretninger.forms import registreret_indgang
from dubu.underretninger.indbakke import FANER, FILTRE, hent_indbakke, hent_modtaget_siden
from dubu.underretninger.models import VURDERES, Indgangstype, Underretning
from dubu.underretninger.services import klassificer, modtag
from dubu.web import htmx
from dubu.web.komponenter import Fane

SKEMA = "indgang"
SKABELON = "arbejdsplads/indbakke/indbakke.html"
SIDEN_I_GAAR = "siden_i_gaar"


@never_cache
@require_GET
def indbakke(request: HttpRequest) -> HttpResponse:
    """Counts, tabs and rows; least time left first. Or the list of a meeting: what has come since yesterday."""
    if request.GET.get("filter") == SIDEN_I_GAAR:
        return _moedeliste(request)
    fane, filter_ = request.GET.get("fane", "vurder"), request.GET.get("filter", "")
    indhold = hent_indbakke(request.aktoer, fane=fane, filter_=filter_, nu=ur.nu())
    adresse = reverse("arbejdsplads:indbakke")
    faner = [
        Fane(f.tekst, f"{adresse}?fane={f.noegle}", not filter_ and f.noegle == fane, indhold.faneantal[f.noegle])
        for f in FANER
    ]
    linje = [(f.tekst, f"{adresse}?filter={f.noegle}", indhold.antal[f.noegle], f.noegle == filter_) for f in FILTRE]
    vises = {
        "indbakke": indhold, "grupper": grupper(request.aktoer, indhold.raekker), "faner": faner, "linje": linje,
        "nu": ur.nu(), "fane": fane, "filter": filter_, "kan_sortere": kan(request.aktoer, "underretning.sorter"),
    }  # fmt: skip
    return htmx.render(request, SKABELON, vises, delvis=SKABELON)


def _moedeliste(request: HttpRequest) -> HttpResponse:
    """For the wall and for paper: no CPR number, nothing to press."""
    nu = ur.nu()
    midnat = nu.astimezone(ur.DANMARK).replace(hour=0, minute=0, second=0, microsecond=0)
    raekker = hent_modtaget_siden(request.aktoer, siden=midnat - timedelta(days=1), nu=nu)
    indhold = {"grupper": grupper(request.aktoer, raekker), "nu": nu}
    return render(request, "arbejdsplads/indbakke/moedeliste.html", indhold)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def registrer(request: HttpRequest) -> HttpResponse:
    """The reception's form; the draft is the employee's own until it is sent."""
    skema, aktoer = find_skema(SKEMA), request.aktoer
    noegle = arbejdskopier.egen_noegle(aktoer)
    if request.method == "POST" and "felt" in request.POST:
        kopi = arbejdskopier.hent_eller_opret(
            aktoer=aktoer, art=skema.art, noegle=noegle, tidspunkt=ur.nu(), titel=skema.titel
        )
        return JsonResponse(arbejdskopier.gem_post(aktoer=aktoer, kopi=kopi, post=request.POST, tidspunkt=ur.nu()))
    kopi = arbejdskopier.find(art=skema.art, noegle=noegle)
    form = formular(skema)(
        request.POST or None, request.FILES or None, kommune_id=aktoer.kommune_id,
        initial=arbejdskopier.vaerdier(kopi) if kopi else {"modtaget": ur.nu(), "indgangstype": "underretning"},
        versioner=arbejdskopier.versioner(kopi) if kopi else {},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            underretning = _gem(request, form)
        except DomaeneFejl as fejl:
            form.add_error(None, fejl.besked)
        else:
            if kopi is not None:
                arbejdskopier.afslut(aktoer=aktoer, kopi=kopi, tidspunkt=ur.nu())
            return _efter_registrering(request, underretning)
    return render(
        request,
        "arbejdsplads/indbakke/registrer.html",
        {"form": form, "skema": skema},
        status=422 if form.errors else 200,
    )


def _gem(request: HttpRequest, form: Skemaformular) -> Underretning:
    """Store the item; what is not to be assessed is sorted in the same act, by those who may sort."""
    indgang = registreret_indgang(form)
    faelles = {"aktoer": request.aktoer, "handling": form.handling, "tidspunkt": ur.nu()}
    underretning = modtag(**faelles, indgang=indgang).underretning
    if indgang.indgangstype not in VURDERES and kan(request.aktoer, "underretning.sorter"):
        begrundelse = f"Registreret som {Indgangstype(indgang.indgangstype).label.lower()}"
        return klassificer(**faelles, underretning=underretning, slags=indgang.indgangstype, begrundelse=begrundelse)
    return underretning


def _efter_registrering(request: HttpRequest, underretning: Underretning) -> HttpResponse:
    """On to the assessment for those who may see it; the others are told the number."""
    if raekke := selectors.find_foerste_raekke(request.aktoer, underretning):
        return htmx.omdiriger(request, reverse("arbejdsplads:vurder", args=[raekke.uuid]))
    return render(request, "arbejdsplads/indbakke/registreret.html", {"u": underretning})


@never_cache
@require_GET
def udskriv(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The item as it came, on paper."""
    raekke = selectors.get_underretning_barn(request.aktoer, uuid)
    indhold = selectors.get_indhold(raekke.underretning)
    skema = find_skema(indhold.skema, indhold.skemaversion)
    bilag = list_dokumenter(request.aktoer, [raekke.underretning.aktivitet])
    return render(
        request, "arbejdsplads/indbakke/udskriv.html",
        {"raekke": raekke, "u": raekke.underretning, "afsnit": afsnit_i_ord(skema, indhold.svar), "indhold": indhold,
         "boern": selectors.list_boern(request.aktoer, raekke.underretning),
         "bilag": bilag.get(raekke.underretning.aktivitet_id, [])},
    )  # fmt: skip


@require_GET
def indgang(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """The page of an item by its Aktivitet, as the journal and the notices name it."""
    return redirect("arbejdsplads:vurder", selectors.get_raekke_paa_aktivitet(request.aktoer, aktivitet).uuid)
