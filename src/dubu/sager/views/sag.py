"""The case: my list, the overview, open one, its status, its summary, its parties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dubu.adgang.permissions import kan
from dubu.kerne import ur
from dubu.parter.selectors import get_person
from dubu.sager import overblik, selectors, services
from dubu.sager.forms import OpretSagForm, PartForm, ResumeForm, StatusForm
from dubu.sager.hoved import kan_skrive_i
from dubu.sager.models import Sag
from dubu.sager.permissions import kan_i_sag
from dubu.sager.personvalg import find_eller_opret_person
from dubu.sager.sagssider import adresse_efter, vaelg
from dubu.sager.samtidig import resumeaftryk, statusaftryk
from dubu.sager.views import faelles
from dubu.web import htmx
from dubu.web.formularer import DubuForm
from dubu.web.komponenter import Fane

PR_SIDE = 50


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """My cases, or all those that I may read."""
    aktoer, visning = request.aktoer, request.GET.get("vis", "mine")
    lukkede = visning == "lukkede"
    alle = visning == "alle"
    sager = selectors.list_sager(aktoer) if alle else selectors.list_mine_sager(aktoer, ogsaa_lukkede=lukkede)
    side = Paginator(sager, PR_SIDE).get_page(request.GET.get("side"))
    seneste = selectors.seneste_aktivitet(side.object_list)
    faner = [
        Fane(str(_("Mine sager")), "?", visning == "mine"),
        Fane(str(_("Også lukkede")), "?vis=lukkede", lukkede),
        Fane(str(_("Alle, jeg kan se")), "?vis=alle", alle),
    ]
    raekker = [{"sag": sag, "seneste": seneste.get(sag.pk)} for sag in side.object_list]
    return htmx.render(request, "sager/mine.html", {"side": side, "raekker": raekker, "faner": faner})


@require_GET
def overblik_side(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Sagsoverblik: what one must know of the case, in the order of the work."""
    sag = selectors.get_sag(request.aktoer, sag_uuid)
    kontekst = {**overblik.saml(request.aktoer, sag), "kan_skrive": kan_skrive_i(request, sag)}
    return htmx.render(request, "sager/overblik.html", kontekst)


@require_http_methods(["GET", "POST"])
def opret(request: HttpRequest, barn: UUID) -> HttpResponse:
    """Open a case for a child."""
    aktoer = request.aktoer
    person = get_person(aktoer, barn)
    afdelinger, team = selectors.afdelinger_og_team()
    medarbejdere = list(selectors.mulige_raadgivere_for(aktoer))
    start = {"startdato": ur.idag(), "afdeling": _egen_afdeling(aktoer.afdeling_id, afdelinger)}
    form = OpretSagForm(
        **faelles.formulardata(request), initial=start, afdelinger=afdelinger, team=team, medarbejdere=medarbejdere
    )

    def udfoer(form: OpretSagForm) -> str:
        data = form.cleaned_data
        sag = services.opret_sag(
            aktoer=aktoer, handling=form.handling, barn=person, sagstype=data["sagstype"], startdato=data["startdato"],
            afdeling=vaelg(afdelinger, data["afdeling"]), team=vaelg(team, data["team"]),
            primaer=vaelg(medarbejdere, data["primaer"]), tidspunkt=ur.nu(),
        )  # fmt: skip
        return adresse_efter(aktoer, sag)

    side = faelles.Handlingsside(
        form, udfoer, _("Opret sag"), _("Opret sag"), reverse("sager:mine"), indledning=person.navn,
        skabelon="sager/opret.html", kontekst={"person": person},
    )  # fmt: skip
    return faelles.vis(request, side)


def _egen_afdeling(afdeling_id: int | None, afdelinger: list[Any]) -> str:
    return next((str(a.uuid) for a in afdelinger if a.pk == afdeling_id), "")


@require_http_methods(["GET", "POST"])
def status(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Move the case to another status."""
    sag = selectors.get_sag(request.aktoer, sag_uuid, "sag.skriv")

    def udfoer(form: StatusForm) -> str:
        data = form.cleaned_data
        services.skift_status(
            aktoer=request.aktoer, sag=sag, til=data["til"], begrundelse=data["begrundelse"],
            fra_aftryk=data["fra_aftryk"], tidspunkt=ur.nu(),
        )  # fmt: skip
        return reverse("sager:overblik", args=[sag.uuid])

    form = StatusForm(**faelles.formulardata(request), sag=sag, fra_aftryk=statusaftryk(sag))
    indledning = _("Sagen er %(status)s.") % {"status": sag.get_status_display().lower()}
    return _sagshandling(request, sag, form, udfoer, _("Skift status"), _("Skift status"), indledning)


@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Correct what the case is about."""
    sag = selectors.get_sag(request.aktoer, sag_uuid, "sag.skriv")

    def udfoer(form: ResumeForm) -> str:
        data = form.cleaned_data
        services.ret_resume(
            aktoer=request.aktoer, sag=sag, tekst=data["handler_om"], fra_aftryk=data["fra_aftryk"], tidspunkt=ur.nu(),
            dag=ur.idag(),
        )  # fmt: skip
        return reverse("sager:overblik", args=[sag.uuid])

    start = {"handler_om": sag.handler_om}
    form = ResumeForm(**faelles.formulardata(request), initial=start, fra_aftryk=resumeaftryk(sag))
    tilbage = reverse("sager:overblik", args=[sag.uuid])
    side = faelles.Handlingsside(
        form, udfoer, _("Hvad handler det om"), _("Gem"), tilbage, sag, skabelon="sager/ret_resume.html"
    )
    return faelles.vis(request, side)


def _sagshandling(
    request: HttpRequest, sag: Sag, form: DubuForm, udfoer: Callable[[Any], str], overskrift: Any, knap: Any,
    indledning: Any = "",
) -> HttpResponse:  # fmt: skip
    tilbage = reverse("sager:overblik", args=[sag.uuid])
    return faelles.vis(request, faelles.Handlingsside(form, udfoer, overskrift, knap, tilbage, sag, indledning))


# ---- Parties


@require_http_methods(["GET", "POST"])
def parter(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """The persons around the child, with their roles and numbers; add one."""
    aktoer = request.aktoer
    sag = selectors.get_sag(aktoer, sag_uuid, "sag.skriv" if request.method == "POST" else "sag.laes")

    def udfoer(form: PartForm) -> str:
        data = form.cleaned_data
        person = find_eller_opret_person(
            aktoer=aktoer, handling=form.handling, cpr=data["cpr"], fornavn=data["fornavn"],
            efternavn=data["efternavn"], telefon=data["telefon"], tidspunkt=ur.nu(),
        )  # fmt: skip
        services.tilfoej_part(
            aktoer=aktoer, handling=form.handling, sag=sag, person=person, rolle=data["rolle"],
            relation=data["relation"], fra=ur.idag(), tidspunkt=ur.nu(),
        )  # fmt: skip
        return reverse("sager:parter", args=[sag.uuid])

    kontekst = {
        "parter": list(selectors.list_parter(sag)),
        "kan_skrive": kan_i_sag(aktoer, sag, "sag.skriv"),
        "kan_person": kan(aktoer, "person.ret"),
    }
    side = faelles.Handlingsside(
        PartForm(**faelles.formulardata(request)), udfoer, _("Parter og kontakter"), _("Tilføj"),
        reverse("sager:overblik", args=[sag.uuid]), sag, skabelon="sager/parter.html", kontekst=kontekst,
    )  # fmt: skip
    return faelles.vis(request, side)


@require_POST
def part_fjern(request: HttpRequest, sag_uuid: UUID, part: UUID) -> HttpResponse:
    """End a person's role in the case."""
    sag = selectors.get_sag(request.aktoer, sag_uuid, "sag.skriv")
    services.fjern_part(aktoer=request.aktoer, part=selectors.get_part(sag, part), til=ur.idag(), tidspunkt=ur.nu())
    return htmx.omdiriger(request, reverse("sager:parter", args=[sag.uuid]))
