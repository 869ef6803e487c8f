"""What the assessment page shows beside the answers: the item as it came, and what is known from before."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from dubu.adgang.permissions import kan
from dubu.arbejdsplads.trappe import trappe
from dubu.arbejdsplads.vurdering.familien import Familie, find_familie
from dubu.arbejdsplads.vurdering.svarvej import foreslaa_kanal, modtager
from dubu.dokumenter.models import Dokument
from dubu.dokumenter.selectors import aktive_spaerrer, list_dokumenter
from dubu.frister.models import Frist
from dubu.haendelseslog.selectors import fakta_om_barn
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.parter.selectors import barn_fakta
from dubu.regler.haendelser import Haendelse
from dubu.sager.permissions import kan_i_sag
from dubu.sager.selectors import aaben_sag_for
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.services import afsnit_i_ord
from dubu.underretninger import selectors
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.rules import PAASTAND_ORD
from dubu.underretninger.services import vurderingsaftryk
from dubu.undersoegelser.models import Screening

VIDERESENDT = UnderretningBarn.Lukkegrund.VIDERESENDT
BEGYNDER = ("indsats.ivaerksat", "anbringelse.ivaerksat")
SLUTTER = ("indsats.ophoert", "anbringelse.ophoert")


def sidens_data(aktoer: Aktoer, uuid: UUID) -> dict[str, Any]:
    """Read anew after a save, so that the page shows what now stands."""
    raekke = selectors.get_underretning_barn(aktoer, uuid)
    underretning = raekke.underretning
    indhold = selectors.get_indhold(underretning)
    fakta = fakta_om_barn(barn_fakta(raekke.barn))
    sag = aaben_sag_for(raekke.barn)
    vurdering = selectors.gaeldende_vurderinger(raekke).last()
    dokumenter = list_dokumenter(aktoer, [underretning.aktivitet]).get(underretning.aktivitet_id, [])
    return {
        "raekke": raekke,
        "u": underretning,
        "barn": raekke.barn,
        "indhold": indhold,
        "afsnit": afsnit_i_ord(find_skema(indhold.skema, indhold.skemaversion), indhold.svar),
        "bilag": [d for d in dokumenter if d.art == Dokument.Art.FIL],
        "soeskende": selectors.list_boern(aktoer, underretning),
        "paastande": [(PAASTAND_ORD.get(navn, navn), tekst) for navn, tekst in raekke.paastande.items()],
        "familie": _familie(aktoer, raekke),
        "sag": sag,
        "kan_se_sag": sag is not None and kan_i_sag(aktoer, sag, "sag.laes"),
        "kan_oprette_sag": kan(aktoer, "sag.opret"),
        "tidligere": [(t, _udfald(t)) for t in selectors.list_tidligere(aktoer, raekke)],
        "udfald": _udfald(raekke),
        "videresendt": selectors.list_videresendelser(underretning) if raekke.lukkegrund == VIDERESENDT else [],
        "fra_kommune": selectors.find_afsenderkommune(underretning),
        "beskyttet": " og ".join(selectors.hvem_er_beskyttet([raekke.barn], ur.idag())[raekke.barn_id]),
        "dubletter": selectors.mulige_dubletter(aktoer, raekke) if kan(aktoer, "underretning.sorter") else [],
        "spaerringer": aktive_spaerrer(raekke.barn),
        "indsatser": loebende_indsatser(fakta),
        "frister": _frister(raekke),
        "vurdering": vurdering,
        "fra_aftryk": vurderingsaftryk(vurdering),
        "genvurdering": selectors.gaeldende_genvurderinger(raekke).select_related("foretaget_af").last(),
        "kvitteringer": underretning.kvitteringer.order_by("pk"),
        "kvittering": _kvittering(aktoer, raekke),
        "trin": trappe(raekke, forklaret=True),
        "kan_sortere": kan(aktoer, "underretning.sorter"),
        "kan_tildele": kan(aktoer, "underretning.tildel"),
        "kan_vurdere": kan(aktoer, "underretning.vurder"),
        "kan_kvittere": kan(aktoer, "kvittering.giv"),
    }


def loebende_indsatser(fakta: list[Haendelse]) -> list[Haendelse]:
    """The measures that have begun and not ended, from the child's facts."""
    sluttet = {f.om for f in fakta if f.noegle in SLUTTER}
    return [f for f in fakta if f.noegle in BEGYNDER and f.om not in sluttet]


def _frister(raekke: UnderretningBarn) -> list[Frist]:
    frister = Frist.objects.filter(om=raekke.underretning.aktivitet.uuid, tilstand=Frist.Tilstand.AABEN)
    return [f for f in frister.select_related("barn") if raekke.barn_id in (f.barn_id, f.barn.samme_som_id)]


def _familie(aktoer: Aktoer, raekke: UnderretningBarn) -> Familie | None:
    """The identified child's family; of an unborn child the mother's. Nothing before somebody has said who it is."""
    if raekke.identificeret_tidspunkt is None or not kan(aktoer, "person.laes"):
        return None
    person = raekke.barn.mor_til_ufoedt if raekke.ufoedt and raekke.barn.mor_til_ufoedt else raekke.barn
    return find_familie(aktoer, person, ur.idag())


def _kvittering(aktoer: Aktoer, raekke: UnderretningBarn) -> dict[str, Any] | None:
    """The receipt that is to be given, proposed as one line."""
    underretning = raekke.underretning
    mangler = underretning.kan_kvitteres and underretning.kvitteret_dato is None
    if not mangler or not kan(aktoer, "kvittering.giv"):
        return None
    return {"til": modtager(underretning), "kanal": foreslaa_kanal(underretning), "dato": ur.idag()}


def _udfald(raekke: UnderretningBarn) -> str:
    """The screening's outcome in the law's words."""
    kode = raekke.screening_udfald
    return str(Screening.Udfald(kode).label) if kode in Screening.Udfald.values else ""
