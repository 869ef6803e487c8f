"""CPR numbers as text: what is one, whose birthday it names, how it is shown.

Modulus 11 never rejects: numbers without it have been given out since 2007. A
replacement number (erstatnings-CPR: day + 60, or letters in the serial) is a kind of
its own, since health and asylum authorities send them.

Hjemmel: CPR-loven (nummerets opbygning); ingen (praksis) for erstatningsnumre
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dubu.regler.fejl import UgyldigtCprError

_FORM: Final = re.compile(r"^(\d{2})(\d{2})(\d{2})([0-9A-Z]{4})$")
_SKILLETEGN: Final = re.compile(r"[\s\-–.]")
# In running text: a whole number, or what is left of one where a text was cut.
_I_TEKST: Final = re.compile(r"(?<!\d)\d{6}[\s\-–.]?(?:(?=[A-Z]*\d)[0-9A-Z]{4}(?!\w)|\d{1,3}…)")


class Cprart(StrEnum):
    """A number from the register, or one made where the register has none."""

    CPR = "cpr"
    ERSTATNING = "erstatning"


class Koen(StrEnum):
    """The sex that the last digit names."""

    KVINDE = "K"
    MAND = "M"


@dataclass(frozen=True, slots=True)
class Cpr:
    """A valid number: ten characters without hyphen."""

    nummer: str
    art: Cprart
    foedselsdato: date
    koen: Koen | None

    @property
    def formateret(self) -> str:
        """`010107-1234`."""
        return f"{self.nummer[:6]}-{self.nummer[6:]}"

    @property
    def maskeret(self) -> str:
        """`010107-****`: the birthday is shown, the serial is not."""
        return f"{self.nummer[:6]}-****"

    def __str__(self) -> str:
        return self.maskeret


def rens_cpr(tekst: str) -> str:
    """What was typed, without blanks and hyphens, in upper case."""
    return _SKILLETEGN.sub("", tekst).upper()


def laes_cpr(tekst: str) -> Cpr:
    """Read a number. Raises UgyldigtCprError with a Danish sentence that never repeats the number."""
    fund = _FORM.match(rens_cpr(tekst))
    if fund is None:
        raise UgyldigtCprError("Et CPR-nummer har ti cifre: seks til fødselsdagen og fire til løbenummeret.")
    dag, maaned, aar, loebenummer = int(fund[1]), int(fund[2]), int(fund[3]), fund[4]
    erstatning = dag > 60 or not loebenummer.isdigit()
    try:
        foedt = date(_aarhundrede(aar, loebenummer) + aar, maaned, dag - 60 if dag > 60 else dag)
    except ValueError:
        raise UgyldigtCprError("De første seks cifre i CPR-nummeret er ikke en dato.") from None
    return Cpr(
        nummer=fund[0],
        art=Cprart.ERSTATNING if erstatning else Cprart.CPR,
        foedselsdato=foedt,
        koen=_koen(loebenummer[3]),
    )


def er_cpr(tekst: str) -> bool:
    """Whether the text is a valid number of either kind."""
    try:
        laes_cpr(tekst)
    except UgyldigtCprError:
        return False
    return True


def formater_cpr(tekst: str) -> str:
    """`0101071234` as `010107-1234`; text that is no number is given back as it is."""
    return laes_cpr(tekst).formateret if er_cpr(tekst) else tekst


def masker_cpr(tekst: str) -> str:
    """`010107-****`; text that is no number becomes stars only."""
    return laes_cpr(tekst).maskeret if er_cpr(tekst) else "******-****"


def udelad_cpr(tekst: str) -> str:
    """Running text without CPR numbers: a mark stands where one was written."""
    return _I_TEKST.sub("[CPR-nummer udeladt]", tekst)


def opfylder_modulus_11(tekst: str) -> bool:
    """A typing hint only: many valid numbers do not fulfil it."""
    nummer = rens_cpr(tekst)
    if len(nummer) != 10 or not nummer.isdigit():
        return False
    return sum(int(ciffer) * vaegt for ciffer, vaegt in zip(nummer, _VAEGTE, strict=True)) % 11 == 0


_VAEGTE: Final = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def _aarhundrede(aar: int, loebenummer: str) -> int:
    """The century by the seventh character; a letter is read as 0 (kind unknown, taken as 1900s or 2000s)."""
    syvende = loebenummer[0]
    if not syvende.isdigit():
        return 2000 if aar <= 36 else 1900
    if syvende in "0123":
        return 1900
    if syvende in "49":
        return 2000 if aar <= 36 else 1900
    return 2000 if aar <= 57 else 1800


def _koen(sidste: str) -> Koen | None:
    if not sidste.isdigit():
        return None
    return Koen.KVINDE if int(sidste) % 2 == 0 else Koen.MAND
