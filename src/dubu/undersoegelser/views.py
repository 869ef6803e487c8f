"""Pages of the børnefaglig undersøgelse and of the screening's outcome."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from dubu.inddragelse.selectors import seneste_samtale
from dubu.kerne import ur
from dubu.sager.permissions import kan_i_sag
from dubu.sager.sagsakt import check_akt
from dubu.sager.sagssider import sagens_adresse
from dubu.sager.selectors import get_sag
from dubu.skemaer.forms import Skemaformular
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.services import afsnit_i_ord
from dubu.skemaer.sider import Fravigelse, Skemaside, handlingsside, vis
from dubu.undersoegelser import rules, selectors, services
from dubu.undersoegelser.afdaekning import afslut_afdaekning, begynd_afdaekning
from dubu.undersoegelser.dimensioner import dimensioner
from dubu.undersoegelser.forms import StandsForm
from dubu.undersoegelser.models import BoernefagligUndersoegelse
from dubu.web import htmx


def _adresse(undersoegelse: BoernefagligUndersoegelse) -> str:
    return reverse("undersoegelser:undersoegelse", args=[undersoegelse.aktivitet.uuid])


@require_http_methods(["GET", "POST"])
def ny_undersoegelse(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Decide a børnefaglig undersøgelse; the day of awareness is proposed from the latest underretning."""
    aktoer = request.aktoer
    sag = get_sag(aktoer, sag_uuid, "sag.afgoer")
    check_akt(aktoer, sag, "sag.afgoer")

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        return _adresse(
            services.beslut_undersoegelse(
                aktoer=aktoer, sag=sag, svar=form.svar, tidspunkt=ur.nu(), handling=form.handling
            )
        )

    start = {"opmaerksom": selectors.foreslaaet_opmaerksom(sag.barn)}
    skema = find_skema(services.BESLUTNING_SKEMA)
    return vis(request, Skemaside(skema, sag.uuid, sag, udfoer, _("Udfør"), sagens_adresse(sag), start))


@require_http_methods(["GET", "POST"])
def undersoegelse(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """The working page while it is going on; afterwards the finished version, to read."""
    aktoer = request.aktoer
    bfu = selectors.get_undersoegelse(aktoer, aktivitet)
    if bfu.status != rules.I_GANG:
        return _laes(request, bfu)
    check_akt(aktoer, bfu.sag, "sag.skriv")

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        services.afslut_undersoegelse(
            aktoer=aktoer, undersoegelse=bfu, svar=form.svar, tidspunkt=ur.nu(), handling=form.handling,
            fravigelse=fravigelse,
        )  # fmt: skip
        return _adresse(bfu)

    side = Skemaside(
        selectors.skema_for(request.aktoer, bfu), bfu.aktivitet.uuid, bfu.sag, udfoer, _("Afslut"),
        sagens_adresse(bfu.sag), skabelon="undersoegelser/arbejdsside.html",
        kontekst={"undersoegelse": bfu, "samtale": seneste_samtale(bfu.sag), "forhold": _forhold(bfu)},
    )  # fmt: skip
    return vis(request, side)


def _forhold(bfu: BoernefagligUndersoegelse) -> str:
    alle = dimensioner()
    return ", ".join(alle[noegle].navn for noegle in bfu.dimensioner)


def _laes(request: HttpRequest, bfu: BoernefagligUndersoegelse) -> HttpResponse:
    versioner = selectors.list_versioner(bfu)
    kontekst = {
        "undersoegelse": bfu, "sag": bfu.sag, "forhold": _forhold(bfu),
        "versioner": [(v, afsnit_i_ord(selectors.skema_af_version(bfu, v), v.indhold)) for v in versioner],
        "kan_rette": bfu.status == rules.AFSLUTTET and kan_i_sag(request.aktoer, bfu.sag, "sag.afgoer"),
    }  # fmt: skip
    return htmx.render(request, "undersoegelser/undersoegelse.html", kontekst)


@require_http_methods(["GET", "POST"])
def ret(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Correct a finished undersøgelse: the same page with its answers, and a reason; the old version stays."""
    aktoer = request.aktoer
    bfu = selectors.get_undersoegelse(aktoer, aktivitet)
    check_akt(aktoer, bfu.sag, "sag.afgoer")
    versioner = selectors.list_versioner(bfu)
    if bfu.status != rules.AFSLUTTET or not versioner:
        return htmx.omdiriger(request, _adresse(bfu))
    bygger_paa = request.POST.get("bygger_paa", str(versioner[0].version))

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        svar = dict(form.svar)
        services.ret_undersoegelse(
            aktoer=aktoer, undersoegelse=bfu, begrundelse=svar.pop(rules.BEGRUNDELSE, ""), svar=svar,
            bygger_paa=int(bygger_paa) if bygger_paa.isdigit() else 0, tidspunkt=ur.nu(), handling=form.handling,
        )  # fmt: skip
        return _adresse(bfu)

    skema = rules.rettelsesskema(selectors.skema_for(aktoer, bfu))
    kontekst = {"undersoegelse": bfu, "samtale": seneste_samtale(bfu.sag), "bygger_paa": bygger_paa}
    side = Skemaside(
        skema, bfu.aktivitet.uuid, bfu.sag, udfoer, _("Ret (ny version)"), _adresse(bfu), versioner[0].indhold,
        "undersoegelser/ret.html", kontekst, variant=f"ret-{bygger_paa}",
    )  # fmt: skip
    return vis(request, side)


@require_http_methods(["GET", "POST"])
def foreloebig(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Write the provisional assessment."""
    aktoer = request.aktoer
    bfu = selectors.get_undersoegelse(aktoer, aktivitet)
    check_akt(aktoer, bfu.sag, "sag.skriv")

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        services.vurder_foreloebigt(
            aktoer=aktoer, undersoegelse=bfu, svar=form.svar, tidspunkt=ur.nu(), handling=form.handling
        )
        return _adresse(bfu)

    skema = find_skema(services.FORELOEBIG_SKEMA)
    return vis(request, Skemaside(skema, bfu.aktivitet.uuid, bfu.sag, udfoer, _("Journalisér"), _adresse(bfu)))


@require_http_methods(["GET", "POST"])
def stands(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Stop an undersøgelse with a reason."""
    aktoer = request.aktoer
    bfu = selectors.get_undersoegelse(aktoer, aktivitet)
    check_akt(aktoer, bfu.sag, "sag.afgoer")
    form = StandsForm(request.POST or None, kommune_id=aktoer.kommune_id)

    def akt() -> str:
        services.stands_undersoegelse(
            aktoer=aktoer,
            undersoegelse=bfu,
            grund=form.cleaned_data["grund"],
            tidspunkt=ur.nu(),
            handling=form.handling,
        )
        return _adresse(bfu)

    return handlingsside(
        request, form, akt, sag=bfu.sag, overskrift=_("Stands undersøgelsen"), knap=_("Udfør"), tilbage=_adresse(bfu)
    )


@require_http_methods(["GET", "POST"])
def ny_afdaekning(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Decide which matters are to be uncovered (§ 19)."""
    aktoer = request.aktoer
    sag = get_sag(aktoer, sag_uuid, "sag.afgoer")
    check_akt(aktoer, sag, "sag.afgoer")

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        ny = begynd_afdaekning(aktoer=aktoer, sag=sag, svar=form.svar, tidspunkt=ur.nu(), handling=form.handling)
        return reverse("undersoegelser:afdaekning", args=[ny.aktivitet.uuid])

    begynd, _arbejde = rules.afdaekningens_dele(find_skema(selectors.AFDAEKNING_SKEMA))
    side = Skemaside(begynd, sag.uuid, sag, udfoer, _("Begynd afdækning"), sagens_adresse(sag), variant="begynd")
    return vis(request, side)


@require_http_methods(["GET", "POST"])
def afdaekning(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """The working page while it is going on; afterwards what it showed, to read."""
    aktoer = request.aktoer
    fundet = selectors.get_afdaekning(aktoer, aktivitet)
    alle = dimensioner()
    kontekst = {"afdaekning": fundet, "forhold": ", ".join(alle[noegle].navn for noegle in fundet.forhold)}
    _begynd, arbejde = rules.afdaekningens_dele(find_skema(selectors.AFDAEKNING_SKEMA))
    if (indhold := fundet.indhold) is not None:
        kontekst |= {"sag": fundet.sag, "afsnit": afsnit_i_ord(arbejde, indhold.indhold), "indhold": indhold}
        return htmx.render(request, "undersoegelser/afdaekning.html", kontekst)
    check_akt(aktoer, fundet.sag, "sag.skriv")

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        afslut_afdaekning(aktoer=aktoer, afdaekning=fundet, svar=form.svar, tidspunkt=ur.nu(), handling=form.handling)
        return reverse("undersoegelser:afdaekning", args=[aktivitet])

    samtale = seneste_samtale(fundet.sag)
    start = {"barnets_syn": samtale.egne_ord if samtale else ""}
    side = Skemaside(
        arbejde, fundet.aktivitet.uuid, fundet.sag, udfoer, _("Afslut"), sagens_adresse(fundet.sag), start,
        "undersoegelser/afdaekningsside.html", kontekst,
    )  # fmt: skip
    return vis(request, side)


@require_GET
def screening(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Read a screening."""
    fundet = selectors.get_screening(request.aktoer, aktivitet)
    kontekst = {
        "screening": fundet, "sag": fundet.sag, "fejljournaliseret": selectors.er_fejljournaliseret(fundet),
    }  # fmt: skip
    return htmx.render(request, "undersoegelser/screening.html", kontekst)
