"""What the room shows on the pages of lower rooms, and its types of activity."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dubu.inddragelse.selectors import seneste_samtale
from dubu.sager.aktivitetstyper import Aktivitetstype
from dubu.sager.hoved import kan_skrive_i
from dubu.sager.models import Aktivitet, Sag
from dubu.sager.sagsfakta import barnets_haendelser


def _adresse(aktivitet: Aktivitet) -> str:
    return reverse("inddragelse:boernesamtale", args=[aktivitet.uuid])


TYPER = (Aktivitetstype("boernesamtale", _("Børnesamtale"), url=_adresse),)


HOLDT = frozenset({"samtale.holdt", "boernesamtale.holdt"})


def barnets_stemme(request: HttpRequest, sag: Sag) -> str | None:
    """The child's latest own words and the button for the next talk; nothing before the first talk.

    The first talk is begun from the case's menu: an empty block would be one of nine on a case's first day.
    """
    holdt = any(h.noegle in HOLDT and h.sag == sag.uuid for h in barnets_haendelser(sag))
    samtale = seneste_samtale(sag) if holdt else None
    if samtale is None:
        return None
    kontekst = {"samtale": samtale, "sag": sag, "kan_skrive": kan_skrive_i(request, sag)}
    return render_to_string("inddragelse/_barnets_stemme.html", kontekst, request)
