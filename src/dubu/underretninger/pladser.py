"""What the room shows on the pages of lower rooms."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from dubu.adgang.permissions import kan
from dubu.sager import aktivitetstyper
from dubu.sager.models import Sag
from dubu.underretninger.indbakke import list_ikke_vurderede


def paa_kontaktkort(request: HttpRequest, sag: Sag) -> str | None:
    """The child's items that wait for the 24-hour assessment, for those who read the inbox."""
    aktoer = request.aktoer  # type: ignore[attr-defined]  # set by the edge
    if not kan(aktoer, "underretning.laes"):
        return None
    adresse = aktivitetstyper.find("underretning").url
    linjer = [(linje, adresse(linje.raekke.underretning.aktivitet)) for linje in list_ikke_vurderede(aktoer, sag.barn)]
    return render_to_string("underretninger/_kontaktkort.html", {"linjer": linjer}, request) if linjer else None
