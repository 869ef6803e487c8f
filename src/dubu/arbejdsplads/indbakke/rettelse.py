"""The page "Ret identifikation": the child of an item is not the one it was said to be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dubu.arbejdsplads.indbakke.forms import PersonValgForm
from dubu.kerne import ur
from dubu.parter.models import Person
from dubu.parter.selectors import foreslaa_personer
from dubu.sager.selectors import aaben_sag_for
from dubu.skemaer.sider import handlingsside
from dubu.underretninger import selectors, services
from dubu.web import htmx
from dubu.web.felter import LangTekstFelt

SKABELON = "arbejdsplads/indbakke/ret_identifikation.html"
UKENDT = "ukendt"


class RetIdentifikationForm(PersonValgForm):
    """Who it is after all, or nobody known, and how one knows."""

    begrundelse = LangTekstFelt(
        label=_("Hvad var forkert, og hvorfra ved du det?"), linjer=3, max_length=2000,
        hvorfor=_("Rettelsen står i loggen: alle skal kunne se, hvorfor underretningen er flyttet."),
    )  # fmt: skip

    def __init__(self, *args: Any, personer: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, personer=personer, **kwargs)
        felt = self.fields["person"]
        felt.choices = [*felt.choices, (UKENDT, _("Ikke identificeret: vi ved ikke, hvem det er"))]

    @property
    def rigtige(self) -> Person | None:
        """The chosen person; None when nobody knows."""
        return self.personer.get(self.cleaned_data["person"])


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def ret_identifikation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Find the right child (of an unborn one the mother) and move the item. The search is a POST."""
    raekke = selectors.get_underretning_barn(request.aktoer, uuid, "underretning.sorter")
    soeg = request.POST.get("soeg", request.POST.get("soegt", ""))
    sendt = request.method == "POST" and "soeg" not in request.POST
    form = RetIdentifikationForm(
        request.POST if sendt else None, personer=foreslaa_personer(request.aktoer, soeg) if soeg else [],
        kommune_id=request.aktoer.kommune_id,
    )  # fmt: skip
    side = reverse("arbejdsplads:vurder", args=[raekke.uuid])
    kontekst = {
        "raekke": raekke, "u": raekke.underretning, "soeg": soeg, "tilbage": side, "sag": aaben_sag_for(raekke.barn),
    }  # fmt: skip

    def akt() -> str:
        services.ret_identifikation(
            aktoer=request.aktoer, handling=form.handling, raekke=raekke, person=form.rigtige,
            begrundelse=form.cleaned_data["begrundelse"], tidspunkt=ur.nu(),
        )  # fmt: skip
        return side

    if sendt:
        return handlingsside(request, form, akt, skabelon=SKABELON, **kontekst)
    return htmx.render(request, SKABELON, {"form": form, **kontekst}, delvis=SKABELON)
