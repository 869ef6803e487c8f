"""Pages of decisions and complaints."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dubu.afgoerelser import klager, rules, selectors, services
from dubu.afgoerelser.errors import KlagenErVidereError
from dubu.afgoerelser.forms import GenvurderForm, KlageForm, MeddelForm, VideresendForm
from dubu.afgoerelser.models import Afgoerelse, Klage
from dubu.afgoerelser.typer import find_type, klagevejledning, typer
from dubu.inddragelse.selectors import seneste_samtale
from dubu.kerne import ur
from dubu.sager.permissions import kan_i_sag
from dubu.sager.sagsakt import check_akt
from dubu.sager.sagssider import sagens_adresse
from dubu.sager.selectors import get_sag
from dubu.skemaer.forms import Skemaformular
from dubu.skemaer.services import afsnit_i_ord
from dubu.skemaer.sider import Fravigelse, Skemaside, handlingsside, vis
from dubu.undersoegelser.selectors import list_undersoegelser
from dubu.web import htmx

KAN_GENVURDERES = (Klage.Status.MODTAGET, Klage.Status.GENVURDERES)


def _adresse(afgoerelse: Afgoerelse) -> str:
    return reverse("afgoerelser:afgoerelse", args=[afgoerelse.aktivitet.uuid])


def _klageadresse(klage: Klage) -> str:
    return reverse("afgoerelser:klage", args=[klage.aktivitet.uuid])


@require_GET
def vaelg_type(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Choose what is decided."""
    sag = get_sag(request.aktoer, sag_uuid, "sag.afgoer")
    grupper = rules.grupper(list(typer().values()), ur.idag())
    return htmx.render(
        request, "afgoerelser/vaelg_type.html", {"sag": sag, "grupper": grupper, "tilbage": sagens_adresse(sag)}
    )


@require_http_methods(["GET", "POST"])
def ny_afgoerelse(request: HttpRequest, sag_uuid: UUID, type: str) -> HttpResponse:
    """Make a decision of one kind."""
    aktoer = request.aktoer
    sag = get_sag(aktoer, sag_uuid, "sag.afgoer")
    check_akt(aktoer, sag, "sag.afgoer")
    afgoerelsestype = find_type(type)
    undersoegelse = next((bfu.aktivitet for bfu in list_undersoegelser(sag)), None)

    def udfoer(form: Skemaformular, fravigelse: Fravigelse) -> str:
        return _adresse(
            services.traef_afgoerelse(
                aktoer=aktoer, sag=sag, type=type, svar=form.svar, tidspunkt=ur.nu(), handling=form.handling,
                undersoegelse=undersoegelse, fravigelse=fravigelse,
            )
        )  # fmt: skip

    samtale = seneste_samtale(sag)
    start = {
        "titel": afgoerelsestype.navn, "klagevejledning": klagevejledning(afgoerelsestype),
        "retsgrundlag": afgoerelsestype.paragraf, "barnets_holdning": samtale.egne_ord if samtale else "",
        "resultat": "undersoegelse" if afgoerelsestype.noegle == "p20" else "",
    }  # fmt: skip
    side = Skemaside(
        services.skema_for(afgoerelsestype), sag.uuid, sag, udfoer, _("Træf afgørelse"),
        reverse("afgoerelser:vaelg_type", args=[sag.uuid]), start, "afgoerelser/ny_afgoerelse.html",
        {"type": afgoerelsestype, "samtale": samtale}, variant=type,
    )  # fmt: skip
    return vis(request, side)


@require_GET
def afgoerelse(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Read a decision: to whom it was told, complaints, and what it leads to."""
    aktoer = request.aktoer
    fundet = selectors.get_afgoerelse(aktoer, aktivitet)
    afgoerelsestype = find_type(fundet.type)
    svar = {navn: getattr(fundet, navn) for navn in (*services.TEKSTER, "resultat")}
    svar["plan"] = {True: "ja", False: "nej", None: ""}[fundet.plan]
    kontekst = {
        "afgoerelse": fundet, "sag": fundet.sag, "type": afgoerelsestype,
        "afsnit": afsnit_i_ord(services.skema_for(afgoerelsestype), svar),
        "parter": selectors.list_parter(fundet), "klager": selectors.list_klager(fundet),
        "kan_skrive": kan_i_sag(aktoer, fundet.sag, "sag.skriv"),
    }  # fmt: skip
    return htmx.render(request, "afgoerelser/afgoerelse.html", kontekst)


@require_http_methods(["GET", "POST"])
def meddel(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Write down that a party has been told."""
    aktoer = request.aktoer
    fundet = selectors.get_afgoerelse(aktoer, aktivitet)
    check_akt(aktoer, fundet.sag, "sag.skriv")
    parter = [part for part in selectors.list_parter(fundet) if part.meddelelse is None]
    form = MeddelForm(
        request.POST or None, parter=parter, kommune_id=aktoer.kommune_id,
        initial={"part": request.GET.get("part", ""), "modtaget": ur.idag(), "klagevejledning": "ja"},
    )  # fmt: skip

    def akt() -> str:
        svar = form.cleaned_data
        services.meddel_afgoerelse(
            aktoer=aktoer, afgoerelse=fundet, person=form.person, kanal=svar["kanal"], sendt=svar["sendt"],
            modtaget=svar["modtaget"], klagevejledning_givet=svar["klagevejledning"] == "ja", tidspunkt=ur.nu(),
            handling=form.handling,
        )  # fmt: skip
        return _adresse(fundet)

    return handlingsside(
        request, form, akt, sag=fundet.sag, overskrift=_("Meddelt part"), knap=_("Registrér meddelt"),
        tilbage=_adresse(fundet), udgaaende=True,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def ny_klage(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Write down a complaint, also one by phone."""
    aktoer = request.aktoer
    fundet = selectors.get_afgoerelse(aktoer, aktivitet)
    check_akt(aktoer, fundet.sag, "sag.skriv")
    form = KlageForm(
        request.POST or None, parter=selectors.list_parter(fundet), kommune_id=aktoer.kommune_id,
        initial={"modtaget": ur.idag()},
    )  # fmt: skip

    def akt() -> str:
        svar = form.cleaned_data
        klage = klager.registrer_klage(
            aktoer=aktoer, afgoerelse=fundet, person=form.person, modtaget=svar["modtaget"], kanal=svar["kanal"],
            indhold=svar["indhold"], tidspunkt=ur.nu(), handling=form.handling,
        )  # fmt: skip
        return _klageadresse(klage)

    titel = _("Registrér klage")
    return handlingsside(request, form, akt, sag=fundet.sag, overskrift=titel, knap=titel, tilbage=_adresse(fundet))


@require_GET
def klage(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Read a complaint and what may be done with it now."""
    fundet = selectors.get_klage(request.aktoer, aktivitet)
    direkte = find_type(fundet.afgoerelse.type).klagevej == rules.ANKESTYRELSEN
    modtaget, genvurderinger = fundet.status == Klage.Status.MODTAGET, list(fundet.genvurderinger.order_by("id"))
    kan_sendes = rules.kan_klage_skifte(fundet.status, "videresendt") and bool(genvurderinger)
    kontekst = {
        "klage": fundet, "sag": fundet.afgoerelse.sag, "genvurderinger": genvurderinger,
        "kan_begynde": modtaget and not direkte,
        "kan_genvurdere": not (direkte or genvurderinger) and fundet.status in KAN_GENVURDERES,
        "kan_videresende": kan_sendes or (direkte and modtaget),
    }  # fmt: skip
    return htmx.render(request, "afgoerelser/klage.html", kontekst)


@require_POST
def begynd_genvurdering(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Say that somebody is looking at the decision again."""
    fundet = selectors.get_klage(request.aktoer, aktivitet)
    form = VideresendForm(request.POST, kommune_id=request.aktoer.kommune_id)
    if form.is_valid():
        with suppress(KlagenErVidereError):  # somebody began in the meantime: the page shows the step
            klager.begynd_genvurdering(aktoer=request.aktoer, klage=fundet, tidspunkt=ur.nu(), handling=form.handling)
    return htmx.omdiriger(request, _klageadresse(fundet))


@require_http_methods(["GET", "POST"])
def genvurder(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Look at the decision again."""
    aktoer = request.aktoer
    fundet = selectors.get_klage(aktoer, aktivitet)
    check_akt(aktoer, fundet.afgoerelse.sag, "sag.afgoer")
    form = GenvurderForm(request.POST or None, kommune_id=aktoer.kommune_id)

    def akt() -> str:
        svar = form.cleaned_data
        klager.genvurder_klage(
            aktoer=aktoer, klage=fundet, resultat=svar["resultat"], begrundelse=svar["begrundelse"], tidspunkt=ur.nu(),
            handling=form.handling,
        )  # fmt: skip
        return _klageadresse(fundet)

    return handlingsside(
        request, form, akt, sag=fundet.afgoerelse.sag, overskrift=_("Genvurdér klagen"), knap=_("Gem genvurdering"),
        tilbage=_klageadresse(fundet),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def videresend(request: HttpRequest, aktivitet: UUID) -> HttpResponse:
    """Write down that the complaint has gone to Ankestyrelsen."""
    aktoer = request.aktoer
    fundet = selectors.get_klage(aktoer, aktivitet)
    check_akt(aktoer, fundet.afgoerelse.sag, "sag.skriv")
    form = VideresendForm(request.POST or None, kommune_id=aktoer.kommune_id)

    def akt() -> str:
        klager.videresend_klage(aktoer=aktoer, klage=fundet, tidspunkt=ur.nu(), handling=form.handling)
        return _klageadresse(fundet)

    return handlingsside(
        request, form, akt, sag=fundet.afgoerelse.sag, overskrift=_("Klagen er sendt til Ankestyrelsen"),
        knap=_("Registrér videresendt"), tilbage=_klageadresse(fundet),
    )  # fmt: skip
