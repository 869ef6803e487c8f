"""Facts of what comes in: underretning, ansøgning, henvendelse, and the protection of the child's case.

Hjemmel: BL § 18; BL §§ 132-138
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
    TIDSPUNKT,
    Faktatype,
    Felt,
    flervalg,
    kraev,
    valg,
)

KANAL: Final = valg(
    "telefon", "brev", "digital_post", "sms", "robot", "api",
    moede="møde", mail="e-mail", webformular="formular på nettet", personlig="personligt fremmøde",
    anden_kommune="anden kommune", politirapport="politirapport", scannet="scannet brev", andet="andet",
    mundtligt="mundtligt", overleveret="overleveret i samtale",
)  # fmt: skip
UNDERRETTER: Final = valg(
    "fagperson", "borger", "anonym", "mellemkommunal", "system",
    barnet="barnet eller den unge selv", foraelder="forælder", familie="familie eller netværk", ukendt="ukendt",
)  # fmt: skip
UDOEVER: Final = valg("ukendt", "andre", foraelder="forælder", soeskende="søskende", ingen="ingen")
FARE: Final = valg("ja", "nej", kan_ikke_udelukkes="kan ikke udelukkes")
AKUT_HANDLING: Final = flervalg(
    "ingen", "politi", "sygehus", "andet",
    samtale_med_barnet="samtale med barnet", hjemmebesoeg="hjemmebesøg", foreloebig_afgoerelse="foreløbig afgørelse",
)  # fmt: skip
INDGANG: Final = valg(
    "underretning", "henvendelse", "andet", "aktindsigt", "klage", "svar",
    ansoegning="ansøgning", anmodning_fra_barnet="anmodning fra barnet",
    anmodning_om_oplysninger="anmodning om oplysninger", fejlsendt="fejlsendt", dublet="dublet",
)  # fmt: skip
SCREENING_UDFALD: Final = Felt(
    slags=valg("1").slags,
    valg={
        "1": "Ingen yderligere afdækning",
        "2": "Afdækning (§ 19)",
        "3": "Børnefaglig undersøgelse (§ 20)",
        "aendrer": "Ændrer den igangværende undersøgelse eller indsats",
        "aendrer_ikke": "Ændrer ikke den igangværende undersøgelse eller indsats",
    },
    kraevet=True,
)
_FLAG: Final = {
    "overgreb": JA_NEJ,
    "overgreb_af": UDOEVER,
    "aereskonflikt": JA_NEJ,
    "akut_ifoelge_underretter": JA_NEJ,
}
_OM_U: Final = "underretningen"

TYPER: Final = (
    Faktatype(
        "underretning.modtaget",
        "Underretning modtaget ({kanal})",
        _OM_U,
        {
            **_FLAG,
            "kanal": KANAL,
            "underretter": UNDERRETTER,
            "underretter_paragraf": PARAGRAF_FELT,
            "anonym": JA_NEJ,
            "aarsager": LISTE,
            "ufoedt": JA_NEJ,
            "fra_kommune": HELTAL,
            "item": ID,
            "nummer": TEKST,
            "registreret_af": TEKST,
            "modtaget_tidspunkt": TIDSPUNKT,
        },
    ),
    Faktatype(
        "underretning.opdelt",
        "Underretning opdelt på flere børn",
        _OM_U,
        {
            **_FLAG,
            "fra": ID,
            "modtaget_tidspunkt": TIDSPUNKT,
            "kanal": KANAL,
            "underretter": UNDERRETTER,
            "anonym": JA_NEJ,
            "ufoedt": JA_NEJ,
            "item": ID,
            "antal": HELTAL,
        },
    ),
    Faktatype(
        "underretning.identificeret",
        "Barnet i underretningen er identificeret",
        _OM_U,
        {"person": ID, "fra_person": ID, "item": ID},
    ),
    Faktatype(
        "underretning.tildelt",
        "Underretning tildelt",
        _OM_U,
        {"medarbejder": ID, "navn": TEKST, "afdeling": ID, "sag": ID},
    ),
    Faktatype(
        "underretning.klassificeret",
        "Indgang sorteret: {slags}",
        _OM_U,
        {"slags": kraev(INDGANG), "item": ID},
    ),
    Faktatype(
        "underretning.videresendt",
        "Underretning videresendt til anden kommune",
        _OM_U,
        {
            "til_kommune": kraev(HELTAL),
            "vurderet_foerst": JA_NEJ,
            "overdraget_til": TEKST,
            "overdraget_tidspunkt": TIDSPUNKT,
            "pakke": ID,
            "item": ID,
        },
    ),
    Faktatype(
        "underretning.videresendelse_modtaget",
        "Videresendt underretning modtaget i den anden kommune",
        _OM_U,
        {"til_kommune": kraev(HELTAL), "pakke": ID, "item": ID, "medarbejder": ID},
    ),
    Faktatype(
        "underretning.sammenlagt",
        "Underretning lagt sammen med en anden",
        _OM_U,
        {"med": kraev(ID), "item": ID},
    ),
    Faktatype(
        "underretning.vurderet",
        "24-timersvurdering: fare for barnet – {fare}",
        _OM_U,
        {**_FLAG, "fare": FARE, "akut_handling": AKUT_HANDLING, "rettidig": JA_NEJ, "vurderet_af": ID, "item": ID},
    ),
    Faktatype(
        "underretning.genvurderet",
        "Sagen genvurderet af en ny medarbejder",
        _OM_U,
        {"medarbejder": ID, "medarbejder_navn": TEKST, "ikke_tidligere_deltaget": JA_NEJ, "resultat": TEKST},
    ),
    Faktatype(
        "underretning.lukket",
        "Underretning afsluttet",
        _OM_U,
        {"grund": valg("screening", "klassificeret", "videresendt", "sammenlagt"), "udfald": TEKST},
        holdes=True,
    ),
    Faktatype(
        "underretning.kvitteret",
        "Kvittering givet til underretter ({kanal})",
        _OM_U,
        {"kanal": KANAL, "dato": DATO, "modtager": TEKST, "automatisk": JA_NEJ},
    ),
    Faktatype(
        "kvittering.givet",
        "Kvittering givet til underretter ({kanal})",
        _OM_U,
        {"kanal": KANAL, "dato": DATO, "modtager": TEKST, "automatisk": JA_NEJ},
        samme_som="underretning.kvitteret",
    ),
    Faktatype(
        "underretning.orienteret",
        "Orientering givet til underretter",
        _OM_U,
        {
            "kanal": KANAL,
            "dato": DATO,
            "modtager": TEKST,
            "undersoegelse_ivaerksat": JA_NEJ,
            "indsats_ivaerksat": JA_NEJ,
        },
    ),
    Faktatype(
        "orientering.givet",
        "Orientering givet til underretter",
        _OM_U,
        {
            "kanal": KANAL,
            "dato": DATO,
            "modtager": TEKST,
            "undersoegelse_ivaerksat": JA_NEJ,
            "indsats_ivaerksat": JA_NEJ,
        },
        samme_som="underretning.orienteret",
    ),
    Faktatype("orientering.undladt", "Orientering af underretter undladt", _OM_U, {"dato": DATO}),
    Faktatype(
        "politianmeldelse.besluttet",
        "Stilling taget til politianmeldelse",
        _OM_U,
        {"anmeldt": JA_NEJ, "dato": DATO, "af": TEKST},
    ),
    Faktatype(
        "ansoegning.modtaget",
        "Ansøgning modtaget",
        "ansøgningen",
        {"kanal": KANAL, "ansoegt_om": TEKST, "paragraf": PARAGRAF_FELT, "modtaget": DATO, "item": ID},
    ),
    Faktatype(
        "henvendelse.modtaget",
        "Henvendelse modtaget ({kanal})",
        "henvendelsen",
        {"kanal": KANAL, "fra": TEKST, "slags": INDGANG, "item": ID, "aereskonflikt": JA_NEJ, "overgreb": JA_NEJ},
    ),
    Faktatype(
        "behov.kendt",
        "Kommunen blev opmærksom på, at barnet kan have behov for støtte",
        "undersøgelsen",
        {"kilde": TEKST, "dato": DATO},
    ),
    Faktatype(
        "screening.afsluttet",
        "Screening (§ 18): {udfald}",
        "underretningen, ansøgningen eller det, der screenes",
        {
            "udfald": SCREENING_UDFALD,
            "aereskonflikt": JA_NEJ,
            "overgreb": JA_NEJ,
            "overgreb_af": UDOEVER,
            "direkte_hjaelp": PARAGRAF_FELT,
            "aendrer": JA_NEJ,
            "ansvarlig": ID,
            "sag": ID,
            "item": ID,
        },
        holdes=True,
    ),
)
