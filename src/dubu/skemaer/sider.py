"""One page for one form: shown with what has been typed, saved field by field, and sent as an act.

A room's view says which form, what it is about and which service the act is; everything that is the same
for all of them - working copy, two who write at once, refusals with everything kept - stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _

from dubu.haendelseslog.errors import SpaerretError
from dubu.kerne import ur
from dubu.kerne.fejl import DomaeneFejl
from dubu.sager import arbejdskopier
from dubu.sager.models import Arbejdskopi, Sag
from dubu.skemaer.forms import Skemaformular, formular
from dubu.skemaer.rules import Skema
from dubu.web import htmx
from dubu.web.formularer import DubuForm

Fravigelse = dict[str, str] | None
RETTET_IMENS = _(
    "%(navn)s har rettet feltet, mens du havde siden åben. Der står nu: “%(tekst)s”. "
    "Flet de to tekster i feltet, og send igen."
)
VIS_SOM_SIDE = frozenset({403, 404, 503})


@dataclass(frozen=True)
class Skemaside:
    """What is asked, about what, and what sending it does.

    `udfoer(form, fravigelse)` calls the service and answers with the address of the next page.
    """

    skema: Skema
    om: UUID
    sag: Sag | None
    udfoer: Callable[[Skemaformular, Fravigelse], str]
    knap: Any
    tilbage: str
    start: Mapping[str, Any] = field(default_factory=dict)
    skabelon: str = "skemaer/skemaside.html"
    kontekst: Mapping[str, Any] = field(default_factory=dict)
    variant: str = ""  # keeps working copies of the same form about the same thing apart

    @property
    def art(self) -> str:
        """The kind of working copy: the form's key and version, and the variant."""
        return f"{self.skema.art}/{self.variant}" if self.variant else self.skema.art


def vis(request: HttpRequest, side: Skemaside) -> HttpResponse:
    """Answer a request for the page: show, save one field, or do the act. The view has checked access."""
    if request.method == "POST" and "felt" in request.POST:
        return _gem_felt(request, side)
    if request.method == "POST" and "kladde" in request.POST:
        return _gem_kladde(request, side)
    kopi = arbejdskopier.find(art=side.art, om=side.om)
    form = _form(request, side, kopi)
    spaerrer: tuple[Any, ...] = ()
    if request.method == "POST" and form.is_valid() and not rettet_imens(request, form, kopi):
        try:
            maal = side.udfoer(form, _fravigelse(request))
        except SpaerretError as fejl:
            spaerrer = fejl.spaerrer
            form.add_error(None, fejl.besked)
        except DomaeneFejl as fejl:
            if fejl.status in VIS_SOM_SIDE:
                raise
            form.add_error(None, fejl.besked)
        else:
            if kopi is not None:
                arbejdskopier.afslut(aktoer=request.aktoer, kopi=kopi, tidspunkt=ur.nu())
            return htmx.omdiriger(request, maal)
    return _tegn(request, side, form, kopi, spaerrer)


def _form(request: HttpRequest, side: Skemaside, kopi: Arbejdskopi | None) -> Skemaformular:
    gemt = {**side.start, **(arbejdskopier.vaerdier(kopi) if kopi else {})}
    navne = [felt.navn for felt in side.skema.felter]
    versioner = {**dict.fromkeys(navne, 0), **(arbejdskopier.versioner(kopi) if kopi else {})}
    return formular(side.skema)(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial=gemt, kommune_id=request.aktoer.kommune_id, versioner=versioner,
    )  # fmt: skip


def rettet_imens(request: HttpRequest, form: Skemaformular, kopi: Arbejdskopi | None) -> bool:
    """Has somebody else changed a field since the page was opened? Then both texts are shown first.

    The page comes back with the newest versions: sent again, what stands in the fields is what counts.
    """
    for felt in arbejdskopier.felter(kopi) if kopi else ():
        vist = request.POST.get(f"version_{felt.felt}", "")
        if felt.felt not in form.fields or vist == str(felt.version) or not vist.isdigit():
            continue
        if _sendt(request, felt.felt) != _som_liste(felt.vaerdi):
            anden = ", ".join(_som_liste(felt.vaerdi)) or _("(tomt)")
            form.add_error(felt.felt, RETTET_IMENS % {"navn": felt.aendret_af_navn, "tekst": anden})
    return bool(form.errors)


def _sendt(request: HttpRequest, navn: str) -> list[str]:
    """What the page sent for a field, as autosave writes it: a moment is one text of its two parts."""
    if navn in request.POST:
        return _som_liste(request.POST.getlist(navn))
    dele = (request.POST.get(f"{navn}_{del_}", "").strip() for del_ in ("dato", "klokken"))
    return _som_liste(" ".join(dele).strip())


def _som_liste(vaerdi: Any) -> list[str]:
    dele = vaerdi if isinstance(vaerdi, list) else [vaerdi]
    return [str(del_).replace("\r\n", "\n").strip() for del_ in dele if del_ not in (None, "")]


def _gem_felt(request: HttpRequest, side: Skemaside) -> JsonResponse:
    aktoer, nu = request.aktoer, ur.nu()
    kopi = arbejdskopier.hent_eller_opret(
        aktoer=aktoer, art=side.art, tidspunkt=nu, om=side.om, sag=side.sag, titel=side.skema.titel
    )
    return JsonResponse(arbejdskopier.gem_post(aktoer=aktoer, kopi=kopi, post=request.POST, tidspunkt=nu))


def _gem_kladde(request: HttpRequest, side: Skemaside) -> HttpResponse:
    """Keep everything as it stands, whole or not, and leave the page: what autosave does, without it too."""
    aktoer, nu = request.aktoer, ur.nu()
    kopi = arbejdskopier.hent_eller_opret(
        aktoer=aktoer, art=side.art, tidspunkt=nu, om=side.om, sag=side.sag, titel=side.skema.titel
    )
    kendte = {**side.start, **arbejdskopier.vaerdier(kopi)}
    for felt in side.skema.felter:
        sendt, version = _sendt(request, felt.navn), request.POST.get(f"version_{felt.navn}", "0")
        if felt.type != "filer" and sendt != _som_liste(kendte.get(felt.navn)):
            arbejdskopier.gem_felt(
                aktoer=aktoer, kopi=kopi, felt=felt.navn, vaerdi=sendt if len(sendt) > 1 else "".join(sendt),
                version=int(version) if version.isdigit() else 0, tidspunkt=nu, side=DubuForm(request.POST).handling,
            )  # fmt: skip
    return htmx.omdiriger(request, side.tilbage)


def _fravigelse(request: HttpRequest) -> Fravigelse:
    begrundelse = request.POST.get("fravigelse_begrundelse", "").strip()
    return {"regel": request.POST.get("fravigelse_regel", ""), "begrundelse": begrundelse} if begrundelse else None


def _tegn(
    request: HttpRequest, side: Skemaside, form: Skemaformular, kopi: Arbejdskopi | None, spaerrer: tuple[Any, ...]
) -> HttpResponse:
    kontekst = {
        "side": side, "skema": side.skema, "sag": side.sag, "form": form, "spaerrer": spaerrer,
        "konflikter": arbejdskopier.konflikter(kopi) if kopi else [],
        "fravigelse": request.POST.get("fravigelse_begrundelse", ""),
        **side.kontekst,
    }  # fmt: skip
    return htmx.render(request, side.skabelon, kontekst, status=422 if form.errors else 200, delvis=side.skabelon)


def handlingsside(
    request: HttpRequest,
    form: DubuForm,
    akt: Callable[[], str],
    *,
    skabelon: str = "skemaer/handling.html",
    **kontekst: Any,
) -> HttpResponse:
    """Answer a request for a small form of one act: show it, or do the act and go to the address it gives."""
    if request.method == "POST" and form.is_valid():
        try:
            return htmx.omdiriger(request, akt())
        except DomaeneFejl as fejl:
            if fejl.status in VIS_SOM_SIDE:
                raise
            form.add_error(None, fejl.besked)
    return htmx.render(request, skabelon, {"form": form, **kontekst}, 422 if form.errors else 200, delvis=skabelon)
