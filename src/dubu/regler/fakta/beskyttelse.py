"""Facts of the child's protection and voice: risk, contact with the family, kontaktspærre, talks.

Hjemmel: BL § 5; BL § 18, stk. 3; BL § 137
"""

from __future__ import annotations

from typing import Final

from dubu.regler.fakta.typer import DATO, ID, JA_NEJ, LISTE, TEKST, Faktatype, kraev, valg
from dubu.regler.fakta.underretning import KANAL

SPAERREGRUND: Final = valg(
    "overgreb", "politi", "trussel", "andet", aeresrelateret="æresrelateret konflikt eller negativ social kontrol"
)

TYPER: Final = (
    Faktatype(
        "risikovurdering.foretaget",
        "Risikovurdering foretaget før kontakt med familie og netværk",
        "underretningen eller sagen",
        {"risiko": valg("lav", "middel", "hoej", "ukendt"), "dokument": ID},
    ),
    Faktatype(
        "familie.kontaktet",
        "Kontakt til familie eller netværk",
        "den, der kontaktes",
        {"hvem": TEKST, "kanal": KANAL, "noedkontakt": JA_NEJ, "modtagere": LISTE},
        holdes=True,
    ),
    Faktatype(
        "kontaktspaerre.sat",
        "Kontaktspærre sat ({grund})",
        "kontaktspærren",
        {
            "grund": kraev(SPAERREGRUND),
            "hele_familien": JA_NEJ,
            "personer": LISTE,
            "gennemgaas": DATO,
            "automatisk": JA_NEJ,
            "underretning": ID,
        },
    ),
    Faktatype("kontaktspaerre.gennemgaaet", "Kontaktspærre gennemgået", "kontaktspærren", {"gennemgaas": DATO}),
    Faktatype(
        "kontaktspaerre.ophaevet",
        "Kontaktspærre ophævet",
        "kontaktspærren",
        {"grund": TEKST, "leder": ID, "raadgiver": ID},
    ),
    Faktatype(
        "samtale.holdt",
        "Samtale med barnet holdt",
        "det, samtalen er holdt for",
        {
            "foraelder_til_stede": JA_NEJ,
            "deltagere": LISTE,
            "form": TEKST,
            "formaal": TEKST,
            "sted": TEKST,
            "bisidder": JA_NEJ,
            "dato": DATO,
            "aftalt_med_politi": JA_NEJ,
        },
    ),
    Faktatype(
        "boernesamtale.holdt",
        "Samtale med barnet holdt",
        "det, samtalen er holdt for",
        {
            "foraelder_til_stede": JA_NEJ,
            "deltagere": LISTE,
            "form": TEKST,
            "formaal": TEKST,
            "sted": TEKST,
            "bisidder": JA_NEJ,
            "dato": DATO,
            "aftalt_med_politi": JA_NEJ,
        },
        samme_som="samtale.holdt",
    ),
    Faktatype(
        "samtale.udeladt",
        "Samtale med barnet udeladt",
        "det, samtalen skulle holdes for",
        {"grund": TEKST, "paa_anden_maade": TEKST},
    ),
    Faktatype(
        "boernesamtale.undladt",
        "Samtale med barnet udeladt",
        "det, samtalen skulle holdes for",
        {"grund": TEKST, "paa_anden_maade": TEKST},
        samme_som="samtale.udeladt",
    ),
)
