"""From bytes to records: the forms in which the extract is delivered, and errors that say where.

Text has one record a line, trailing blanks trimmed; the other forms have records of full length and no line
ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from mmap import mmap
from typing import Final

from dubu.adaptere.cpr.layout import LAYOUT, NOEGLESTART, SLUT, START, Postlayout
from dubu.porte.cpr_leverance import AfvistLeverance

Data = bytes | mmap

TEGNSAET: Final = "iso-8859-1"
_BLANKT: Final = "\r "  # after the text of a line
_EFTER_SLUT: Final = b" \r\n\x00\x1a"
_BOM: Final = b"\xef\xbb\xbf"
_UTF8: Final = re.compile(rb"\xc3[\x80-\xbf]")
_AFKORTET: Final = "Filen er afkortet midt i en post."
# Lines are read so many bytes at a time.
_STYKKE: Final = 1 << 18

#: One record: its number, where in the file it starts and ends, and its text without trailing blanks.
Post = tuple[int, int, int, str]


class Fil:
    """The bytes of one delivery and the form they have."""

    def __init__(self, data: Data) -> None:
        if not len(data):
            raise AfvistLeverance("tom", "Filen er tom.")
        if data.find(_BOM) >= 0 or _UTF8.search(data):
            raise AfvistLeverance(
                "tegnsaet", "Filen er ikke i tegnsættet ISO-8859-1. Hent den igen som binær overførsel."
            )
        self.data = data
        self.med_linjer = self._har_linjer()

    def _har_linjer(self) -> bool:
        """Whether the start record ends with a line end; where it is missing, whether there is any."""
        linjeslut = self.data.find(b"\n")
        if self.data[:NOEGLESTART] != START.encode():
            return linjeslut >= 0
        return 0 <= linjeslut <= LAYOUT[START].laengde + 1

    def poster(self) -> Iterator[Post]:
        """All records."""
        til = len(self.data)
        return self._linjer(til) if self.med_linjer else self._faste(0, til)

    def tekster(self, start: int, slut: int) -> list[str]:
        """The texts of the records between two positions."""
        if not self.med_linjer:
            return [tekst for *_, tekst in self._faste(start, slut)]
        linjer = self.data[start:slut].decode(TEGNSAET).removesuffix("\n").split("\n")
        return [linje.rstrip(_BLANKT) for linje in linjer]

    def tom_fra(self, start: int) -> bool:
        """Whether only blanks, line ends and an end-of-file mark are left."""
        return not self.data[start:].strip(_EFTER_SLUT)

    def afvis(self, kode: str, aarsag: str, nr: int) -> AfvistLeverance:
        """The refusal at record `nr`; with lines, the line has the same number."""
        return AfvistLeverance(kode, aarsag, postnr=nr, linje=nr if self.med_linjer else None)

    def layout(self, posttype: str, nr: int) -> Postlayout:
        """The layout of a record type, or a refusal."""
        layout = LAYOUT.get(posttype)
        if layout is None:
            raise self.afvis("ukendt_post", "Ukendt posttype. Filen er beskadiget eller ikke et P12170-udtræk.", nr)
        return layout

    def kontroller(self, posttype: str, tekst: str, nr: int) -> None:
        """Refuse a record that its layout does not allow."""
        layout = self.layout(posttype, nr)
        if len(tekst) > layout.laengde:
            raise self.afvis("for_lang", f"Posten er længere end de {layout.laengde} tegn, den må have.", nr)
        if layout.moenster.fullmatch(tekst.ljust(layout.laengde)) is None:
            raise self._felt_fejl(layout, tekst, nr)

    def _felt_fejl(self, layout: Postlayout, tekst: str, nr: int) -> AfvistLeverance:
        fuld = tekst.ljust(layout.laengde)
        for felt in layout.felter:
            if re.fullmatch(felt.moenster, fuld[felt.start : felt.slut]):
                continue
            if felt.kraeves and len(tekst) < felt.slut:
                return self.afvis("for_kort", f"Posten er for kort: feltet {felt.navn} mangler.", nr)
            sted = f"{felt.navn} (position {felt.start + 1}-{felt.slut})"
            return self.afvis("ugyldigt_felt", f"Feltet {sted} har en værdi, det ikke må have.", nr)
        return self.afvis("ugyldig_noegle", "Postens personnummer er ikke ti cifre.", nr)

    def _linjer(self, til: int) -> Iterator[Post]:
        nr = start = 0
        while start < til:
            linjeslut = self.data.find(b"\n", start + _STYKKE)
            stykke = self.data[start : til if linjeslut < 0 else linjeslut + 1].decode(TEGNSAET)
            for linje in stykke.removesuffix("\n").split("\n"):
                nr += 1
                slut = start + len(linje) + 1
                if slut > til and not linje.startswith(SLUT):  # nothing ends the line
                    raise self.afvis("afkortet", _AFKORTET, nr)
                yield nr, start, slut, linje.rstrip(_BLANKT)
                start = slut

    def _faste(self, start: int, til: int) -> Iterator[Post]:
        data = self.data
        nr = 0
        while start < til:
            nr += 1
            layout = self.layout(data[start : start + NOEGLESTART].decode(TEGNSAET), nr)
            slut = start + layout.laengde
            if slut > til:
                raise self.afvis("afkortet", _AFKORTET, nr)
            yield nr, start, slut, data[start:slut].decode(TEGNSAET).rstrip(" ")
            start = slut
