"""From bytes to records: the forms in which the extract is delivered, and errors that say where.

Text has one record a line, trailing blanks trimmed; the other forms have records of full length and no line
ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from mmap import mmap
from typing import Final, NamedTuple

from dubu.adaptere.cpr.layout import LAYOUT, NOEGLESTART, START, Postlayout
from dubu.porte.cpr import AfvistLeverance

Data = bytes | mmap

TEGNSAET: Final = "iso-8859-1"
_EFTER_SLUT: Final = b" \r\n\x00\x1a"
_UTF8: Final = re.compile(rb"\xef\xbb\xbf|\xc3[\x80-\xbf]")


class Post(NamedTuple):
    """One record: its number, where it stands in the file, and its text without trailing blanks."""

    nr: int
    start: int
    slut: int
    tekst: str


class Fil:
    """The bytes of one delivery and the form they have."""

    def __init__(self, data: Data) -> None:
        if not len(data):
            raise AfvistLeverance("tom", "Filen er tom.")
        if _UTF8.search(data):
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

    def poster(self, start: int = 0, slut: int | None = None, nr: int = 0) -> Iterator[Post]:
        """The records between two positions; `nr` is the number of the last one before them."""
        til = len(self.data) if slut is None else slut
        return self._linjer(start, til, nr) if self.med_linjer else self._faste(start, til, nr)

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

    def felter(self, post: Post) -> tuple[str, ...]:
        """The fields of a record, each in its full length.

        A record that its layout does not allow is refused.
        """
        layout = self.layout(post.tekst[:NOEGLESTART], post.nr)
        if len(post.tekst) > layout.laengde:
            raise self.afvis("for_lang", f"Posten er længere end de {layout.laengde} tegn, den må have.", post.nr)
        match = layout.moenster.fullmatch(post.tekst.ljust(layout.laengde))
        if match is None:
            raise self._felt_fejl(layout, post)
        return match.groups()

    def _felt_fejl(self, layout: Postlayout, post: Post) -> AfvistLeverance:
        fuld = post.tekst.ljust(layout.laengde)
        for felt in layout.felter:
            if re.fullmatch(felt.moenster, fuld[felt.start : felt.slut]):
                continue
            if felt.kraeves and len(post.tekst) < felt.slut:
                return self.afvis("for_kort", f"Posten er for kort: feltet {felt.navn} mangler.", post.nr)
            sted = f"{felt.navn} (position {felt.start + 1}-{felt.slut})"
            return self.afvis("ugyldigt_felt", f"Feltet {sted} har en værdi, det ikke må have.", post.nr)
        return self.afvis("ugyldig_noegle", "Postens personnummer er ikke ti cifre.", post.nr)

    def _linjer(self, start: int, til: int, nr: int) -> Iterator[Post]:
        data = self.data
        while start < til:
            linjeslut = data.find(b"\n", start)
            slut = til if linjeslut < 0 else linjeslut + 1
            nr += 1
            yield Post(nr, start, slut, data[start:slut].rstrip(b"\r\n").rstrip(b" ").decode(TEGNSAET))
            start = slut

    def _faste(self, start: int, til: int, nr: int) -> Iterator[Post]:
        data = self.data
        while start < til:
            nr += 1
            layout = self.layout(data[start : start + NOEGLESTART].decode(TEGNSAET), nr)
            slut = start + layout.laengde
            if slut > til:
                raise self.afvis("afkortet", "Filen er afkortet midt i en post.", nr)
            yield Post(nr, start, slut, data[start:slut].decode(TEGNSAET).rstrip(" "))
            start = slut
