"""What the answers of an intake form say, and the words that facts use. Values in, values out.

Hjemmel: BL §§ 132-138
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

AKUT_VURDERING: Final = timedelta(hours=24)

#: Who notifies, in the words of the facts, with the duty's paragraph.
FAKTA_UNDERRETTER: Final[Mapping[str, tuple[str, str | None]]] = {
    "fagperson": ("fagperson", "BL § 133"),
    "borger": ("borger", "BL § 135"),
    "kommune": ("mellemkommunal", "BL § 132"),
    "barnet_selv": ("barnet", None),
    "anonym": ("anonym", "BL § 135"),
    "ukendt": ("ukendt", None),
}

#: What an item is, in the words of the facts.
FAKTA_INDGANG: Final[Mapping[str, str]] = {
    "underretning": "underretning",
    "ansoegning": "ansoegning",
    "henvendelse": "henvendelse",
    "anmodning_fra_barnet": "anmodning_fra_barnet",
    "oplysninger": "anmodning_om_oplysninger",
    "aktindsigt": "aktindsigt",
    "klage": "klage",
    "svar": "svar",
    "andet": "andet",
}

#: What is so of the arrival whoever the child is: it follows the item to the right child.
OM_ANKOMSTEN: Final = frozenset(
    {
        "underretning.modtaget", "underretning.opdelt", "underretning.klassificeret", "underretning.sammenlagt",
        "underretning.videresendt", "underretning.videresendelse_modtaget", "underretning.kvitteret",
        "kvittering.givet", "underretning.orienteret", "orientering.givet", "orientering.undladt",
        "ansoegning.modtaget", "henvendelse.modtaget",
    }
)  # fmt: skip

#: What has happened with the child that the item stood on: it did, though the item was somebody else's.
SKET_MED_BARNET: Final = frozenset(
    {
        "samtale.holdt", "samtale.udeladt", "boernesamtale.holdt", "boernesamtale.undladt", "familie.kontaktet",
        "post.fejlplaceret", "dokument.spaerret",
    }
)  # fmt: skip

PAASTANDE: Final[Mapping[str, str]] = {
    "barn_navn": "navn",
    "barn_cpr": "cpr",
    "barn_foedselsdato": "foedselsdato",
    "barn_adresse": "adresse",
    "barn_skole": "skole",
    "mor_navn": "mor_navn",
    "termin": "termin",
    "flere_boern": "flere_boern",
}

PAASTAND_ORD: Final[Mapping[str, str]] = {
    "navn": "Navn",
    "cpr": "CPR-nummer",
    "foedselsdato": "Fødselsdato eller alder",
    "adresse": "Adresse",
    "skole": "Skole eller dagtilbud",
    "mor_navn": "Morens navn",
    "termin": "Ventet fødsel",
    "flere_boern": "Andre børn",
}


def paastande(svar: Mapping[str, Any]) -> dict[str, str]:
    """What was typed about the child: claims, kept on the item and never in a person.

    Hjemmel: ingen (praksis)
    """
    return {navn: str(svar[felt]) for felt, navn in PAASTANDE.items() if svar.get(felt)}


def siger_ja(svar: Mapping[str, Any], felt: str) -> bool:
    """Is the answer yes?

    Hjemmel: ingen (praksis)
    """
    return svar.get(felt) in ("ja", True)


def er_mistanke(svar: str) -> bool:
    """Yes and "cannot be ruled out" are both a suspicion: the contact block is set.

    Hjemmel: BL § 18, stk. 3; BL § 137, stk. 3-4
    """
    return svar in ("ja", "kan_ikke_udelukkes")


def uddrag(tekst: str) -> str:
    """The first 140 characters of the concern on one line.

    Hjemmel: ingen (praksis)
    """
    linje = " ".join(tekst.split())
    return linje if len(linje) <= 140 else f"{linje[:139]}…"


def er_rettidig(*, modtaget: datetime, vurderet: datetime) -> bool:
    """Was the assessment made within 24 elapsed hours of the receipt, weekends and holidays included?

    Hjemmel: BL § 136
    """
    return vurderet - modtaget <= AKUT_VURDERING


def foelger_barnet(noegle: str, *, skrevet_foer: bool) -> bool:
    """Does a fact about an item follow it to the right child when it was said to be about the wrong one?

    `skrevet_foer`: written before anybody said who the child was; then it was about the child of the text.

    Hjemmel: ingen (praksis)
    """
    return noegle != "underretning.identificeret" and (skrevet_foer or noegle in OM_ANKOMSTEN)


def bliver_paa_barnet(noegle: str, *, skrevet_foer: bool) -> bool:
    """Does a fact about an item stay with the wrong child, because it happened with that child?

    Hjemmel: ingen (praksis)
    """
    return noegle in SKET_MED_BARNET and not skrevet_foer
