"""The page 24-timersvurdering and screening: the text as received, what is known, and the answers per child."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dubu.adgang.permissions import kan
from dubu.arbejdsplads.vurdering.akt import Udfald, gem
from dubu.arbejdsplads.vurdering.forms import Vurderingsform
from dubu.arbejdsplads.vurdering.sidedata import sidens_data
from dubu.kerne import ur
from dubu.kerne.fejl import DomaeneFejl
from dubu.sager import arbejdskopier
from dubu.sager.models import Arbejdskopi
from dubu.sager.selectors import aabne_sager_for, mulige_raadgivere
from dubu.skemaer.sider import rettet_imens
from dubu.underretninger import selectors
from dubu.underretninger.errors import ErLukketError
from dubu.underretninger.indbakke import hent_indbakke
from dubu.underretninger.models import UnderretningBarn
from dubu.web import htmx

ART = "vurdering_og_screening/1"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def vurder(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the page, save one field of the draft, or save the answers."""
    raekke = selectors.get_underretning_barn(request.aktoer, uuid)
    if request.method == "POST" and "felt" in request.POST:
        return _gem_felt(request, raekke)
    kopi = arbejdskopier.find(art=ART, om=raekke.underretning.aktivitet.uuid, noegle=raekke.uuid.hex)
    form = _form(request, raekke, kopi)
    if request.method == "POST" and form is None:
        raise ErLukketError(grund=raekke.get_lukkegrund_display())
    if request.method == "POST" and form.is_valid() and not rettet_imens(request, form.form, kopi):
        return _gem(request, raekke, form, kopi)
    return _tegn(request, raekke, form, kopi, status=422 if form is not None and form.form.errors else 200)


def _gem_felt(request: HttpRequest, raekke: UnderretningBarn) -> JsonResponse:
    """The draft belongs to the child's row: two who write at once see both texts."""
    selectors.get_underretning_barn(request.aktoer, raekke.uuid, "underretning.vurder")
    kopi = arbejdskopier.hent_eller_opret(
        aktoer=request.aktoer, art=ART, om=raekke.underretning.aktivitet.uuid, noegle=raekke.uuid.hex,
        tidspunkt=ur.nu(), titel=f"Vurdering af {raekke.underretning.visningsnummer}",
    )  # fmt: skip
    return JsonResponse(arbejdskopier.gem_post(aktoer=request.aktoer, kopi=kopi, post=request.POST, tidspunkt=ur.nu()))


def _form(request: HttpRequest, raekke: UnderretningBarn, kopi: Arbejdskopi | None) -> Vurderingsform | None:
    """The form of what is still to be answered and may be answered by this actor; none when nothing is.

    Answers that were sent are read, also when another has assessed the child since: the service says so.
    """
    igen = "vurder" in request.GET
    spoerges = raekke.vurderet_tidspunkt is None or igen or "fare" in request.POST
    vurder_ = raekke.er_aaben and spoerges and kan(request.aktoer, "underretning.vurder")
    screen = raekke.er_aaben and not igen and kan(request.aktoer, "underretning.screen")
    if not (vurder_ or screen):
        return None
    andre = [r for r in selectors.list_boern(request.aktoer, raekke.underretning) if r.pk != raekke.pk and r.er_aaben]
    ens = [r for r in andre if (r.vurderet_tidspunkt is None) == (raekke.vurderet_tidspunkt is None)]
    sager = aabne_sager_for([raekke.barn, *(r.barn for r in ens)])
    sag = sager.get(raekke.barn_id)
    for_sig = {r.pk for r in ens if (r.barn_id in sager) != (sag is not None)}
    gemt = arbejdskopier.vaerdier(kopi) if kopi else {}
    return Vurderingsform(
        request.POST if request.method == "POST" else None, raekke=raekke, soeskende=ens, sag=sag,
        for_sig=for_sig,
        medarbejdere=mulige_raadgivere(), vurder=vurder_, screen=screen, kommune_id=request.aktoer.kommune_id,
        versioner=arbejdskopier.versioner(kopi) if kopi else {}, initial={**_forslag(raekke, sag), **gemt},
    )  # fmt: skip


def _forslag(raekke: UnderretningBarn, sag: Any) -> dict[str, Any]:
    """What the item itself says is proposed, never the danger: that is the assessor's own answer."""
    underretning = raekke.underretning
    ansvarlig = sag.primaer_raadgiver if sag else raekke.vurderes_af
    return {
        "overgreb": "ja" if underretning.overgreb else "",
        "aereskonflikt": "ja" if underretning.aereskonflikt else "",
        "ansvarlig": str(ansvarlig.uuid) if ansvarlig else "",
        "opret_sag": True,
    }


def _gem(
    request: HttpRequest, raekke: UnderretningBarn, form: Vurderingsform, kopi: Arbejdskopi | None
) -> HttpResponse:
    begrundelse = request.POST.get("fravigelse_begrundelse", "").strip()
    try:
        udfald = gem(
            aktoer=request.aktoer,
            handling=form.form.handling,
            raekke=raekke,
            form=form,
            tidspunkt=ur.nu(),
            fra_aftryk=request.POST.get("fra_aftryk", ""),
            fravigelse={"regel": request.POST.get("fravigelse_regel", ""), "begrundelse": begrundelse}
            if begrundelse
            else None,
        )
    except DomaeneFejl as fejl:
        if fejl.status != 422:
            raise
        form.form.add_error(None, fejl.besked)
        return _tegn(request, raekke, form, kopi, status=422)
    if udfald.fejl is not None:
        return _holdt_tilbage(request, raekke, form, kopi, udfald)
    if kopi is not None:
        arbejdskopier.afslut(aktoer=request.aktoer, kopi=kopi, tidspunkt=ur.nu())
    return htmx.omdiriger(request, _naeste(request, raekke))


def _holdt_tilbage(
    request: HttpRequest, raekke: UnderretningBarn, form: Vurderingsform, kopi: Arbejdskopi | None, udfald: Udfald
) -> HttpResponse:
    """The assessment is saved (status 200, so that it is kept); the closing says what it lacks."""
    if udfald.fejl is not None:
        form.form.add_error(None, udfald.fejl.besked)
    status = 200 if udfald.vurderet else 422
    return _tegn(request, raekke, form, kopi, status=status, spaerrer=udfald.spaerrer, vurdering_gemt=udfald.vurderet)


def _naeste(request: HttpRequest, raekke: UnderretningBarn) -> str:
    """Back to the item, or on to the most urgent one."""
    if "naeste" in request.POST:
        for naeste in hent_indbakke(request.aktoer, fane="vurder", filter_="", nu=ur.nu()).raekker:
            if naeste.raekke.pk != raekke.pk:
                return reverse("arbejdsplads:vurder", args=[naeste.raekke.uuid])
        return reverse("arbejdsplads:indbakke")
    return reverse("arbejdsplads:vurder", args=[raekke.uuid])


def _tegn(
    request: HttpRequest,
    raekke: UnderretningBarn,
    form: Vurderingsform | None,
    kopi: Arbejdskopi | None,
    *,
    status: int,
    spaerrer: Any = (),
    vurdering_gemt: bool = False,
) -> HttpResponse:
    indhold = {
        **sidens_data(request.aktoer, raekke.uuid),
        "form": form.form if form else None,
        "vurderer": bool(form and form.vurder and not vurdering_gemt),
        "screener": bool(form and form.screen),
        "spaerrer": spaerrer,
        "vurdering_gemt": vurdering_gemt,
        "konflikter": arbejdskopier.konflikter(kopi) if kopi else [],
        "fravigelse": request.POST.get("fravigelse_begrundelse", ""),
    }
    return render(request, "arbejdsplads/vurdering/vurdering.html", indhold, status=status)
