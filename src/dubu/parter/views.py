"""The page of a person, and the look at a protected address."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from dubu.kerne import ur
from dubu.kerne.fejl import DomaeneFejl
from dubu.parter import personside
from dubu.parter.adresser import Adressevisning, afmasker_adresse
from dubu.parter.forms import AfmaskerForm
from dubu.parter.models import Person
from dubu.parter.permissions import check_maa_afmaskere
from dubu.parter.selectors import get_person
from dubu.web import htmx

REGEL_STATUS = 422


@require_GET
def person(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who it is, where, and with whom."""
    en = get_person(request.aktoer, uuid)
    return _vis(request, en, AfmaskerForm(kommune_id=request.aktoer.kommune_id))


@sensitive_post_parameters("begrundelse")
@require_POST
def vis_adresse(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the protected address in this answer and in no other."""
    en = get_person(request.aktoer, uuid)
    check_maa_afmaskere(request.aktoer, en)
    form = AfmaskerForm(request.POST, kommune_id=request.aktoer.kommune_id)
    if form.is_valid():
        try:
            adresse = afmasker_adresse(
                aktoer=request.aktoer,
                person=en,
                begrundelse=form.cleaned_data["begrundelse"],
                handling=form.handling,
                tidspunkt=ur.nu(),
            )
        except DomaeneFejl as fejl:
            if fejl.status != REGEL_STATUS:
                raise
            form.add_error("begrundelse", fejl.besked)
        else:
            return _vis(request, en, form, afmasket=adresse)
    return _vis(request, en, form)


def _vis(request: HttpRequest, en: Person, form: AfmaskerForm, afmasket: Adressevisning | None = None) -> HttpResponse:
    side = personside.lav(request.aktoer, en, ur.idag(), afmasket=afmasket)
    svar = htmx.render(
        request,
        "parter/person.html",
        {"person": en, "s": side, "form": form, "afmasket": afmasket is not None},
        status=REGEL_STATUS if form.errors else 200,
        delvis="parter/person.html",
    )
    svar["Cache-Control"] = "no-store"
    return svar
