"""The room's types of activity, and what it shows on the pages of lower rooms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dubu.adgang.permissions import kan
from dubu.afgoerelser.models import Afgoerelse
from dubu.afgoerelser.rules import GIVER_INDSATS
from dubu.afgoerelser.selectors import list_afgoerelser
from dubu.afgoerelser.typer import find_type
from dubu.indsatser.models import Indsats
from dubu.indsatser.rules import LOEBENDE
from dubu.indsatser.selectors import list_indsatser
from dubu.opfoelgning import selectors
from dubu.opfoelgning.rules import Sagsbillede, naeste_akter
from dubu.planer.models import BarnetsPlan
from dubu.planer.rules import UDKAST
from dubu.planer.selectors import gaeldende_maal, list_planer
from dubu.sager.aktivitetstyper import Aktivitetstype
from dubu.sager.hoved import kan_skrive_i
from dubu.sager.models import Aktivitet, Sag
from dubu.undersoegelser.models import BoernefagligUndersoegelse, Screening
from dubu.undersoegelser.rules import AFSLUTTET, I_GANG
from dubu.undersoegelser.selectors import list_undersoegelser, seneste_screening

AKTER_VIST = 2


def _opfoelgning(aktivitet: Aktivitet) -> str:
    return reverse("opfoelgning:opfoelgning", args=[aktivitet.uuid])


def _tilsyn(aktivitet: Aktivitet) -> str:
    return reverse("opfoelgning:tilsyn", args=[aktivitet.uuid])


TYPER = (
    Aktivitetstype("opfoelgning", _("Opfølgning"), url=_opfoelgning),
    Aktivitetstype("tilsynsbesoeg", _("Tilsynsbesøg"), url=_tilsyn),
)


@dataclass
class Arbejdet:
    """The work of one case, read once for all the blocks of its page."""

    sag: Sag

    @cached_property
    def undersoegelser(self) -> list[BoernefagligUndersoegelse]:
        return list_undersoegelser(self.sag)

    @cached_property
    def afgoerelser(self) -> list[Afgoerelse]:
        return list_afgoerelser(self.sag)

    @cached_property
    def indsatser(self) -> list[Indsats]:
        return list_indsatser(self.sag)

    @cached_property
    def planer(self) -> list[BarnetsPlan]:
        return list_planer(self.sag)

    @cached_property
    def i_gang(self) -> BoernefagligUndersoegelse | None:
        return next((bfu for bfu in self.undersoegelser if bfu.status == I_GANG), None)

    @cached_property
    def uden_indsats(self) -> Afgoerelse | None:
        """A decision that gives a measure which has not been set in motion."""
        med = {indsats.afgoerelse_id for indsats in self.indsatser}
        giver = (a for a in self.afgoerelser if a.resultat in GIVER_INDSATS and find_type(a.type).er_indsats)
        return next((a for a in giver if a.aktivitet_id not in med), None)

    @cached_property
    def udkast(self) -> BarnetsPlan | None:
        return next((plan for plan in self.planer if plan.status == UDKAST), None)

    @cached_property
    def loebende(self) -> Indsats | None:
        return next((indsats for indsats in self.indsatser if indsats.status == LOEBENDE), None)

    def billede(self) -> Sagsbillede:
        """The same as values for the rule."""
        nyeste = self.undersoegelser[0] if self.undersoegelser else None
        senest = self.afgoerelser[0].truffet_tidspunkt if self.afgoerelser else None
        screening = None if nyeste else seneste_screening(self.sag)
        faerdig = nyeste is not None and nyeste.status == AFSLUTTET
        return Sagsbillede(
            undersoegelse_i_gang=self.i_gang is not None,
            screenet_til_undersoegelse=screening is not None and screening.udfald == Screening.Udfald.UNDERSOEGELSE,
            har_undersoegelse=nyeste is not None,
            undersoegelse_uden_afgoerelse=faerdig and (senest is None or senest < nyeste.sluttet_tidspunkt),
            afgoerelse_uden_indsats=self.uden_indsats is not None,
            plan_i_udkast=self.udkast is not None,
            loebende_indsats=self.loebende is not None,
        )


def arbejdet(request: HttpRequest, sag: Sag) -> Arbejdet:
    """The work of the case, kept on the request for its other blocks."""
    husket: dict[int, Arbejdet] = request.__dict__.setdefault("_sagsgang", {})
    return husket.setdefault(sag.pk, Arbejdet(sag))


def naeste_handling(request: HttpRequest, sag: Sag) -> str | None:
    """The open step's next act, and the one after it."""
    if not (kan_skrive_i(request, sag) and kan(request.aktoer, "sag.afgoer")):
        return None
    work = arbejdet(request, sag)
    akter = [_knap(akt, sag, work) for akt in naeste_akter(work.billede())[:AKTER_VIST]]
    return render_to_string("opfoelgning/_naeste_handling.html", {"akter": akter}, request) if akter else None


def _knap(akt: str, sag: Sag, work: Arbejdet) -> tuple[str, str]:
    """The words and the address of an act that waits."""
    knapper = {
        "undersoegelse": (_("Arbejd videre på undersøgelsen"), "undersoegelser:undersoegelse", work.i_gang),
        "ny_undersoegelse": (_("Beslut en børnefaglig undersøgelse"), "undersoegelser:ny_undersoegelse", None),
        "afgoerelse": (_("Træf afgørelse"), "afgoerelser:vaelg_type", None),
        "ivaerksaet": (_("Iværksæt indsatsen"), "indsatser:ivaerksaet", work.uden_indsats),
        "plan": (_("Skriv barnets plan"), "planer:skriv_plan", work.udkast),
        "opfoelgning": (_("Skriv opfølgning"), "opfoelgning:ny_opfoelgning", work.loebende),
    }
    tekst, rute, ting = knapper[akt]
    return str(tekst), reverse(rute, args=[ting.aktivitet.uuid if ting else sag.uuid])


def indsatser_og_maal(request: HttpRequest, sag: Sag) -> str | None:
    """Measures with their next follow-up, goals with their scores; nothing before there are any."""
    work = arbejdet(request, sag)
    if not (work.indsatser or work.planer):
        return None
    maal = gaeldende_maal(sag) if work.planer else []
    senest = selectors.seneste_opfoelgninger(work.indsatser)
    scorer = selectors.scorer_for([m.noegle for m in maal])
    kontekst = {
        "indsatser": [(indsats, senest.get(indsats.pk)) for indsats in work.indsatser],
        "maal": [(m, scorer[m.noegle]) for m in maal],
        "planer": work.planer,
    }
    return render_to_string("opfoelgning/_indsatser_og_maal.html", kontekst, request)


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


def menu_i_sag(request: HttpRequest, sag: Sag) -> str | None:
    """The acts that may always be begun in a case, in its menu."""
    if not (kan_skrive_i(request, sag) and kan(request.aktoer, "sag.afgoer")):
        return None
    return render_to_string("opfoelgning/_menu.html", {"sag": sag}, request)
