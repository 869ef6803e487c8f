"""The catalogue as a page for a lawyer: every duty with paragraph, source and how certain it is.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from dubu.regler.katalog import standardkatalog
from dubu.regler.katalogtyper import Enhed, Periode, Regel

STATUS = {"laest": "læst", "afledt": "afledt", "indstilling": "afgøres af kommunen"}
ENHEDER = {
    Enhed.TIMER: "timer", Enhed.HVERDAGE: "hverdage", Enhed.ARBEJDSDAGE: "arbejdsdage", Enhed.DAGE: "dage",
    Enhed.UGER: "uger", Enhed.MAANEDER: "måneder", Enhed.AAR: "år",
}  # fmt: skip


def fristside() -> str:
    """The generated page `docs/genereret/frister.md`."""
    katalog = standardkatalog()
    linjer = [
        "# Lovens frister",
        "",
        "Lavet af `dubu genereret` ud fra `regler/katalog/`. *Læst*: bestemmelsen eller myndighedens side er læst; "
        "*afledt*: noget er sluttet fra en tidligere lov eller en vejledning; *afgøres af kommunen*: slået fra, til "
        "kommunen har taget stilling.",
        "",
        "| regel | pligt | længde | hjemmel | sikkerhed | kilde |",
        "|---|---|---|---|---|---|",
    ]
    linjer += [_raekke(regel, periode) for regel in katalog.regler for periode in regel.perioder]
    linjer += ["", "## Spærrer", "", "En spærre holder det, der skal til at ske; aldrig det, der er sket.", ""]
    linjer += ["| spærre | navn | hård | lovlig vej forbi | hjemmel |", "|---|---|---|---|---|"]
    linjer += [
        f"| {s.id} | {s.navn} | {'ja' if s.haard else 'nej'} | {s.fravigelse_tekst} | {s.hjemmel} |"
        for s in katalog.spaerrer
    ]
    return "\n".join(linjer) + "\n"


def _raekke(regel: Regel, periode: Periode) -> str:
    fra = f"fra {periode.fra:%d.%m.%Y}" if periode.fra else ""
    til = f"til {periode.til:%d.%m.%Y}" if periode.til else ""
    gyldig = " ".join(del_ for del_ in (fra, til) if del_)
    hjemmel = f"{periode.hjemmel} ({gyldig})" if gyldig else periode.hjemmel
    celler = (regel.id, regel.navn, _laengde(periode), hjemmel, STATUS[str(regel.kildestatus)], periode.kilde)
    return f"| {' | '.join(celler)} |"


def _laengde(periode: Periode) -> str:
    laengde = periode.laengde
    return "uden tal" if laengde.enhed is Enhed.UDEN_TAL else f"{laengde.antal} {ENHEDER[laengde.enhed]}"
