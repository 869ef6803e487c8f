"""What every page with one act does: show, refuse with everything kept, do, go on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from dubu.kerne import ur
from dubu.kerne.fejl import DomaeneFejl, RettetImensFejl
from dubu.sager import arbejdskopier
from dubu.sager.models import Arbejdskopi, Sag
from dubu.web import htmx
from dubu.web.formularer import DubuForm, FraAftrykForm

VIS_SOM_SIDE = frozenset({403, 404, 503})


@dataclass(frozen=True)
class Handlingsside:
    """One page with one act: `udfoer(form)` calls the service and answers with the next address."""

    form: DubuForm
    udfoer: Callable[[Any], str]
    overskrift: Any
    knap: Any
    tilbage: str
    sag: Sag | None = None
    indledning: Any = ""
    skabelon: str = "sager/handling.html"
    kontekst: Mapping[str, Any] = field(default_factory=dict)


def formulardata(request: HttpRequest) -> dict[str, Any]:
    """The arguments of a form on this request: bound when it is posted."""
    return {"data": request.POST if request.method == "POST" else None, "kommune_id": request.aktoer.kommune_id}


def vis(request: HttpRequest, side: Handlingsside) -> HttpResponse:
    """Show the page, or do the act; a form error or a domain error answers 422 with what was typed."""
    form = side.form
    if form.is_bound and form.is_valid():
        try:
            return htmx.omdiriger(request, side.udfoer(form))
        except DomaeneFejl as fejl:
            if fejl.status in VIS_SOM_SIDE:
                raise
            form.add_error(None, fejl.besked)
            if isinstance(fejl, RettetImensFejl) and isinstance(form, FraAftrykForm):
                form.vis_nyere(fejl)
                if side.sag is not None:
                    side.sag.refresh_from_db(fields=["handler_om", "handler_om_dato", "status"])
    kontekst = {
        "form": form, "sag": side.sag, "overskrift": side.overskrift, "knap": side.knap, "tilbage": side.tilbage,
        "indledning": side.indledning, **side.kontekst,
    }  # fmt: skip
    return htmx.render(request, side.skabelon, kontekst, status=422 if form.errors else 200, delvis=side.skabelon)


# ---- Pages that save what is typed


def egen_kladde(request: HttpRequest, sag: Sag, art: str) -> Arbejdskopi | None:
    """The actor's own draft of this form in this case."""
    return arbejdskopier.find(art=art, om=sag.uuid, noegle=arbejdskopier.egen_noegle(request.aktoer))


def gem_kladde(request: HttpRequest, sag: Sag, art: str, titel: str) -> JsonResponse | None:
    """Answer an autosave of one field; None when the request is something else."""
    if request.method != "POST" or "felt" not in request.POST:
        return None
    aktoer, nu = request.aktoer, ur.nu()
    kopi = arbejdskopier.hent_eller_opret(
        aktoer=aktoer,
        art=art,
        om=sag.uuid,
        noegle=arbejdskopier.egen_noegle(aktoer),
        sag=sag,
        titel=titel,
        tidspunkt=nu,
    )
    return JsonResponse(arbejdskopier.gem_post(aktoer=aktoer, kopi=kopi, post=request.POST, tidspunkt=nu))


def kladdefelter(kopi: Arbejdskopi | None, formklasse: type[DubuForm], start: Mapping[str, Any]) -> dict[str, Any]:
    """`initial` and `versioner` of a form with a draft behind it."""
    gemt = arbejdskopier.vaerdier(kopi) if kopi else {}
    versioner = dict.fromkeys(formklasse.base_fields, 0) | (arbejdskopier.versioner(kopi) if kopi else {})
    return {"initial": {**start, **gemt}, "versioner": versioner}
