"""The rooms of the professional work, tied to the pages of the rooms below them."""

from __future__ import annotations

from dubu.afgoerelser import pladser as afgoerelser
from dubu.inddragelse import pladser as inddragelse
from dubu.indsatser import pladser as indsatser
from dubu.opfoelgning import pladser as opfoelgning
from dubu.planer import pladser as planer
from dubu.sager import aktivitetstyper
from dubu.undersoegelser import pladser as undersoegelser
from dubu.web.pladser import registrer

RUM = (inddragelse, undersoegelser, planer, afgoerelser, indsatser, opfoelgning)
# Place among the blocks of the case's overview; see `sager.overblik`.
BARNETS_STEMME, LIGE_NU, INDSATSER_OG_MAAL, UNDERRETNINGER = 20, 30, 40, 70


def fyld() -> None:
    """Register the types of activity and fill the slots."""
    for rum in RUM:
        for aktivitetstype in rum.TYPER:
            aktivitetstyper.registrer(aktivitetstype)
    registrer("sag.overblik", "inddragelse", inddragelse.barnets_stemme, BARNETS_STEMME)
    registrer("sag.overblik", "opfoelgning.lige_nu", opfoelgning.lige_nu, LIGE_NU)
    registrer("sag.overblik", "opfoelgning.indsatser", opfoelgning.indsatser_og_maal, INDSATSER_OG_MAAL)
    registrer("sag.overblik", "undersoegelser", undersoegelser.underretninger, UNDERRETNINGER)
    registrer("sag.menu", "opfoelgning", opfoelgning.menu_i_sag)
    registrer("undersoegelse.naeste", "afgoerelser", afgoerelser.efter_undersoegelse)
    registrer("afgoerelse.naeste", "indsatser", indsatser.efter_afgoerelse)
    registrer("indsats.indhold", "opfoelgning", opfoelgning.paa_indsats)
    registrer("indsats.naeste", "opfoelgning", opfoelgning.knapper_paa_indsats)
