"""The journal: read it, search in it, write notes and contacts, correct, plan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dubu.kerne import ur
from dubu.kerne.fejl import DomaeneFejl, FindesIkkeFejl
from dubu.sager import aktiviteter, aktivitetstyper, arbejdskopier, notater, selectors, soegninger
from dubu.sager.errors import BarnSetManglerError, NotatRettetImensError
from dubu.sager.forms import (
    AktivitetForm,
    AktivitetsstatusForm,
    HenvendelseForm,
    JournalsoegForm,
    NotatForm,
    RetNotatForm,
)
from dubu.sager.journalposter import poster
from dubu.sager.kontakt import mulige_deltagere
from dubu.sager.models import AktivitetBarn, Sag
from dubu.sager.permissions import kan_i_sag
from dubu.sager.rules import AKTIVITETSSKIFT
from dubu.sager.soeskende import mulige_soeskende
from dubu.sager.views import faelles
from dubu.web import htmx, visning
from dubu.web.komponenter import Fane

NOTAT_ART, HENVENDELSE_ART, AKTIVITET_ART = "sager.notat", "sager.henvendelse", "sager.aktivitet"
PR_SIDE = 25
JOURNALISER = _("Journalisér")


@require_http_methods(["GET", "POST"])
def journal(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """All rows of the case. The words searched for are kept with the user, never in an address."""
    aktoer = request.aktoer
    sag = selectors.get_sag(aktoer, sag_uuid)
    form = JournalsoegForm(**faelles.formulardata(request))
    if form.is_bound and form.is_valid():
        ord_ = "" if "ryd" in request.POST else form.cleaned_data["soegning"]
        soegninger.gem_journalsoegning(aktoer=aktoer, sag=sag, soegning=ord_, tidspunkt=ur.nu())
        return htmx.omdiriger(request, reverse("sager:journal", args=[sag.uuid]))
    soegning = soegninger.journalsoegning(aktoer, sag)
    form = form if form.errors else JournalsoegForm(initial={"soegning": soegning}, kommune_id=aktoer.kommune_id)
    slags = request.GET.get("slags", "")
    raekker = selectors.list_journal(aktoer, sag, soegning=soegning, aktivitetstype=slags)
    side = Paginator(raekker, PR_SIDE).get_page(request.GET.get("side"))
    kontekst = {
        "sag": sag, "form": form, "soegning": soegning, "side": side, "poster": poster(sag, side.object_list),
        "faner": _faner(selectors.typer_i_journal(aktoer, sag), slags),
    }  # fmt: skip
    return htmx.render(request, "sager/journal.html", kontekst, status=422 if form.errors else 200)


def _faner(typer: list[str], valgt: str) -> list[Fane]:
    alle = [Fane(str(_("Alle")), "?", not valgt)]
    return alle + [Fane(str(aktivitetstyper.find(t).titel), f"?slags={t}", t == valgt) for t in typer]


# ---- Write


@require_http_methods(["GET", "POST"])
def notat_nyt(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Write a note; saved field by field while it is typed."""
    sag = selectors.get_sag(request.aktoer, sag_uuid, "sag.skriv")
    if svar := faelles.gem_kladde(request, sag, NOTAT_ART, f"Notat i sag {sag.sagsnummer}"):
        return svar
    kopi = faelles.egen_kladde(request, sag, NOTAT_ART)

    def udfoer(form: NotatForm) -> str:
        data = form.cleaned_data
        notat = notater.skriv_notat(
            aktoer=request.aktoer, handling=form.handling, sag=sag, titel=data["titel"], tekst=data["tekst"],
            undertype=data["undertype"], haendelsestidspunkt=data["skete"], soeskende=form.valgte_boern, kopi=kopi,
            tidspunkt=ur.nu(),
        )  # fmt: skip
        return f"{reverse('sager:journal', args=[sag.uuid])}#a-{notat.uuid}"

    form = _skriveform(request, sag, NotatForm, kopi, {"skete": ur.nu(), "undertype": ""})
    return _skriveside(request, sag, form, udfoer, _("Nyt notat"), kopi)


@require_http_methods(["GET", "POST"])
def henvendelse_ny(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Write down who contacted us and what it was about."""
    sag = selectors.get_sag(request.aktoer, sag_uuid, "sag.skriv")
    if svar := faelles.gem_kladde(request, sag, HENVENDELSE_ART, f"Henvendelse i sag {sag.sagsnummer}"):
        return svar
    kopi = faelles.egen_kladde(request, sag, HENVENDELSE_ART)

    def udfoer(form: HenvendelseForm) -> str:
        data = form.cleaned_data
        felter = {navn: data[navn] for navn in ("titel", "tekst", "kanal", "fra", "undertype")}
        notater.skriv_henvendelse(
            aktoer=request.aktoer, handling=form.handling, sag=sag, haendelsestidspunkt=data["skete"],
            soeskende=form.valgte_boern, kopi=kopi, tidspunkt=ur.nu(), **felter,
        )  # fmt: skip
        return reverse("sager:journal", args=[sag.uuid])

    form = _skriveform(request, sag, HenvendelseForm, kopi, {"skete": ur.nu()})
    return _skriveside(request, sag, form, udfoer, _("Registrér henvendelse"), kopi)


@require_http_methods(["GET", "POST"])
def aktivitet_ny(request: HttpRequest, sag_uuid: UUID) -> HttpResponse:
    """Plan a meeting, a talk or a visit."""
    sag = selectors.get_sag(request.aktoer, sag_uuid, "sag.skriv")
    if svar := faelles.gem_kladde(request, sag, AKTIVITET_ART, f"Aktivitet i sag {sag.sagsnummer}"):
        return svar
    kopi = faelles.egen_kladde(request, sag, AKTIVITET_ART)
    medarbejdere = list(selectors.mulige_raadgivere())

    def udfoer(form: AktivitetForm) -> str:
        data, (type_, undertype) = form.cleaned_data, form.valgt_type
        ansvarlig = next((m for m in medarbejdere if str(m.uuid) == data["ansvarlig"]), None)
        aktiviteter.planlaeg_aktivitet(
            aktoer=request.aktoer, handling=form.handling, sag=sag, type=type_, undertype=undertype,
            titel=data["titel"], haendelsestidspunkt=data["tidspunkt"], soeskende=form.valgte_boern,
            ansvarlig=ansvarlig, sted=data["sted"], formaal=data["formaal"], tidspunkt=ur.nu(),
            deltagere=form.deltagere, aftalt_med_politi=form.aftalt_med_politi,
        )  # fmt: skip
        if kopi is not None:
            arbejdskopier.afslut(aktoer=request.aktoer, kopi=kopi, tidspunkt=ur.nu())
        return reverse("sager:overblik", args=[sag.uuid])

    form = _skriveform(
        request, sag, AktivitetForm, kopi, {}, medarbejdere=medarbejdere, mulige_deltagere=mulige_deltagere(sag)
    )
    return _skriveside(request, sag, form, udfoer, _("Ny aktivitet"), kopi, knap=_("Gem aktivitet"))


def _skriveform(request: HttpRequest, sag: Sag, klasse: Any, kopi: Any, start: dict[str, Any], **mere: Any) -> Any:
    return klasse(
        soeskende=mulige_soeskende(request.aktoer, sag), **faelles.formulardata(request),
        **faelles.kladdefelter(kopi, klasse, start), **mere,
    )  # fmt: skip


def _skriveside(
    request: HttpRequest, sag: Sag, form: Any, udfoer: Any, overskrift: Any, kopi: Any, knap: Any = JOURNALISER
) -> HttpResponse:
    tilbage = reverse("sager:overblik", args=[sag.uuid])
    side = faelles.Handlingsside(
        form, udfoer, overskrift, knap, tilbage, sag,
        skabelon="sager/skriv.html", kontekst={"kopi": kopi, "med_kladde": True},
    )  # fmt: skip
    return faelles.vis(request, side)


@require_http_methods(["GET", "POST"])
def notat_ret(request: HttpRequest, sag_uuid: UUID, aktivitet: UUID) -> HttpResponse:
    """Correct a note by a new version. Who comes second sees the new text and keeps what was typed."""
    sag = selectors.get_sag(request.aktoer, sag_uuid, "sag.skriv")
    raekke = selectors.get_raekke(request.aktoer, sag, aktivitet)
    (post,) = poster(sag, [raekke])
    if post.gaeldende is None:
        raise FindesIkkeFejl
    start = {"tekst": post.gaeldende.tekst, "fra_version": post.gaeldende.version}
    form = RetNotatForm(**faelles.formulardata(request), initial=start)
    imens = False
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            notater.ret_notat(
                aktoer=request.aktoer, handling=form.handling, aktivitet=raekke.aktivitet, tekst=data["tekst"],
                begrundelse=data["begrundelse"], fra_version=data["fra_version"], tidspunkt=ur.nu(),
            )  # fmt: skip
        except NotatRettetImensError as fejl:
            imens = True
            form = RetNotatForm(
                {**form.data.dict(), "fra_version": post.gaeldende.version}, kommune_id=request.aktoer.kommune_id
            )
            form.add_error(None, fejl.besked)
        else:
            return htmx.omdiriger(request, reverse("sager:aktivitet", args=[sag.uuid, aktivitet]))
    kontekst = {
        "sag": sag, "form": form, "overskrift": _("Ret notat"), "knap": _("Gem ny version"), "rettet_imens": imens,
        "seneste": post.gaeldende, "tilbage": reverse("sager:aktivitet", args=[sag.uuid, aktivitet]),
    }  # fmt: skip
    return htmx.render(request, "sager/ret_notat.html", kontekst, status=422 if form.errors else 200)


@require_POST
def kasser_kladde(request: HttpRequest, kopi: UUID) -> HttpResponse:
    """Discard one's own draft."""
    fundet = arbejdskopier.get_kopi(request.aktoer, kopi)
    sag = fundet.sag
    arbejdskopier.kasser(aktoer=request.aktoer, kopi=fundet)
    return htmx.omdiriger(request, reverse("sager:overblik", args=[sag.uuid]) if sag else reverse("sager:mine"))


# ---- One activity


@require_GET
def aktivitet(request: HttpRequest, sag_uuid: UUID, aktivitet: UUID) -> HttpResponse:
    """One activity as it stands in this case."""
    sag = selectors.get_sag(request.aktoer, sag_uuid)
    return _aktivitetsside(request, sag, selectors.get_raekke(request.aktoer, sag, aktivitet), None)


@require_POST
def aktivitet_status(request: HttpRequest, sag_uuid: UUID, aktivitet: UUID) -> HttpResponse:
    """Say what became of a planned activity."""
    sag = selectors.get_sag(request.aktoer, sag_uuid, "sag.skriv")
    raekke = selectors.get_raekke(request.aktoer, sag, aktivitet)
    form = AktivitetsstatusForm(raekke=raekke, **faelles.formulardata(request))
    if form.is_valid():
        data = form.cleaned_data
        try:
            aktiviteter.skift_aktivitetsstatus(
                aktoer=request.aktoer,
                raekke=raekke,
                til=data["til"],
                begrundelse=data["begrundelse"],
                barn_set=form.blev_barn_set,
                tidspunkt=ur.nu(),
            )
        except DomaeneFejl as fejl:
            if fejl.status in faelles.VIS_SOM_SIDE:
                raise
            form.add_error("barn_set" if isinstance(fejl, BarnSetManglerError) else None, fejl.besked)
        else:
            return htmx.omdiriger(request, reverse("sager:aktivitet", args=[sag.uuid, aktivitet]))
    return _aktivitetsside(request, sag, raekke, form)


def _aktivitetsside(
    request: HttpRequest, sag: Sag, raekke: AktivitetBarn, form: AktivitetsstatusForm | None
) -> HttpResponse:
    (post,) = poster(sag, [raekke])
    kan_skrive = kan_i_sag(request.aktoer, sag, "sag.skriv")
    if form is None and kan_skrive and AKTIVITETSSKIFT[raekke.status]:
        form = AktivitetsstatusForm(raekke=raekke, kommune_id=request.aktoer.kommune_id)
    kontekst = {
        "sag": sag, "post": post, "form": form, "kan_skrive": kan_skrive and post.gaeldende is not None,
        "oplysningsliste": _oplysninger(post),
    }  # fmt: skip
    return htmx.render(request, "sager/aktivitet.html", kontekst, status=422 if form and form.errors else 200)


def _oplysninger(post: Any) -> list[tuple[Any, Any]]:
    raekke = post.raekke
    return [
        (_("Type"), f"{post.type}: {post.undertype}" if post.undertype else post.type),
        (_("Status"), raekke.get_status_display()),
        (_("Hvornår"), visning.tidspunkt(raekke.aktivitet.haendelsestidspunkt, ur.nu())),
        (_("Hvor"), raekke.aktivitet.sted or None),
        (_("Formål"), raekke.aktivitet.formaal or None),
        (_("Ansvarlig"), raekke.ansvarlig.navn if raekke.ansvarlig else None),
        (_("Skrevet af"), raekke.aktivitet.oprettet_af_navn or None),
        (_("Gælder også"), ", ".join(post.andre_boern) or None),
    ]
