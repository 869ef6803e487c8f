"""The room's types of activity, and what it shows on the pages of lower rooms."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dubu.afgoerelser.rules import BESLUT_UNDERSOEGELSE
from dubu.afgoerelser.selectors import find_beslutning_om
from dubu.frister.pladser import frister_i_sag
from dubu.kerne import ur
from dubu.regler.mangler import Pligt
from dubu.regler.mangler import mangler_foer_afgoerelse as mangler_i_fakta
from dubu.sager.aktivitetstyper import Aktivitetstype
from dubu.sager.models import Aktivitet, Sag
from dubu.sager.permissions import kan_i_sag
from dubu.sager.rules import er_aaben
from dubu.sager.sagsfakta import barnets_fakta
from dubu.undersoegelser.models import BoernefagligUndersoegelse


def _afgoerelse(aktivitet: Aktivitet) -> str:
    return reverse("afgoerelser:afgoerelse", args=[aktivitet.uuid])


def _klage(aktivitet: Aktivitet) -> str:
    return reverse("afgoerelser:klage", args=[aktivitet.uuid])


TYPER = (
    Aktivitetstype("afgoerelse", _("Afgørelse"), url=_afgoerelse),
    Aktivitetstype("klage", _("Klage"), url=_klage),
)


def mangler_foer_afgoerelse(request: HttpRequest, sag: Sag) -> str | None:
    """What the next decision in an open case would meet now: the gates, asked beforehand."""
    if not er_aaben(sag.status):
        return None
    pligter = [Pligt(f.regel, f.navn, str(f.om) if f.om else None) for f in frister_i_sag(request, sag)]
    mangler = mangler_i_fakta(pligter, haendelser=barnets_fakta(sag), per=ur.nu())
    return render_to_string("afgoerelser/_mangler.html", {"mangler": mangler}) if mangler else None


def efter_undersoegelse(request: HttpRequest, undersoegelse: BoernefagligUndersoegelse) -> str | None:
    """The way on from a finished undersøgelse."""
    if not kan_i_sag(request.aktoer, undersoegelse.sag, "sag.afgoer"):
        return None
    return render_to_string("afgoerelser/_efter_undersoegelse.html", {"sag": undersoegelse.sag}, request)


def beslutning_om_undersoegelse(request: HttpRequest, undersoegelse: BoernefagligUndersoegelse) -> str | None:
    """The written decision to make the undersøgelse, or the way to write it: it carries the complaint guidance."""
    kontekst = {
        "sag": undersoegelse.sag,
        "type": BESLUT_UNDERSOEGELSE,
        "afgoerelse": find_beslutning_om(undersoegelse.aktivitet),
        "kan_afgoere": kan_i_sag(request.aktoer, undersoegelse.sag, "sag.afgoer"),
    }
    return render_to_string("afgoerelser/_beslutning_om_undersoegelse.html", kontekst, request)
