"""The acts of the list's rows: one small page each, so that every act says what it does before it does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from dubu.arbejdsplads.indbakke import forms
from dubu.arbejdsplads.vurdering.svarvej import foreslaa_kanal
from dubu.kerne import ur
from dubu.organisation.selectors import aktive_medarbejdere, get_medarbejder
from dubu.parter.selectors import foreslaa_personer
from dubu.skemaer.sider import handlingsside
from dubu.underretninger import selectors, services
from dubu.underretninger.deltagelse import kvalificerede
from dubu.underretninger.indbakke import FANER, FILTRE
from dubu.underretninger.models import Indgangstype, UnderretningBarn, Underretterart
from dubu.web import htmx
from dubu.web.formularer import DubuForm

SKABELON = "arbejdsplads/indbakke/handling.html"


def _raekke(request: HttpRequest, uuid: UUID, akt: str) -> UnderretningBarn:
    return selectors.get_underretning_barn(request.aktoer, uuid, akt)


def _side(raekke: UnderretningBarn) -> str:
    return reverse("arbejdsplads:vurder", args=[raekke.uuid])


def _form(request: HttpRequest, klasse: type[DubuForm], **ekstra: Any) -> Any:
    data = request.POST if request.method == "POST" else None
    return klasse(data, kommune_id=request.aktoer.kommune_id, **ekstra)


def _vis(
    request: HttpRequest,
    raekke: UnderretningBarn,
    form: DubuForm,
    udfoer: Callable[[], object],
    maal: str = "",
    **kontekst: Any,
) -> HttpResponse:
    """Show the form, or do the act and go back to the item (or the inbox)."""

    def akt() -> str:
        udfoer()
        return maal or _side(raekke)

    return handlingsside(
        request, form, akt, skabelon=SKABELON, raekke=raekke, u=raekke.underretning, tilbage=_side(raekke), **kontekst
    )


@require_POST
def tildel_mig(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take the child's row: from the list one stays on the list."""
    raekke = _raekke(request, uuid, "underretning.vurder")
    mig = get_medarbejder(request.aktoer.id)
    services.tildel(
        aktoer=request.aktoer,
        handling=DubuForm(request.POST).handling,
        raekke=raekke,
        medarbejder=mig,
        tidspunkt=ur.nu(),
    )
    return htmx.omdiriger(request, _paa_listen(request.POST["liste"]) if "liste" in request.POST else _side(raekke))


def _paa_listen(sted: str) -> str:
    """The inbox on the tab or the filter that the row stood on."""
    slags, _, noegle = sted.partition("=")
    kendte = {"fane": FANER, "filter": FILTRE}.get(slags, ())
    adresse = reverse("arbejdsplads:indbakke")
    return f"{adresse}?{slags}={noegle}" if any(noegle == en.noegle for en in kendte) else adresse


@require_http_methods(["GET", "POST"])
def tildel_til(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Give the child's row to somebody."""
    raekke = _raekke(request, uuid, "underretning.tildel")
    form = _form(request, forms.TildelForm, medarbejdere=aktive_medarbejdere(ur.idag()).order_by("navn"))

    def akt() -> object:
        return services.tildel(
            aktoer=request.aktoer, handling=form.handling, raekke=raekke, medarbejder=form.valgt, tidspunkt=ur.nu()
        )

    return _vis(request, raekke, form, akt, overskrift="Tildel", knap="Tildel")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def identificer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who is the child? The claims are the first search; the search is a POST, so that no address holds a name."""
    raekke = _raekke(request, uuid, "underretning.sorter")
    paastand = (
        raekke.paastande.get("mor_navn")
        if raekke.ufoedt
        else raekke.paastande.get("cpr") or raekke.paastande.get("navn")
    )
    soeg = request.POST.get("soeg", request.POST.get("soegt", paastand or ""))
    personer = foreslaa_personer(request.aktoer, soeg) if soeg else []
    if "opret" in request.POST:
        return _opret_person(request, raekke, soeg, personer)
    valgt = request.method == "POST" and "soeg" not in request.POST
    data = request.POST if valgt else None
    form = forms.PersonValgForm(data, personer=personer, kommune_id=request.aktoer.kommune_id)

    def akt() -> object:
        return services.identificer(
            aktoer=request.aktoer, handling=form.handling, raekke=raekke, person=form.valgt, tidspunkt=ur.nu()
        )

    ny = forms.NyPersonForm(kommune_id=request.aktoer.kommune_id)
    return (
        _identificer_side(request, raekke, form, akt, soeg, ny)
        if valgt
        else _vis_soegning(request, raekke, form, soeg, ny)
    )


def _kontekst(raekke: UnderretningBarn, soeg: str, ny: DubuForm) -> dict[str, Any]:
    overskrift = "Hvem er moren?" if raekke.ufoedt else "Hvem er barnet?"
    return {
        "soeg": soeg,
        "ny": ny,
        "overskrift": overskrift,
        "knap": "Det er hende" if raekke.ufoedt else "Det er barnet",
    }


def _identificer_side(
    request: HttpRequest, raekke: UnderretningBarn, form: DubuForm, akt: Callable[[], object], soeg: str, ny: DubuForm
) -> HttpResponse:
    def udfoer() -> str:
        akt()
        return _side(raekke)

    return handlingsside(
        request, form, udfoer, skabelon="arbejdsplads/indbakke/identificer.html", raekke=raekke, u=raekke.underretning,
        tilbage=_side(raekke), **_kontekst(raekke, soeg, ny),
    )  # fmt: skip


def _vis_soegning(
    request: HttpRequest, raekke: UnderretningBarn, form: DubuForm, soeg: str, ny: DubuForm, status: int = 200
) -> HttpResponse:
    indhold = {
        "raekke": raekke,
        "u": raekke.underretning,
        "form": form,
        "tilbage": _side(raekke),
        **_kontekst(raekke, soeg, ny),
    }
    return htmx.render(
        request,
        "arbejdsplads/indbakke/identificer.html",
        indhold,
        status,
        delvis="arbejdsplads/indbakke/identificer.html",
    )


def _opret_person(request: HttpRequest, raekke: UnderretningBarn, soeg: str, personer: list[Any]) -> HttpResponse:
    """The child is not found: make a person without CPR number and go on."""
    ny = forms.NyPersonForm(request.POST, kommune_id=request.aktoer.kommune_id)
    if ny.is_valid():
        rene = ny.cleaned_data
        services.identificer_uden_cpr(
            aktoer=request.aktoer, handling=ny.handling, raekke=raekke, fornavn=rene["fornavn"],
            efternavn=rene["efternavn"], foedselsdato=rene["foedselsdato"], tidspunkt=ur.nu(),
        )  # fmt: skip
        return htmx.omdiriger(request, _side(raekke))
    form = forms.PersonValgForm(personer=personer, kommune_id=request.aktoer.kommune_id)
    return _vis_soegning(request, raekke, form, soeg, ny, 422)


@require_http_methods(["GET", "POST"])
def opdel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add the other children of the item."""
    raekke = _raekke(request, uuid, "underretning.sorter")
    moedre = selectors.moedre_paa(request.aktoer, raekke.underretning)
    form = _form(request, forms.OpdelForm, moedre=moedre)

    def akt() -> object:
        return services.opdel(
            aktoer=request.aktoer, handling=form.handling, underretning=raekke.underretning, boern=form.boern,
            ufoedte=form.ufoedte, tidspunkt=ur.nu(),
        )  # fmt: skip

    intro = "Hvert barn får sin egen vurdering. De 24 timer regnes for alle fra den samme modtagelse."
    return _vis(request, raekke, form, akt, overskrift="Opdel på børn", intro=intro, knap="Opdel på børn")


@require_http_methods(["GET", "POST"])
def sammenlaeg(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The same worry has come twice."""
    raekke = _raekke(request, uuid, "underretning.sorter")
    form = _form(request, forms.SammenlaegForm, raekker=selectors.mulige_dubletter(request.aktoer, raekke))

    def akt() -> object:
        return services.sammenlaeg(
            aktoer=request.aktoer, handling=form.handling, raekke=raekke, med=form.valgt, tidspunkt=ur.nu()
        )

    intro = "" if form.raekker else "Der er ingen andre åbne underretninger om barnet."
    return _vis(request, raekke, form, akt, overskrift="Sammenlæg", intro=intro, knap="Sammenlæg")


@require_http_methods(["GET", "POST"])
def videresend(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Send the item to the municipality whose it is."""
    raekke = _raekke(request, uuid, "underretning.sorter")
    form = _form(request, forms.VideresendForm)

    def akt() -> object:
        rene = form.cleaned_data
        return services.videresend(
            aktoer=request.aktoer, handling=form.handling, underretning=raekke.underretning,
            til_kommune=int(rene["kommune_til"]), overdraget_til=rene["overdraget_til"] or "",
            overdraget_tidspunkt=rene["overdraget_tidspunkt"], tidspunkt=ur.nu(),
        )  # fmt: skip

    intro = "Hele underretningen sendes, med det oprindelige tidspunkt for modtagelsen. Uret begynder ikke forfra."
    return _vis(
        request, raekke, form, akt, reverse("arbejdsplads:indbakke"), overskrift="Videresend til kommune", intro=intro,
        knap="Videresend til kommune",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def sorter(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say what the item is."""
    raekke = _raekke(request, uuid, "underretning.sorter")
    ukendt = raekke.underretning.underretter_art == Underretterart.UKENDT
    navn = {"underretter_navn": raekke.underretning.underretter_navn}
    er_sorteret = raekke.underretning.indgangstype != Indgangstype.USORTERET
    form = _form(
        request, forms.SorterMedUnderretterForm if ukendt else forms.SorterForm, initial=navn, er_sorteret=er_sorteret
    )

    def akt() -> object:
        return services.klassificer(
            aktoer=request.aktoer,
            handling=form.handling,
            underretning=raekke.underretning,
            slags=form.cleaned_data["slags"],
            begrundelse=form.cleaned_data["begrundelse"],
            tidspunkt=ur.nu(),
            underretter=form.underretter if ukendt else None,
        )

    intro = "Så længe ingen har sagt, hvad det er, løber de 24 timer."
    if er_sorteret:
        ord_ = "Ikke en underretning"
        return _vis(request, raekke, form, akt, overskrift=ord_, knap=ord_)
    return _vis(request, raekke, form, akt, overskrift="Sortér", intro=intro, knap="Udfør")


@require_http_methods(["GET", "POST"])
def genvurder(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """§ 137's renewed assessment by somebody new."""
    raekke = _raekke(request, uuid, "underretning.vurder")
    form = _form(request, forms.GenvurderForm, medarbejdere=kvalificerede(raekke, ur.nu()))

    def akt() -> object:
        return services.genvurder_underretning(
            aktoer=request.aktoer, handling=form.handling, raekke=raekke, medarbejder=form.valgt,
            resultat=form.cleaned_data["resultat"], tidspunkt=ur.nu(),
        )  # fmt: skip

    return _vis(request, raekke, form, akt, overskrift="Genvurdering (§ 137)", knap="Gem genvurdering")


@require_http_methods(["GET", "POST"])
def samtale(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The talk with the child for this item."""
    raekke = _raekke(request, uuid, "underretning.vurder")
    form = _form(request, forms.SamtaleForm)

    def akt() -> object:
        rene = form.cleaned_data
        return services.registrer_samtale(
            aktoer=request.aktoer, handling=form.handling, raekke=raekke, holdt=rene["holdt"] == "ja",
            hvornaar=rene["hvornaar"], foraelder_til_stede=rene["foraelder_til_stede"] == "ja",
            aftalt_med_politi=rene["aftalt_med_politi"] == "ja", begrundelse=rene["begrundelse"], tidspunkt=ur.nu(),
        )  # fmt: skip

    return _vis(request, raekke, form, akt, overskrift="Samtale med barnet", knap="Gem samtale", udgaaende=True)


@require_http_methods(["GET", "POST"])
def risikovurdering(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The risk before family and network are contacted."""
    raekke = _raekke(request, uuid, "underretning.vurder")
    form = _form(request, forms.RisikovurderingForm)

    def akt() -> object:
        return services.registrer_risikovurdering(
            aktoer=request.aktoer, handling=form.handling, raekke=raekke, risiko=form.cleaned_data["risiko"],
            begrundelse=form.cleaned_data["begrundelse"], tidspunkt=ur.nu(),
        )  # fmt: skip

    return _vis(request, raekke, form, akt, overskrift="Risikovurdering", knap="Gem risikovurdering")


@require_http_methods(["GET", "POST"])
def kvittering(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write down that the receipt has been given."""
    raekke = _raekke(request, uuid, "kvittering.giv")
    initial = {"dato": ur.idag(), "kanal": str(foreslaa_kanal(raekke.underretning))}
    form = _form(request, forms.KvitteringForm, initial=initial)

    def akt() -> object:
        return services.giv_kvittering(
            aktoer=request.aktoer, handling=form.handling, underretning=raekke.underretning,
            dato=form.cleaned_data["dato"], kanal=form.cleaned_data["kanal"], tidspunkt=ur.nu(),
        )  # fmt: skip

    return _vis(request, raekke, form, akt, overskrift="Kvittering givet", knap="Udfør", udgaaende=True)


@require_http_methods(["GET", "POST"])
def orientering(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Orientation: proposed by the outcome, given by a person, or with reason left out."""
    raekke = _raekke(request, uuid, "kvittering.giv")
    forslag = ["undersoegelse"] if raekke.screening_udfald in ("2", "3") else []
    form = _form(
        request, forms.OrienteringForm, initial={"dato": ur.idag(), "ivaerksat": forslag, "saerlige_forhold": "nej"}
    )

    def akt() -> object:
        rene = form.cleaned_data
        faelles = {"aktoer": request.aktoer, "handling": form.handling, "underretning": raekke.underretning}
        if rene["saerlige_forhold"] == "ja":
            return services.undlad_orientering(**faelles, begrundelse=rene["begrundelse"], tidspunkt=ur.nu())
        return services.giv_orientering(
            **faelles,
            dato=rene["dato"] or ur.idag(),
            kanal=rene["kanal"] or "andet",
            indhold=rene["begrundelse"],
            undersoegelse="undersoegelse" in rene["ivaerksat"],
            indsats="indsats" in rene["ivaerksat"],
            tidspunkt=ur.nu(),
        )

    return _vis(request, raekke, form, akt, overskrift="Orientering til underretter", knap="Udfør", udgaaende=True)
