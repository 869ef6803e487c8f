"""Who answers for the case, who may look into it, and its log."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dubu.adgang.permissions import kan
from dubu.kerne import ur
from dubu.sager import bevillinger, logside, selectors, services
from dubu.sager.forms import AdgangForm, NoedaabningForm, SekundaerForm, TildelForm
from dubu.sager.permissions import kan_i_sag
from dubu.sager.sagssider import adresse_efter, vaelg
from dubu.sager.samtidig import tildelingsaftryk
from dubu.sager.views import faelles
from dubu.web import htmx


@require_http_methods(["GET", "POST"])
def tildel(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Give the case to a primary rådgiver: also a new one that nobody has yet."""
    aktoer = request.aktoer
    sag = selectors.get_sag(aktoer, sag_uuid, "sag.tildel")
    _afdelinger, team = selectors.afdelinger_og_team()
    medarbejdere = list(selectors.mulige_raadgivere())

    def udfoer(form: TildelForm) -> str:
        data = form.cleaned_data
        services.tildel_sag(
            aktoer=aktoer, sag=sag, medarbejder=vaelg(medarbejdere, data["primaer"]),
            team=vaelg(team, data["team"]), begrundelse=data["begrundelse"], tidspunkt=ur.nu(),
            fra_aftryk=data["fra_aftryk"],
        )  # fmt: skip
        return adresse_efter(request.aktoer, sag)

    start = {"primaer": str(sag.primaer_raadgiver.uuid) if sag.primaer_raadgiver else ""}
    form = TildelForm(
        **faelles.formulardata(request), initial=start, fra_aftryk=tildelingsaftryk(sag), team=team,
        medarbejdere=medarbejdere,
    )  # fmt: skip
    # Who assigns cases sees the number, not the child, of a case she may not read.
    vist = sag if kan_i_sag(aktoer, sag, "sag.laes") else None
    nummer = _("Sag %(nummer)s") % {"nummer": sag.sagsnummer}
    tilbage = adresse_efter(aktoer, sag)
    side = faelles.Handlingsside(form, udfoer, _("Tildel sag"), _("Tildel"), tilbage, vist, nummer)
    return faelles.vis(request, side)


@require_http_methods(["GET", "POST"])
def raadgivere(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Primary and secondary rådgivere and running grants; add a secondary one."""
    aktoer = request.aktoer
    sag = selectors.get_sag(aktoer, sag_uuid)
    medarbejdere = list(selectors.mulige_modtagere_af_adgang())

    def udfoer(form: SekundaerForm) -> str:
        data = form.cleaned_data
        services.tilfoej_sekundaer(
            aktoer=aktoer, handling=form.handling, sag=sag, formaal=data["formaal"], fra=data["fra"], til=data["til"],
            medarbejder=vaelg(medarbejdere, data["medarbejder"]), tidspunkt=ur.nu(),
        )  # fmt: skip
        return reverse("sager:raadgivere", args=[sag.uuid])

    form = SekundaerForm(**faelles.formulardata(request), initial={"fra": ur.idag()}, medarbejdere=medarbejdere)
    kontekst = {
        "sekundaere": list(selectors.list_sekundaere(sag)), "bevillinger": list(selectors.list_bevillinger(sag)),
        "kan_bemande": services.kan_bemande(aktoer, sag), "kan_tildele": kan(aktoer, "sag.tildel"),
        "kan_give": kan_i_sag(aktoer, sag, "sag.bevilg"),
    }  # fmt: skip
    side = faelles.Handlingsside(
        form, udfoer, _("Rådgivere og adgang"), _("Tilføj rådgiver"), reverse("sager:overblik", args=[sag.uuid]), sag,
        skabelon="sager/raadgivere.html", kontekst=kontekst,
    )  # fmt: skip
    return faelles.vis(request, side)


@require_POST
def raadgiver_fjern(request: HttpRequest, sag_uuid: UUID, raadgiver: UUID) -> HttpResponse:
    """End a secondary rådgiver's time on the case."""
    sag = selectors.get_sag(request.aktoer, sag_uuid)
    raekke = selectors.get_sekundaer(sag, raadgiver)
    services.fjern_sekundaer(aktoer=request.aktoer, raekke=raekke, til=ur.idag(), tidspunkt=ur.nu())
    return htmx.omdiriger(request, adresse_efter(request.aktoer, sag))


@require_http_methods(["GET", "POST"])
def adgang(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Let an employee into the case until a moment."""
    aktoer = request.aktoer
    sag = selectors.get_sag(aktoer, sag_uuid, "sag.bevilg")
    medarbejdere = list(selectors.mulige_modtagere_af_adgang())

    def udfoer(form: AdgangForm) -> str:
        data = form.cleaned_data
        bevillinger.giv_adgang(
            aktoer=aktoer, handling=form.handling, sag=sag, begrundelse=data["begrundelse"], til=data["til"],
            medarbejder=vaelg(medarbejdere, data["medarbejder"]), tidspunkt=ur.nu(),
        )  # fmt: skip
        return reverse("sager:raadgivere", args=[sag.uuid])

    form = AdgangForm(**faelles.formulardata(request), medarbejdere=medarbejdere)
    tilbage = reverse("sager:raadgivere", args=[sag.uuid])
    return faelles.vis(request, faelles.Handlingsside(form, udfoer, _("Giv adgang"), _("Giv adgang"), tilbage, sag))


@require_POST
def adgang_fjern(request: HttpRequest, sag_uuid: UUID, bevilling: UUID) -> HttpResponse:
    """End a grant before its time."""
    sag = selectors.get_sag(request.aktoer, sag_uuid, "sag.bevilg")
    bevillinger.fjern_adgang(
        aktoer=request.aktoer, bevilling=selectors.get_bevilling(sag, bevilling), tidspunkt=ur.nu()
    )
    return htmx.omdiriger(request, reverse("sager:raadgivere", args=[sag.uuid]))


@require_http_methods(["GET", "POST"])
def noedaaben(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Open a case that is not one's own, with a reason, for some hours."""
    aktoer = request.aktoer
    sag = selectors.get_sag_til_noedaabning(aktoer, sag_uuid)

    def udfoer(form: NoedaabningForm) -> str:
        bevillinger.noedaaben_sag(
            aktoer=aktoer,
            handling=form.handling,
            sag=sag,
            begrundelse=form.cleaned_data["begrundelse"],
            tidspunkt=ur.nu(),
        )
        return reverse("sager:overblik", args=[sag.uuid])

    indledning = _(
        "Sag %(nummer)s åbnes for dig i %(timer)s timer. Åbningen skrives i loggen, og lederen får besked. "
        "Du ser først sagen, når du har skrevet hvorfor."
    ) % {"nummer": sag.sagsnummer, "timer": bevillinger.NOEDAABNING.seconds // 3600}
    side = faelles.Handlingsside(
        NoedaabningForm(**faelles.formulardata(request)), udfoer, _("Nødåbn sag"), _("Åbn sagen"),
        reverse("sager:mine"), indledning=indledning, skabelon="sager/noedaabning.html",
    )  # fmt: skip
    return faelles.vis(request, side)


@require_GET
def log(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """The case's log: what has been done, and who has looked."""
    aktoer = request.aktoer
    sag = selectors.get_sag_til_log(aktoer, sag_uuid)
    fane = "opslag" if request.GET.get("vis") == "opslag" else "haendelser"
    raekker = logside.opslag(sag) if fane == "opslag" else logside.haendelser(sag)
    side = Paginator(raekker, 50).get_page(request.GET.get("side"))
    kontekst = {
        "sag": sag, "side": side, "faner": logside.faner(fane), "fane": fane,
        "linjer": logside.linjer(fane, side.object_list),
    }  # fmt: skip
    return htmx.render(request, "sager/log.html", kontekst)
