"""The room's types of activity, and what it shows on the pages of lower rooms."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dubu.afgoerelser.rules import GIVER_INDSATS
from dubu.afgoerelser.selectors import list_afgoerelser
from dubu.afgoerelser.typer import find_type
from dubu.indsatser.models import Indsats
from dubu.indsatser.rules import LOEBENDE
from dubu.indsatser.selectors import list_indsatser
from dubu.kerne.aktoer import Aktoer
from dubu.opfoelgning import selectors
from dubu.planer.rules import UDKAST
from dubu.planer.selectors import gaeldende_maal, list_planer
from dubu.sager.aktivitetstyper import Aktivitetstype
from dubu.sager.models import Aktivitet, Sag
from dubu.sager.permissions import kan_i_sag
from dubu.undersoegelser.rules import I_GANG
from dubu.undersoegelser.selectors import list_undersoegelser
from dubu.web.komponenter import Trin


def _opfoelgning(aktivitet: Aktivitet) -> str:
    return reverse("opfoelgning:opfoelgning", args=[aktivitet.uuid])


def _tilsyn(aktivitet: Aktivitet) -> str:
    return reverse("opfoelgning:tilsyn", args=[aktivitet.uuid])


TYPER = (
    Aktivitetstype("opfoelgning", _("Opfølgning"), url=_opfoelgning),
    Aktivitetstype("tilsynsbesoeg", _("Tilsynsbesøg"), url=_tilsyn),
)


@dataclass(frozen=True)
class NaesteAkt:
    """The open step's next act."""

    tekst: str
    url: str


def lige_nu(request: HttpRequest, sag: Sag) -> str | None:
    """The ladder as words, with the open step's next act."""
    trin = selectors.stige(sag)
    aktuel = next((t.noegle for t in trin if t.tilstand == "aktuel"), "")
    kontekst = {"trin": [Trin(t.tekst, t.tilstand) for t in trin], "naeste": _naeste_akt(request.aktoer, sag, aktuel)}
    return render_to_string("opfoelgning/_lige_nu.html", kontekst, request)


def _naeste_akt(aktoer: Aktoer, sag: Sag, trin: str) -> NaesteAkt | None:
    if not kan_i_sag(aktoer, sag, "sag.afgoer"):
        return None
    finder = {
        "undersoegelse": _til_undersoegelse, "afgoerelse": _til_afgoerelse, "plan": _til_plan,
        "opfoelgning": _til_opfoelgning,
    }.get(trin)  # fmt: skip
    return finder(aktoer, sag) if finder else None


def _til_undersoegelse(aktoer: Aktoer, sag: Sag) -> NaesteAkt:
    for bfu in list_undersoegelser(aktoer, sag):
        if bfu.status == I_GANG:
            url = reverse("undersoegelser:undersoegelse", args=[bfu.aktivitet.uuid])
            return NaesteAkt(str(_("Arbejd videre på undersøgelsen")), url)
    return NaesteAkt(
        str(_("Beslut en børnefaglig undersøgelse")), reverse("undersoegelser:ny_undersoegelse", args=[sag.uuid])
    )


def _til_afgoerelse(aktoer: Aktoer, sag: Sag) -> NaesteAkt:
    return NaesteAkt(str(_("Træf afgørelse")), reverse("afgoerelser:vaelg_type", args=[sag.uuid]))


def _til_plan(aktoer: Aktoer, sag: Sag) -> NaesteAkt | None:
    for plan in list_planer(aktoer, sag):
        if plan.status == UDKAST:
            return NaesteAkt(str(_("Skriv barnets plan")), reverse("planer:skriv_plan", args=[plan.aktivitet.uuid]))
    return _til_opfoelgning(aktoer, sag)


def _til_opfoelgning(aktoer: Aktoer, sag: Sag) -> NaesteAkt | None:
    indsatser = list_indsatser(aktoer, sag)
    for afgoerelse in list_afgoerelser(aktoer, sag):
        giver = afgoerelse.resultat in GIVER_INDSATS and find_type(afgoerelse.type).er_indsats
        if giver and not any(i.afgoerelse_id == afgoerelse.aktivitet_id for i in indsatser):
            url = reverse("indsatser:ivaerksaet", args=[afgoerelse.aktivitet.uuid])
            return NaesteAkt(str(_("Iværksæt indsatsen")), url)
    loebende = next((i for i in indsatser if i.status == LOEBENDE), None)
    if loebende is None:
        return None
    return NaesteAkt(str(_("Skriv opfølgning")), reverse("opfoelgning:ny_opfoelgning", args=[loebende.aktivitet.uuid]))


def indsatser_og_maal(request: HttpRequest, sag: Sag) -> str | None:
    """Measures with their next follow-up, goals with their scores; nothing before there are any."""
    aktoer = request.aktoer
    indsatser = list_indsatser(aktoer, sag)
    _version, maal = gaeldende_maal(aktoer, sag)
    planer = list_planer(aktoer, sag)
    if not (indsatser or maal or planer):
        return None
    senest = selectors.naeste_opfoelgninger(aktoer, indsatser)
    scorer = selectors.scorer_for([m.noegle for m in maal])
    kontekst = {
        "indsatser": [(indsats, senest.get(indsats.pk)) for indsats in indsatser],
        "maal": [(m, scorer[m.noegle]) for m in maal],
        "planer": planer,
    }
    return render_to_string("opfoelgning/_indsatser_og_maal.html", kontekst, request)


def paa_indsats(request: HttpRequest, indsats: Indsats) -> str | None:
    """The follow-ups and visits of a measure."""
    aktoer = request.aktoer
    kontekst = {
        "indsats": indsats,
        "opfoelgninger": selectors.list_opfoelgninger(aktoer, indsats),
        "tilsyn": selectors.list_tilsyn(aktoer, indsats),
    }
    return render_to_string("opfoelgning/_paa_indsats.html", kontekst, request)


def knapper_paa_indsats(request: HttpRequest, indsats: Indsats) -> str | None:
    """The buttons of the next follow-up and, on a placement, of the next visit."""
    return render_to_string("opfoelgning/_knapper.html", {"indsats": indsats}, request)
