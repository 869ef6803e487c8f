"""What lacks before an act on the way: the gates asked beforehand, so that nobody meets them unprepared.

There is no list of its own: which act ends a duty stands in the catalogue, what the act demands in its gates.

Hjemmel: ingen (praksis) – the law stands in `katalog/` and `spaerrer/*.yaml`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dubu.regler.haendelser import FAKTATYPER, Haendelse
from dubu.regler.katalog import standardkatalog
from dubu.regler.katalogtyper import Katalog
from dubu.regler.spaerrer import mangler_foer

#: The decision itself, and the letter that tells it.
AFGOERELSEN: Final = ("afgoerelse.truffet", "brev.afsendt")


@dataclass(frozen=True, slots=True)
class Pligt:
    """An open duty: its rule, its name and what it is about."""

    regel: str
    navn: str
    om: str | None


def kan_holdes(regel: str, katalog: Katalog | None = None) -> bool:
    """Does any gate ask the facts before the act that ends the duty?"""
    valgt = katalog or standardkatalog()
    return any(
        krav.naeste is None
        for akt in _afsluttende(regel, valgt)
        for gate in valgt.efter_holdt.get(FAKTATYPER[akt].kanonisk, ())
        for krav in gate.kraever
    )


def mangler_ved(
    pligt: Pligt, *, haendelser: Iterable[Haendelse], per: datetime, katalog: Katalog | None = None
) -> tuple[str, ...]:
    """What the facts lack before the act that ends the duty may be made."""
    alle, valgt = tuple(haendelser), katalog or standardkatalog()
    akter = _afsluttende(pligt.regel, valgt)
    fundne = (mangler_foer(naeste=akt, om=pligt.om, haendelser=alle, per=per, katalog=valgt) for akt in akter)
    return tuple(dict.fromkeys(tekst for tekster in fundne for tekst in tekster))


def mangler_foer_afgoerelse(
    pligter: Iterable[Pligt], *, haendelser: Iterable[Haendelse], per: datetime, katalog: Katalog | None = None
) -> tuple[str, ...]:
    """What a child's next decision would meet now, in sentences.

    The gates of the decision and its letter; those of the open duties; and a duty itself whose act is held to
    what it says (an undersøgelse without its conclusion), for it has not been said yet.
    """
    alle, valgt = tuple(haendelser), katalog or standardkatalog()
    svar = [
        tekst
        for akt in AFGOERELSEN
        for tekst in mangler_foer(naeste=akt, om=None, haendelser=alle, per=per, katalog=valgt)
    ]
    for pligt in pligter:
        svar += mangler_ved(pligt, haendelser=alle, per=per, katalog=valgt)
        if any(_holdes_til_sit_indhold(akt, valgt) for akt in _afsluttende(pligt.regel, valgt)):
            svar.append(f"{pligt.navn}.")
    return tuple(dict.fromkeys(svar))


def _afsluttende(regel: str, katalog: Katalog) -> Iterator[str]:
    """The acts that end the duty and that a gate may hold."""
    for en in katalog.regler:
        if en.id == regel:
            krav = (krav for krav in en.opfyldes_af if not krav.kun_rettidigt)
            yield from dict.fromkeys(noegle for et in krav for noegle in et.noegler if FAKTATYPER[noegle].holdes)


def _holdes_til_sit_indhold(akt: str, katalog: Katalog) -> bool:
    gates = katalog.efter_holdt.get(FAKTATYPER[akt].kanonisk, ())
    return any(krav.naeste is not None for gate in gates for krav in gate.kraever)
