"""The room's types of activity, and what it shows on the pages of lower rooms."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dubu.afgoerelser.models import Afgoerelse
from dubu.afgoerelser.rules import GIVER_INDSATS
from dubu.afgoerelser.typer import find_type
from dubu.indsatser import rules
from dubu.indsatser.selectors import list_indsatser
from dubu.sager.aktivitetstyper import Aktivitetstype
from dubu.sager.models import Aktivitet, Sag
from dubu.sager.permissions import kan_i_sag
from dubu.sager.sagsfakta import barnets_fakta


def _indsats(aktivitet: Aktivitet) -> str:
    return reverse("indsatser:indsats", args=[aktivitet.uuid])


TYPER = (Aktivitetstype("indsats", _("Indsats"), url=_indsats),)


def anbragt_hos(request: HttpRequest, sag: Sag) -> str | None:
    """The place of the child's running placement. The head says whether it may be shown."""
    return rules.anbragt_hos(barnets_fakta(sag)) or None


def efter_afgoerelse(request: HttpRequest, afgoerelse: Afgoerelse) -> str | None:
    """The measure that the decision has given, or the button that sets it in motion."""
    aktoer = request.aktoer
    if afgoerelse.resultat not in GIVER_INDSATS or not find_type(afgoerelse.type).er_indsats:
        return None
    givet = [i for i in list_indsatser(afgoerelse.sag) if i.afgoerelse_id == afgoerelse.aktivitet_id]
    if not givet and not kan_i_sag(aktoer, afgoerelse.sag, "sag.afgoer"):
        return None
    kontekst = {"afgoerelse": afgoerelse, "indsats": givet[0] if givet else None}
    return render_to_string("indsatser/_efter_afgoerelse.html", kontekst, request)
