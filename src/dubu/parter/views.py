"""The page of a person, the look at a protected address, and saying that two persons are one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dubu.adgang.permissions import check_kan, kan
from dubu.kerne import ur
from dubu.kerne.fejl import DomaeneFejl, FindesIkkeFejl, RettetImensFejl
from dubu.parter import personside
from dubu.parter.adresser import Adressevisning, afmasker_adresse
from dubu.parter.forms import AfmaskerForm, KontaktForm, SammenlaegForm
from dubu.parter.kontakt import FELTER, kontaktaftryk, ret_kontakt
from dubu.parter.models import Person
from dubu.parter.permissions import check_maa_afmaskere
from dubu.parter.selectors import foreslaa_personer, get_person, morens_foedte_boern
from dubu.parter.services import sammenlaeg_personer
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
        {
            "person": en,
            "s": side,
            "form": form,
            "afmasket": afmasket is not None,
            "kan_rette": kan(request.aktoer, "person.ret"),
            "kan_sammenlaegge": not en.cpr and kan(request.aktoer, "person.ret"),
        },
        status=REGEL_STATUS if form.errors else 200,
        delvis="parter/person.html",
    )
    svar["Cache-Control"] = "no-store"
    return svar


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def kontakt(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Correct telephone, e-mail and language of interpretation, also of a person from CPR."""
    check_kan(request.aktoer, "person.ret")
    en = get_person(request.aktoer, uuid)
    form = KontaktForm(
        request.POST if request.method == "POST" else None, kommune_id=request.aktoer.kommune_id,
        fra_aftryk=kontaktaftryk(en), initial={felt: getattr(en, felt) for felt in FELTER},
    )  # fmt: skip
    if form.is_bound and form.is_valid() and _ret_kontakt(request, en, form):
        return htmx.omdiriger(request, reverse("parter:person", args=[en.uuid]))
    skabelon = "parter/kontakt.html"
    kontekst = {"person": en, "form": form}
    svar = htmx.render(request, skabelon, kontekst, REGEL_STATUS if form.errors else 200, delvis=skabelon)
    svar["Cache-Control"] = "no-store"
    return svar


def _ret_kontakt(request: HttpRequest, en: Person, form: KontaktForm) -> bool:
    try:
        ret_kontakt(
            aktoer=request.aktoer, handling=form.handling, person=en, tidspunkt=ur.nu(),
            fra_aftryk=form.cleaned_data["fra_aftryk"], **{felt: form.cleaned_data[felt] for felt in FELTER},
        )  # fmt: skip
    except RettetImensFejl as fejl:
        form.add_error(None, fejl.besked)
        form.vis_nyere(fejl)
        en.refresh_from_db(fields=list(FELTER))
        return False
    return True


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sammenlaeg(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say who a person without a CPR number is. The search is a POST, so that no address holds a name."""
    check_kan(request.aktoer, "person.ret")
    en = get_person(request.aktoer, uuid)
    if en.cpr:
        raise FindesIkkeFejl
    soeg = request.POST.get("soeg", request.POST.get("soegt", ""))
    forslag = foreslaa_personer(request.aktoer, soeg) if soeg else morens_foedte_boern(request.aktoer, en)
    valgt = request.method == "POST" and "soeg" not in request.POST
    form = SammenlaegForm(
        request.POST if valgt else None, personer=[person for person in forslag if person.pk != en.pk],
        kommune_id=request.aktoer.kommune_id,
    )  # fmt: skip
    if valgt and form.is_valid() and (fundet := _udfoer_sammenlaegning(request, en, form)):
        return htmx.omdiriger(request, reverse("parter:person", args=[fundet.uuid]))
    kontekst = {"person": en, "form": form, "soeg": soeg}
    skabelon = "parter/sammenlaeg.html"
    svar = htmx.render(request, skabelon, kontekst, REGEL_STATUS if form.errors else 200, delvis=skabelon)
    svar["Cache-Control"] = "no-store"
    return svar


def _udfoer_sammenlaegning(request: HttpRequest, en: Person, form: SammenlaegForm) -> Person | None:
    try:
        return sammenlaeg_personer(
            aktoer=request.aktoer, handling=form.handling, fra=en, til=form.valgt,
            begrundelse=form.cleaned_data["begrundelse"], tidspunkt=ur.nu(),
        )  # fmt: skip
    except DomaeneFejl as fejl:
        if fejl.status != REGEL_STATUS:
            raise
        form.add_error(None, fejl.besked)
    return None
