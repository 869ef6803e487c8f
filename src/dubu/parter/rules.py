"""Pure rules about persons: where a delivery stands in its chain, what a number says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dubu.porte.cpr_leverance import AfvistLeverance, CprLeverance
from dubu.regler.cpr import laes_cpr
from dubu.regler.fejl import UgyldigtCprError


@dataclass(frozen=True, slots=True)
class Indlaest:
    """A delivery that has been loaded before."""

    produktionsdato: date
    fingeraftryk: str


def er_indlaest(leverance: CprLeverance, foer: Sequence[Indlaest]) -> bool:
    """Has the same delivery (same production day, same records) been loaded before, latest or not?

    Hjemmel: ingen (praksis)
    """
    return Indlaest(leverance.produktionsdato, leverance.fingeraftryk) in foer


def kontroller_kaede(leverance: CprLeverance, foer: Sequence[Indlaest]) -> None:
    """Refuse a delivery that does not follow the last one loaded; `foer` in the order of loading.

    The first one of a task is taken whatever it follows. Raises AfvistLeverance at the start record.

    Hjemmel: ingen (praksis)
    """
    if not foer:
        return
    sidst = foer[-1].produktionsdato
    forrige = leverance.forrige_produktionsdato
    if forrige == sidst:
        return
    foelger = (
        f"følger efter leverancen fra {forrige:%d.%m.%Y}"
        if forrige
        else "siger ikke, hvilken leverance den følger efter"
    )
    raise AfvistLeverance(
        "brudt_kaede",
        f"Leverancen fra {leverance.produktionsdato:%d.%m.%Y} {foelger}, men den senest indlæste er fra "
        f"{sidst:%d.%m.%Y}. Indlæs de manglende leverancer i rækkefølge.",
        postnr=1,
        linje=1 if leverance.med_linjer else None,
    )


def foedselsdag_af(cpr: str | None) -> date | None:
    """The birthday that a number names; None without a readable number.

    Hjemmel: ingen (praksis)
    """
    try:
        return laes_cpr(cpr).foedselsdato if cpr else None
    except UgyldigtCprError:
        return None
