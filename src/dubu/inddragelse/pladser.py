"""What the room shows on the pages of lower rooms, and its types of activity."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dubu.inddragelse.models import Boernesamtale
from dubu.inddragelse.rules import foerte_til
from dubu.inddragelse.selectors import samtaler_i_sag
from dubu.sager import aktivitetstyper
from dubu.sager.aktivitetstyper import Aktivitetstype
from dubu.sager.hoved import kan_skrive_i
from dubu.sager.models import Aktivitet, AktivitetBarn, Sag
from dubu.sager.sagsfakta import barnets_fakta, barnets_haendelser

TYPE = "boernesamtale"


def _adresse(aktivitet: Aktivitet) -> str:
    return reverse("inddragelse:boernesamtale", args=[aktivitet.uuid])


TYPER = (
    Aktivitetstype(
        TYPE, _("Børnesamtale"), url=_adresse, planlaegges=True, skrives=True,
        undertyper={
            "underretning": _("Samtale ved underretning"), "afgoerelse": _("Før afgørelse"), "tilsyn": _("Ved tilsyn"),
        },
    ),
)  # fmt: skip


HOLDT = frozenset({"samtale.holdt", "boernesamtale.holdt"})


def barnets_stemme(request: HttpRequest, sag: Sag) -> str | None:
    """The child's latest own words and what they led to, the next talk; nothing before one is held or planned.

    The first talk is begun from the case's menu: an empty block would be one of nine on a case's first day.
    """
    haendelser = [h for h in barnets_haendelser(sag) if h.sag == sag.uuid]
    holdt = any(h.noegle in HOLDT for h in haendelser)
    planlagt = any(h.noegle == "aktivitet.oprettet" and h.data.get("type") == TYPE for h in haendelser)
    samtale, naeste = samtaler_i_sag(sag, holdt=holdt, planlagt=planlagt)
    if samtale is None and naeste is None:
        return None
    kontekst = {
        "samtale": samtale, "naeste": naeste, "sag": sag, "kan_skrive": kan_skrive_i(request, sag),
        "foerte_til": _foerte_til(sag, samtale) if samtale else [],
    }  # fmt: skip
    return render_to_string("inddragelse/_barnets_stemme.html", kontekst, request)


def _foerte_til(sag: Sag, samtale: Boernesamtale) -> list[tuple[str, str]]:
    """The words and the address of the decisions and plans that the latest talk led to."""
    fundne = foerte_til(str(samtale.om) if samtale.om else None, barnets_fakta(sag))
    linjer = []
    for noegle, uuid, titel in fundne:
        type_ = aktivitetstyper.find(noegle)
        linjer.append((titel or str(type_.titel), type_.url(Aktivitet(uuid=UUID(uuid), type=noegle))))
    return linjer


def paa_planlagt(request: HttpRequest, raekke: AktivitetBarn) -> str | None:
    """The button that writes down a planned talk."""
    if raekke.aktivitet.type != TYPE or raekke.status != AktivitetBarn.Status.AKTIV or raekke.sag is None:
        return None
    if not kan_skrive_i(request, raekke.sag):
        return None
    return render_to_string("inddragelse/_skriv_samtalen.html", {"raekke": raekke}, request)
