"""The room's types of activity, and what it shows on the pages of lower rooms."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dubu.sager.aktivitetstyper import Aktivitetstype
from dubu.sager.models import Aktivitet, Sag
from dubu.sager.sagsfakta import barnets_haendelser
from dubu.undersoegelser.models import Screening
from dubu.undersoegelser.selectors import list_underretninger


def _undersoegelse(aktivitet: Aktivitet) -> str:
    return reverse("undersoegelser:undersoegelse", args=[aktivitet.uuid])


def _afdaekning(aktivitet: Aktivitet) -> str:
    return reverse("undersoegelser:afdaekning", args=[aktivitet.uuid])


def _screening(aktivitet: Aktivitet) -> str:
    return reverse("undersoegelser:screening", args=[aktivitet.uuid])


TYPER = (
    Aktivitetstype("boernefaglig_undersoegelse", _("Børnefaglig undersøgelse"), url=_undersoegelse),
    Aktivitetstype("afdaekning", _("Afdækning"), url=_afdaekning),
    Aktivitetstype("screening", _("Screening"), laes_akt="underretning.laes", url=_screening),
)


MODTAGET = frozenset({"underretning.modtaget", "underretning.opdelt"})


def underretninger(request: HttpRequest, sag: Sag) -> str | None:
    """Number, the latest and the outcomes; nothing for a child without underretninger."""
    kendte = any(h.noegle in MODTAGET for h in barnets_haendelser(sag))
    raekker = list_underretninger(request.aktoer, sag.barn) if kendte else []
    if not raekker:
        return None
    udfald = dict(Screening.Udfald.choices)
    kontekst = {"raekker": [(r, udfald.get(r.screening_udfald, "")) for r in raekker[:5]], "antal": len(raekker)}
    return render_to_string("undersoegelser/_underretninger.html", kontekst, request)
