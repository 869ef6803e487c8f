"""Facts of the professional work: undersøgelse, afgørelse, klage, plan, indsats, opfølgning, tilsyn.

Hjemmel: BL §§ 19-22; BL §§ 32-47; BL §§ 91-96; BL § 156; RSL §§ 66-67
"""

from __future__ import annotations

from typing import Final

from dubu.regler.fakta.typer import (
    DATO,
    HELTAL,
    ID,
    JA_NEJ,
    LISTE,
    PARAGRAF_FELT,
    TEKST,
    Faktatype,
    flervalg,
    kraev,
    valg,
)
from dubu.regler.fakta.underretning import KANAL

KONKLUSION: Final = flervalg(
    a="om der er grundlag for støtte eller anbringelse, og hvilken",
    b="om igangværende støtte skal fortsætte, ændres eller stoppe",
    c="forældrenes og barnets holdning til støtten",
    d="ressourcer i familien og omgivelserne",
)
AFGOERELSESTYPE: Final = valg(
    "bevilget", "afslag", "andet",
    aendring="ændring", ophoer="ophør", hjemgivelse="hjemgivelse", undersoegelse="børnefaglig undersøgelse",
    delvist="delvist bevilget", tilbud="tilbud",
)  # fmt: skip
MYNDIGHED: Final = valg(
    "kommune", "udvalg", formand="formanden for børne- og ungeudvalget", naevn="ungdomskriminalitetsnævnet"
)
AFDAEKKET: Final = valg(
    stoette="behov for støtte", ingen="ikke behov for støtte", undersoegelse="behov for en børnefaglig undersøgelse"
)
KLAGERESULTAT: Final = valg("medhold", "delvist_medhold", fastholdt="fastholdt og videresendt til Ankestyrelsen")
UDLOEBSGRUND: Final = valg(
    "formaal_opnaaet", "andet", maalet_naaet="målet er nået", flyttet="barnet er flyttet", afbrudt="afbrudt",
    afloest="afløst af en anden indsats", alder="den unge er for gammel",
)  # fmt: skip

_OM_BFU: Final = "undersøgelsen"
_OM_A: Final = "afgørelsen"
_OM_I: Final = "indsatsen eller anbringelsen"
_GRUNDLAG: Final = {"grundlag": ID, "paragraf": PARAGRAF_FELT}
_INDSATS: Final = {
    "paragraf": PARAGRAF_FELT, "afgoerelse": ID, "sted": TEKST, "tilbud": ID, "indsatstype": TEKST,
    "fra": DATO, "til": DATO, "indsats": ID, "titel": TEKST,
}  # fmt: skip

TYPER: Final = (
    Faktatype("afdaekning.besluttet", "Afdækning (§ 19) besluttet", "afdækningen", {**_GRUNDLAG, "forhold": LISTE}),
    Faktatype(
        "afdaekning.afsluttet", "Afdækning (§ 19) afsluttet: {konklusion}", "afdækningen", {"konklusion": AFDAEKKET}
    ),
    Faktatype(
        "undersoegelse.besluttet",
        "Børnefaglig undersøgelse besluttet",
        _OM_BFU,
        {**_GRUNDLAG, "opmaerksom": DATO, "temaer": LISTE, "nr": HELTAL},
    ),
    Faktatype(
        "undersoegelse.foreloebigt_vurderet",
        "Foreløbig vurdering i den børnefaglige undersøgelse",
        _OM_BFU,
        {"ny_dato": DATO, "dokument": ID},
    ),
    Faktatype(
        "undersoegelse.afsluttet",
        "Børnefaglig undersøgelse afsluttet",
        _OM_BFU,
        {"konklusion": KONKLUSION, "soeskende": JA_NEJ, "dokument": ID},
        holdes=True,
    ),
    Faktatype(
        "undersoegelse.rettet",
        "Børnefaglig undersøgelse rettet (version {version})",
        _OM_BFU,
        {"version": HELTAL, "dokument": ID},
    ),
    Faktatype("undersoegelse.standset", "Børnefaglig undersøgelse standset", _OM_BFU, {"grund": TEKST}),
    Faktatype(
        "soeskende.vurderet",
        "Stilling taget til de andre børn i familien",
        _OM_BFU,
        {"soeskende": ID, "undersoegelse": JA_NEJ, "ingen_soeskende": JA_NEJ},
    ),
    Faktatype("partshoering.sendt", "Partshøring sendt", _OM_A, {"part": ID, "frist": DATO, "kanal": KANAL}),
    Faktatype("partshoering.besvaret", "Partshøring besvaret", _OM_A, {"part": ID, "modtaget": DATO}),
    Faktatype(
        "samtykke.givet",
        "Samtykke givet",
        "det, der samtykkes til",
        {"part": ID, "til": TEKST, "paragraf": PARAGRAF_FELT, "dato": DATO},
    ),
    Faktatype(
        "samtykke.tilbagekaldt",
        "Samtykke trukket tilbage",
        "det, der var samtykket til",
        {"part": ID, "til": TEKST, "paragraf": PARAGRAF_FELT, "dato": DATO},
    ),
    Faktatype(
        "afgoerelse.truffet",
        "Afgørelse truffet efter {paragraf}",
        _OM_A,
        {
            "paragraf": kraev(PARAGRAF_FELT),
            "afgoerelsestype": AFGOERELSESTYPE,
            "myndighed": MYNDIGHED,
            "undersoegelse": ID,
            "slutdato": DATO,
            "foreloebig": JA_NEJ,
            "plan": JA_NEJ,
            "titel": TEKST,
        },
        holdes=True,
    ),
    Faktatype(
        "afgoerelse.meddelt",
        "Afgørelse meddelt part ({kanal})",
        "parten",
        {
            "afgoerelse": ID,
            "modtaget": DATO,
            "sendt": DATO,
            "kanal": KANAL,
            "klagevejledning": JA_NEJ,
            "part": ID,
            "rolle": TEKST,
            "paragraf": PARAGRAF_FELT,
        },
    ),
    Faktatype(
        "klage.modtaget",
        "Klage modtaget",
        "klagen",
        {"part": ID, "afgoerelse": ID, "modtaget": DATO, "kanal": KANAL, "myndighed": MYNDIGHED, "over": TEKST},
    ),
    Faktatype("klage.genvurdering_begyndt", "Genvurdering af klagen er begyndt", "klagen", {}),
    Faktatype(
        "klage.genvurderet", "Klage genvurderet: {resultat}", "klagen", {"resultat": KLAGERESULTAT, "dato": DATO}
    ),
    Faktatype("klage.videresendt", "Klage sendt videre til Ankestyrelsen", "klagen", {"til": TEKST, "dato": DATO}),
    Faktatype("plan.valgt_til", "Barnets plan valgt til", _OM_A, {"plan": ID, "paragraf": PARAGRAF_FELT}),
    Faktatype("plan.fravalgt", "Barnets plan valgt fra", _OM_A, {"paragraf": PARAGRAF_FELT, "barnets_oenske": TEKST}),
    Faktatype(
        "plan.godkendt",
        "Barnets plan godkendt",
        _OM_A,
        {"plan": ID, "version": HELTAL, "afgoerelser": LISTE, "dokument": ID},
        holdes=True,
    ),
    Faktatype(
        "plan.revideret",
        "Barnets plan revideret",
        _OM_A,
        {"plan": ID, "version": HELTAL, "afgoerelser": LISTE, "dokument": ID},
    ),
    Faktatype(
        "indsats.ivaerksat",
        "Indsats sat i gang efter {paragraf}",
        _OM_I,
        {**_INDSATS, "paragraf": kraev(PARAGRAF_FELT)},
    ),
    Faktatype("indsats.fortsat", "Indsats fortsat", _OM_I, {**_INDSATS, "fortsaetter": kraev(ID)}),
    Faktatype(
        "indsats.ophoert", "Indsats ophørt", _OM_I, {"grund": UDLOEBSGRUND, "dato": DATO, "paragraf": PARAGRAF_FELT}
    ),
    Faktatype("anbringelse.ivaerksat", "Barnet anbragt efter {paragraf}", _OM_I, _INDSATS),
    Faktatype(
        "anbringelse.flyttet", "Barnet flyttet til et andet anbringelsessted", _OM_I, {**_INDSATS, "fra_sted": TEKST}
    ),
    Faktatype("anbringelse.ophoert", "Anbringelsen ophørt", _OM_I, {"grund": UDLOEBSGRUND, "dato": DATO}),
    Faktatype(
        "opfoelgning.holdt",
        "Opfølgning holdt",
        _OM_I,
        {"dato": DATO, "resultat": TEKST, "naeste": DATO, "plan": ID, "aendrer": JA_NEJ},
    ),
    Faktatype(
        "tilsyn.holdt",
        "Tilsynsbesøg holdt",
        _OM_I,
        {"dato": DATO, "samtale": JA_NEJ, "sted": TEKST, "uanmeldt": JA_NEJ, "grund_uden_samtale": TEKST},
    ),
    Faktatype(
        "brev.afsendt",
        "Brev sendt ({kanal})",
        "brevet",
        {"modtager": ID, "modtagere": LISTE, "kanal": KANAL, "dokument": ID, "skabelon": TEKST},
        holdes=True,
    ),
)
