"""The room's types of activity, and what it shows on the pages of lower rooms."""

from __future__ import annotations

from datetime import date
from itertools import islice

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dubu.adgang.permissions import kan
from dubu.indsatser.models import Indsats
from dubu.opfoelgning import selectors
from dubu.opfoelgning.rules import Indsatslinje, Sagsbillede, naeste_akter
from dubu.planer.rules import UDKAST
from dubu.sager.aktivitetstyper import Aktivitetstype
from dubu.sager.hoved import kan_skrive_i
from dubu.sager.models import Aktivitet, AktivitetBarn, Sag

AKTER_VIST = 2
TILSYN = "tilsynsbesoeg"


def _opfoelgning(aktivitet: Aktivitet) -> str:
    return reverse("opfoelgning:opfoelgning", args=[aktivitet.uuid])


def _tilsyn(aktivitet: Aktivitet) -> str:
    return reverse("opfoelgning:tilsyn", args=[aktivitet.uuid])


TYPER = (
    Aktivitetstype("opfoelgning", _("Opfølgning"), url=_opfoelgning),
    Aktivitetstype(TILSYN, _("Tilsynsbesøg"), url=_tilsyn, planlaegges=True, skrives=True),
)


def naeste_handling(request: HttpRequest, sag: Sag) -> str | None:
    """The open step's next act, and the one after it."""
    if not (kan_skrive_i(request, sag) and kan(request.aktoer, "sag.afgoer")):
        return None
    billede = selectors.sagsbillede(sag)
    knapper = (_knap(akt, sag, billede) for akt in naeste_akter(billede))
    akter = list(islice((knap for knap in knapper if knap), AKTER_VIST))
    return render_to_string("opfoelgning/_naeste_handling.html", {"akter": akter}, request) if akter else None


def _knap(akt: str, sag: Sag, billede: Sagsbillede) -> tuple[str, str] | None:
    """The words and the address of an act that waits; none when the plan that waits has not been begun."""
    if akt == "plan":
        udkast = next((plan for plan in selectors.planer_med_maal(sag) if plan.status == UDKAST), None)
        tekst = str(_("Skriv barnets plan"))
        return (tekst, reverse("planer:skriv_plan", args=[udkast.aktivitet.uuid])) if udkast else None
    knapper = {
        "undersoegelse": (
            _("Arbejd videre på undersøgelsen"),
            "undersoegelser:undersoegelse",
            billede.undersoegelse_i_gang,
        ),
        "afdaekning": (_("Arbejd videre på afdækningen"), "undersoegelser:afdaekning", billede.afdaekning_i_gang),
        "ny_afdaekning": (_("Begynd afdækning (§ 19)"), "undersoegelser:ny_afdaekning", sag.uuid),
        "ny_undersoegelse": (_("Beslut en børnefaglig undersøgelse"), "undersoegelser:ny_undersoegelse", sag.uuid),
        "afgoerelse": (_("Træf afgørelse"), "afgoerelser:vaelg_type", sag.uuid),
        "ivaerksaet": (_("Iværksæt indsatsen"), "indsatser:ivaerksaet", billede.afgoerelse_uden_indsats),
        "opfoelgning": (_("Skriv opfølgning"), "opfoelgning:ny_opfoelgning", billede.loebende),
    }
    tekst, rute, om = knapper[akt]
    return str(tekst), reverse(rute, args=[om])


def indsatser_og_maal(request: HttpRequest, sag: Sag) -> str | None:
    """Measures with their next follow-up, goals with their scores; nothing before there are any."""
    billede = selectors.sagsbillede(sag)
    if not (billede.indsatser or billede.har_plan):
        return None
    planer = selectors.planer_med_maal(sag) if billede.har_plan else []
    # A draft stands among the open tasks: only the plan in force is named here, when there is one.
    i_kraft = next((plan for plan in planer if plan.maal_nu), None)
    kontekst = {
        "indsatser": [_linje(linje) for linje in billede.indsatser],
        "maal": i_kraft.maal_nu if i_kraft else [],
        "planer": [i_kraft] if i_kraft else planer,
    }
    return render_to_string("opfoelgning/_indsatser_og_maal.html", kontekst, request)


def _linje(linje: Indsatslinje) -> dict[str, object]:
    datoer = {navn: _dato(getattr(linje, navn)) for navn in ("fra", "til", "naeste_opfoelgning")}
    return {"url": reverse("indsatser:indsats", args=[linje.om]), "linje": linje, **datoer}


def _dato(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def paa_indsats(request: HttpRequest, indsats: Indsats) -> str | None:
    """The follow-ups and visits of a measure."""
    kontekst = {
        "indsats": indsats,
        "opfoelgninger": selectors.list_opfoelgninger(indsats),
        "tilsyn": selectors.list_tilsyn(indsats),
    }
    return render_to_string("opfoelgning/_paa_indsats.html", kontekst, request)


def knapper_paa_indsats(request: HttpRequest, indsats: Indsats) -> str | None:
    """The buttons of the next follow-up and, on a placement, of the next visit."""
    return render_to_string("opfoelgning/_knapper.html", {"indsats": indsats}, request)


def paa_planlagt(request: HttpRequest, raekke: AktivitetBarn) -> str | None:
    """The buttons that write down a planned supervision: one for each place where the child lives now."""
    if raekke.aktivitet.type != TILSYN or raekke.status != AktivitetBarn.Status.AKTIV or raekke.sag is None:
        return None
    if not kan_skrive_i(request, raekke.sag):
        return None
    kontekst = {"anbringelser": selectors.loebende_anbringelser(raekke.sag)}
    return render_to_string("opfoelgning/_skriv_tilsynet.html", kontekst, request)


def menu_i_sag(request: HttpRequest, sag: Sag) -> str | None:
    """The acts that may always be begun in a case, in its menu."""
    if not (kan_skrive_i(request, sag) and kan(request.aktoer, "sag.afgoer")):
        return None
    return render_to_string("opfoelgning/_menu.html", {"sag": sag}, request)
