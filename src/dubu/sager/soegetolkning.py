"""What a line typed in the search is: a CPR number, a telephone, a case number, an address or a name. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dubu.regler.cpr import laes_cpr
from dubu.regler.dansk import da_variant
from dubu.regler.fejl import UgyldigtCprError

_CIFRE = re.compile(r"[\s.()/-]+")


@dataclass(frozen=True, slots=True)
class Soegning:
    """The readings of one line; those that do not fit are empty."""

    cpr: str = ""
    foedt: str = ""
    telefon: str = ""
    sagsnummer: int | None = None
    adresse: str = ""
    navneord: tuple[str, ...] = ()

    @property
    def er_tom(self) -> bool:
        """Nothing that can be looked for."""
        return self == Soegning()


def tolk(tekst: str) -> Soegning:
    """Read the line. Digits are number, telephone, birthday or case; a word with a house number is an address.

    Hjemmel: ingen (praksis)
    """
    tekst = tekst.strip()[:120]
    cifre = _CIFRE.sub("", tekst).removeprefix("0045").removeprefix("+45")
    if cifre.isascii() and cifre.isdigit():
        return _cifre(cifre)
    try:
        return Soegning(cpr=laes_cpr(tekst).nummer)
    except UgyldigtCprError:
        pass
    noegle = da_variant(tekst)
    if any(tegn.isdigit() for tegn in noegle):
        return Soegning(adresse=noegle) if any(tegn.isalpha() for tegn in noegle) else Soegning()
    return Soegning(navneord=tuple(noegle.split()[:6]))


def _cifre(cifre: str) -> Soegning:
    match len(cifre):
        case 10:
            return Soegning(cpr=cifre)
        case 8:
            return Soegning(telefon=cifre)
        case 6:
            return Soegning(foedt=cifre, sagsnummer=int(cifre))
        case laengde if laengde < 8:
            return Soegning(sagsnummer=int(cifre))
    return Soegning()
