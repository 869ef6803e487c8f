"""The rooms of the professional work, tied to the pages of the rooms below them."""

from __future__ import annotations

from dubu.afgoerelser import pladser as afgoerelser
from dubu.dokumenter import kontaktkort as dokumenter
from dubu.inddragelse import pladser as inddragelse
from dubu.indsatser import pladser as indsatser
from dubu.opfoelgning import pladser as opfoelgning
from dubu.planer import pladser as planer
from dubu.sager import aktivitetstyper
from dubu.underretninger import pladser as underretninger
from dubu.undersoegelser import pladser as undersoegelser
from dubu.web.pladser import registrer

RUM = (inddragelse, undersoegelser, planer, afgoerelser, indsatser, opfoelgning)


def fyld() -> None:
    """Register the types of activity and fill the slots."""
    for rum in RUM:
        for aktivitetstype in rum.TYPER:
            aktivitetstyper.registrer(aktivitetstype)
    registrer("sag.blok.barnets_stemme", "inddragelse", inddragelse.barnets_stemme)
    registrer("sag.hoved.anbragt", "indsatser", indsatser.anbragt_hos)
    registrer("sag.hoved.mangler", "afgoerelser", afgoerelser.mangler_foer_afgoerelse)
    registrer("sag.naeste_handling", "opfoelgning", opfoelgning.naeste_handling)
    registrer("sag.blok.indsatser", "opfoelgning", opfoelgning.indsatser_og_maal)
    registrer("sag.blok.underretninger", "undersoegelser", undersoegelser.underretninger)
    registrer("sag.menu", "opfoelgning", opfoelgning.menu_i_sag)
    registrer("undersoegelse.beslutning", "afgoerelser", afgoerelser.beslutning_om_undersoegelse)
    registrer("undersoegelse.naeste", "afgoerelser", afgoerelser.efter_undersoegelse)
    registrer("afgoerelse.naeste", "indsatser", indsatser.efter_afgoerelse)
    registrer("sag.kontaktkort", "dokumenter", dokumenter.paa_kontaktkort, orden=0)
    registrer("sag.kontaktkort", "underretninger", underretninger.paa_kontaktkort)
    registrer("aktivitet.planlagt", "inddragelse", inddragelse.paa_planlagt)
    registrer("aktivitet.planlagt", "opfoelgning", opfoelgning.paa_planlagt)
    registrer("indsats.indhold", "opfoelgning", opfoelgning.paa_indsats)
    registrer("indsats.naeste", "opfoelgning", opfoelgning.knapper_paa_indsats)
