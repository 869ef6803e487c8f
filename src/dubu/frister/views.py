"""Pages of one deadline: why this day, move the reminder, done outside the system."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dubu.adgang.permissions import kan
from dubu.frister.forms import UdenForSystemetForm, UdsaetForm
from dubu.frister.handlinger import registrer_uden_for_systemet, udsaet_paamindelse
from dubu.frister.models import Frist
from dubu.frister.selectors import BORGER, get_frist, med_hvem
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl, DomaeneFejl, FindesIkkeFejl
from dubu.sager.permissions import kan_i_sag
from dubu.sager.selectors import aaben_sag_for
from dubu.web.formularer import DubuForm
from dubu.web.htmx import omdiriger, render

Noegle = dict[str, Any]


@require_GET
def hvorfor(request: HttpRequest, barn: UUID, regel: str, udloest_af: UUID, forekomst: int) -> HttpResponse:
    """Hvorfor denne dato? The whole page, or to htmx only the explanation."""
    frist = get_frist(request.aktoer, barn=barn, regel=regel, udloest_af=udloest_af, forekomst=forekomst, nu=ur.nu())
    return render(request, "frister/hvorfor.html", _kontekst(request, frist))


@require_http_methods(["GET", "POST"])
def udsaet(request: HttpRequest, barn: UUID, regel: str, udloest_af: UUID, forekomst: int) -> HttpResponse:
    """Udsæt påmindelse."""
    frist = get_frist(request.aktoer, barn=barn, regel=regel, udloest_af=udloest_af, forekomst=forekomst, nu=ur.nu())
    form = UdsaetForm(request.POST or None, kommune_id=request.aktoer.kommune_id)
    if request.method == "POST" and form.is_valid():
        try:
            udsaet_paamindelse(
                aktoer=request.aktoer, handling=form.handling, frist=frist, tidspunkt=ur.nu(), **form.cleaned_data
            )
            return omdiriger(request, adresse("hvorfor", frist))
        except (AdgangNaegtetFejl, FindesIkkeFejl):
            raise
        except DomaeneFejl as fejl:
            form.add_error(None, fejl.besked)
    return _formularside(request, frist, form, "Udsæt påmindelse", "Kun påmindelsen flyttes. Fristen står fast.")


@require_http_methods(["GET", "POST"])
def uden_for_systemet(request: HttpRequest, barn: UUID, regel: str, udloest_af: UUID, forekomst: int) -> HttpResponse:
    """Udført uden for systemet."""
    frist = get_frist(request.aktoer, barn=barn, regel=regel, udloest_af=udloest_af, forekomst=forekomst, nu=ur.nu())
    form = UdenForSystemetForm(request.POST or None, kommune_id=request.aktoer.kommune_id)
    if request.method == "POST" and form.is_valid():
        try:
            registrer_uden_for_systemet(
                aktoer=request.aktoer, handling=form.handling, frist=frist, tidspunkt=ur.nu(), **form.cleaned_data
            )
            return omdiriger(request, adresse("hvorfor", frist))
        except (AdgangNaegtetFejl, FindesIkkeFejl):
            raise
        except DomaeneFejl as fejl:
            form.add_error(None, fejl.besked)
    indledning = "Brug det kun, når opgaven er løst på papir eller før sagen kom i systemet. Din leder kan se det."
    return _formularside(request, frist, form, "Udført uden for systemet", indledning)


def adresse(rute: str, frist: Frist) -> str:
    """The address of one of the deadline's pages: its key, which survives recomputation."""
    noegle: Noegle = {
        "barn": frist.barn.uuid, "regel": frist.regel, "udloest_af": frist.udloest_af, "forekomst": frist.forekomst,
    }  # fmt: skip
    return reverse(f"frister:{rute}", kwargs=noegle)


def _formularside(request: HttpRequest, frist: Frist, form: DubuForm, overskrift: str, indledning: str) -> HttpResponse:
    kontekst = _kontekst(request, frist) | {"form": form, "overskrift": overskrift, "indledning": indledning}
    return render(request, "frister/formular.html", kontekst, status=422 if form.errors else 200)


def _kontekst(request: HttpRequest, frist: Frist) -> dict[str, Any]:
    """The deadline, what may be done with it, and the case when the actor may read it."""
    aktoer = request.aktoer
    (frist,) = med_hvem([frist])
    sag = aaben_sag_for(frist.barn)
    er_opgave = frist.tilstand in Frist.AABNE and frist.ansvarlig_rolle != BORGER and kan(aktoer, "frist.ret")
    return {
        "frist": frist,
        "sag": sag if sag and kan_i_sag(aktoer, sag, "sag.laes") else None,
        "hvorfor_url": adresse("hvorfor", frist),
        "udsaet_url": adresse("udsaet", frist) if er_opgave and frist.kan_udsaettes else "",
        "uden_for_url": adresse("uden_for_systemet", frist) if er_opgave else "",
    }
