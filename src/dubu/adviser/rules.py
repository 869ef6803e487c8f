"""Which facts become notices, with which words and for whom. Pure.

A notice is of an event or an escalation; it never repeats a deadline.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dubu.regler.fakta.sag import CPR_HAENDELSER, CPR_HVEM


class Til(StrEnum):
    """Who a notice is for. The first four are persons; the others are roles when nobody is named."""

    ANSVARLIG = "ansvarlig"  # the activity's responsible, else the primary rådgiver of the child's open case
    PRIMAER = "primaer"  # the primary rådgiver of the child's open case; nobody without one
    SEKUNDAERE = "sekundaere"  # the secondary rådgivere of the child's open case
    I_DATA = "i_data"  # the employee that the fact names
    LEDER = "leder"  # the team leaders of the case's team or department, else the role
    MODTAGELSE = "modtagelse"  # the role
    PRIMAER_ELLER_MODTAGELSE = "primaer_eller_modtagelse"  # the primary rådgiver; the role without one


@dataclass(frozen=True, slots=True)
class Advisregel:
    """One line of the table: a fact's key, the notice's words and its receivers."""

    noegle: str
    titel: str
    til: tuple[Til, ...]
    hvis: Callable[[Mapping[str, object]], bool] = lambda data: True

    def gaelder(self, data: Mapping[str, object]) -> bool:
        """Does the line apply to a fact with these data?"""
        return self.hvis(data)


def _paa_aaben_sag(data: Mapping[str, object]) -> bool:
    return data.get("udfald") in ("aendrer", "aendrer_ikke") or data.get("aendrer") is not None


def _indgaaende(data: Mapping[str, object]) -> bool:
    return data.get("retning") == "ind"


def _sorteret_som(slags: str) -> Callable[[Mapping[str, object]], bool]:
    return lambda data: data.get("slags") == slags


# Sorted as something that has no fact of its own: it is closed in the inbox, so somebody must be told.
_SORTERET: Final = tuple(
    Advisregel("underretning.klassificeret", titel, (Til.PRIMAER_ELLER_MODTAGELSE,), _sorteret_som(slags))
    for slags, titel in (
        ("aktindsigt", "Anmodning om aktindsigt er kommet ind"),
        ("klage", "Klage er kommet ind"),
        ("svar", "Svar på noget, vi har sendt, er kommet ind"),
        ("anmodning_om_oplysninger", "Anmodning om oplysninger er kommet ind"),
        ("andet", "Noget andet end en underretning er kommet ind"),
    )
)


def _cpr(kode: str, hvem: str) -> Callable[[Mapping[str, object]], bool]:
    return lambda data: data.get("kode") == kode and data.get("hvem") == hvem


ADVISREGLER: Final = (
    Advisregel("underretning.modtaget", "Ny underretning", (Til.MODTAGELSE, Til.PRIMAER)),
    Advisregel("underretning.opdelt", "Ny underretning", (Til.MODTAGELSE, Til.PRIMAER)),
    Advisregel("underretning.identificeret", "Ny underretning", (Til.PRIMAER, Til.SEKUNDAERE)),
    Advisregel("underretning.tildelt", "Underretning tildelt dig", (Til.I_DATA,)),
    *_SORTERET,
    Advisregel("underretning.videresendelse_modtaget", "Videresendt underretning er modtaget", (Til.I_DATA,)),
    Advisregel("underretning.genvurderet", "Sagen er genvurderet (§ 137)", (Til.ANSVARLIG,)),
    Advisregel("screening.afsluttet", "Underretning er screenet", (Til.PRIMAER,), _paa_aaben_sag),
    Advisregel("ansoegning.modtaget", "Ny ansøgning", (Til.MODTAGELSE, Til.PRIMAER)),
    Advisregel("henvendelse.modtaget", "Ny henvendelse", (Til.PRIMAER_ELLER_MODTAGELSE,)),
    Advisregel("kontaktspaerre.sat", "Kontaktspærre sat", (Til.ANSVARLIG, Til.SEKUNDAERE, Til.LEDER)),
    Advisregel("kontaktspaerre.ophaevet", "Kontaktspærre ophævet", (Til.ANSVARLIG, Til.SEKUNDAERE)),
    Advisregel("noedaabning.foretaget", "Sagen er nødåbnet", (Til.LEDER, Til.PRIMAER)),
    Advisregel("sag.tildelt", "Sag tildelt dig", (Til.I_DATA,)),
    Advisregel("sag.raadgiver_tilfoejet", "Du er sekundær rådgiver på sagen", (Til.I_DATA,)),
    Advisregel("aktivitet.tildelt", "Aktivitet tildelt dig", (Til.I_DATA,)),
    Advisregel("aktivitet.rykket", "Du bliver rykket for en opgave", (Til.I_DATA,)),
    Advisregel("dokument.journaliseret", "Nyt dokument modtaget", (Til.ANSVARLIG,), _indgaaende),
    Advisregel("partshoering.besvaret", "Svar på partshøring modtaget", (Til.ANSVARLIG,)),
    Advisregel("klage.modtaget", "Klage modtaget", (Til.ANSVARLIG, Til.LEDER)),
    Advisregel("samtykke.tilbagekaldt", "Samtykke trukket tilbage", (Til.ANSVARLIG,)),
    Advisregel("journalnotat.skrevet", "Kollega har skrevet et notat", (Til.PRIMAER,)),
    Advisregel("journalnotat.rettet", "Kollega har rettet et notat", (Til.PRIMAER,)),
    *(
        Advisregel("cpr.haendelse", f"Hændelse fra CPR: {hvem} {kode}", (Til.PRIMAER,), _cpr(kodenavn, hvemnavn))
        for kodenavn, kode in CPR_HAENDELSER.items()
        for hvemnavn, hvem in CPR_HVEM.items()
    ),
    Advisregel("barn.foedt", "Barnets fødselsdato er kendt eller rettet", (Til.PRIMAER,)),
    Advisregel("frist.opfyldt_uden_for_systemet", "Frist opfyldt uden for systemet", (Til.LEDER,)),
    Advisregel("post.fejlplaceret", "Noget er flyttet til det rigtige barn", (Til.PRIMAER,)),
)

# Facts that record the past in bulk, or repeat for the right child what was written on the wrong one, are no
# news to anybody.
KILDER_UDEN_ADVIS: Final = frozenset({"import", "rettelse"})

_EFTER_NOEGLE: Final[defaultdict[str, list[Advisregel]]] = defaultdict(list)
for _regel in ADVISREGLER:
    _EFTER_NOEGLE[_regel.noegle].append(_regel)


def regler_for(noegle: str, data: Mapping[str, object], kilde: str) -> list[Advisregel]:
    """The lines that apply to a fact."""
    if kilde in KILDER_UDEN_ADVIS:
        return []
    return [regel for regel in _EFTER_NOEGLE.get(noegle, ()) if regel.gaelder(data)]
