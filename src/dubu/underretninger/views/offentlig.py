"""The public side: nobody is looked up, nothing is confirmed or filled in beforehand.

The receipt is the POST's own answer; the edge commits before it leaves. A draft is a working copy found
by a random token in a cookie for the path.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dubu.adgang import forsoeg
from dubu.kerne import ur
from dubu.kerne.fejl import DomaeneFejl, FindesIkkeFejl
from dubu.kerne.tekst import dansk_tid
from dubu.organisation.indstillinger import alle_gaeldende
from dubu.organisation.selectors import find_kommune
from dubu.sager import arbejdskopier
from dubu.sager.models import Arbejdskopi
from dubu.skemaer.forms import Skemaformular, formular
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.rules import Skema
from dubu.skemaer.services import afsnit_i_ord
from dubu.underretninger.forms import OFFENTLIGE, offentlig_indgang
from dubu.underretninger.services import Indgang, Modtagelse, modtag

KLADDE_COOKIE = "underret_kladde"
VINDUE = timedelta(minutes=15)
HOEJST_SENDT = 20
HOEJST_GEMT = 2_000


def _side(kode: str) -> dict[str, Any]:
    """What every public page shows: the municipality, 112 and the telephone numbers."""
    kommune = find_kommune(kode)
    assert kommune is not None  # the edge has found it
    numre = {**alle_gaeldende("doegnvagt.", ur.idag()), **alle_gaeldende("hovednummer.", ur.idag())}
    return {
        "kommune_navn": kommune.navn,
        "kommune_kode": kommune.kode,
        "doegnvagt": numre["doegnvagt.telefon"],
        "hovednummer": numre["hovednummer.telefon"],
    }


def _skema(hvem: str) -> Skema:
    if hvem not in OFFENTLIGE:
        raise FindesIkkeFejl
    return find_skema(OFFENTLIGE[hvem][0])


@never_cache
@require_GET
def valg(request: HttpRequest, kode: str) -> HttpResponse:
    """Who are you? Professional, citizen or child."""
    side = _side(kode)
    return (
        render(request, "underretninger/offentlig_valg.html", side) if side["doegnvagt"] else _ikke_aaben(request, side)
    )


def _ikke_aaben(request: HttpRequest, side: dict[str, Any]) -> HttpResponse:
    """The page does not go live before the municipality has given its duty telephone: say what to do instead."""
    return render(request, "underretninger/offentlig_lukket.html", side)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def underret(request: HttpRequest, kode: str, hvem: str) -> HttpResponse:
    """The form; its POST answers with the receipt."""
    skema = _skema(hvem)
    side = {**_side(kode), "skema": skema, "hvem": hvem, "gem_url": reverse("underretninger:kladde", args=[kode, hvem])}
    if not side["doegnvagt"]:
        return _ikke_aaben(request, side)
    return _send(request, side, hvem) if request.method == "POST" else _vis(request, side, hvem)


def _vis(request: HttpRequest, side: dict[str, Any], hvem: str) -> HttpResponse:
    kopi = _find_kladde(request, hvem)
    vaerdier = arbejdskopier.vaerdier(kopi) if kopi else {}
    versioner = arbejdskopier.versioner(kopi) if kopi else {}
    form = formular(side["skema"])(initial=vaerdier, versioner=versioner)
    svar = render(request, "underretninger/offentlig_formular.html", {**side, "form": form})
    _saet_kladdecookie(request, svar, side["kommune_kode"], hvem)
    return svar


def _send(request: HttpRequest, side: dict[str, Any], hvem: str) -> HttpResponse:
    noegle = forsoeg.noegle_for(request, "underret", ur.nu())
    request.efter.append(lambda: forsoeg.taell_op(noegle, ur.nu(), laengde=VINDUE))
    form = formular(side["skema"])(request.POST, request.FILES, versioner={})
    try:
        forsoeg.check_ikke_for_mange(noegle, ur.nu(), hoejst=HOEJST_SENDT, laengde=VINDUE)
        if form.is_valid():
            return _kvittering(request, side, form, hvem)
    except DomaeneFejl as fejl:
        return _igen(request, side, form, fejl)
    return _igen(request, side, form)


def _igen(
    request: HttpRequest, side: dict[str, Any], form: Skemaformular, fejl: DomaeneFejl | None = None
) -> HttpResponse:
    """The form again with everything that was typed."""
    indhold = {**side, "form": form, "fejl": fejl.besked if fejl else ""}
    return render(request, "underretninger/offentlig_formular.html", indhold, status=fejl.status if fejl else 422)


def _kvittering(request: HttpRequest, side: dict[str, Any], form: Skemaformular, hvem: str) -> HttpResponse:
    nu = ur.nu()
    indgang = offentlig_indgang(form, hvem, nu)
    modtagelse = modtag(aktoer=request.aktoer, handling=form.handling, indgang=indgang, tidspunkt=nu)
    if kopi := _find_kladde(request, hvem):
        arbejdskopier.afslut(aktoer=request.aktoer, kopi=kopi, tidspunkt=nu)
    side = {**side, **_kvitteringens(modtagelse, side["skema"], indgang)}
    svar = render(request, "underretninger/offentlig_kvittering.html", side)
    svar.delete_cookie(KLADDE_COOKIE, path=_sti(side["kommune_kode"], hvem), samesite="Strict")
    return svar


def _kvitteringens(modtagelse: Modtagelse, skema: Skema, indgang: Indgang) -> dict[str, Any]:
    """Number and time; the own text as it was stored only in the first answer, only to the one who typed it."""
    egen = [] if modtagelse.er_gentagelse else afsnit_i_ord(skema, indgang.svar)
    underretning = modtagelse.underretning
    linjer = [("Nummer", underretning.visningsnummer), ("Modtaget", dansk_tid(underretning.modtaget_tidspunkt))]
    return {"kvitteringslinjer": linjer, "gentagelse": modtagelse.er_gentagelse, "egen_tekst": egen}


# ---- Drafts


def _sti(kode: str, hvem: str) -> str:
    return reverse("underretninger:offentlig", args=[kode, hvem])


def _noegle(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _find_kladde(request: HttpRequest, hvem: str) -> Arbejdskopi | None:
    token = request.COOKIES.get(KLADDE_COOKIE, "")
    return arbejdskopier.find(art=_skema(hvem).art, noegle=_noegle(token)) if token else None


def _saet_kladdecookie(request: HttpRequest, svar: HttpResponse, kode: str, hvem: str) -> None:
    """A random token, kept until the browser closes: the draft is found by it and by nothing else."""
    token = request.COOKIES.get(KLADDE_COOKIE) or secrets.token_urlsafe(32)
    svar.set_cookie(
        KLADDE_COOKIE, token, path=_sti(kode, hvem), httponly=True, samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


@never_cache
@sensitive_post_parameters()
@require_POST
def kladde(request: HttpRequest, kode: str, hvem: str) -> HttpResponse:
    """Autosave of one field of a draft."""
    skema, token = _skema(hvem), request.COOKIES.get(KLADDE_COOKIE, "")
    felt = skema.felt(request.POST.get("felt", ""))
    if not token or felt is None or felt.type == "filer":
        raise FindesIkkeFejl
    noegle = forsoeg.noegle_for(request, "underret-kladde", ur.nu())
    forsoeg.check_ikke_for_mange(noegle, ur.nu(), hoejst=HOEJST_GEMT, laengde=VINDUE)
    forsoeg.taell_op(noegle, ur.nu(), laengde=VINDUE)
    kopi = arbejdskopier.hent_eller_opret(
        aktoer=request.aktoer, art=skema.art, noegle=_noegle(token), tidspunkt=ur.nu()
    )
    return JsonResponse(arbejdskopier.gem_post(aktoer=request.aktoer, kopi=kopi, post=request.POST, tidspunkt=ur.nu()))


@never_cache
@require_POST
def slet_kladde(request: HttpRequest, kode: str, hvem: str) -> HttpResponse:
    """Remove what has been typed, so that the next one at the computer does not see it."""
    if kopi := _find_kladde(request, hvem):
        arbejdskopier.afslut(aktoer=request.aktoer, kopi=kopi, tidspunkt=ur.nu())
    svar = redirect("underretninger:valg", kode)
    svar.delete_cookie(KLADDE_COOKIE, path=_sti(kode, hvem), samesite="Strict")
    return svar
