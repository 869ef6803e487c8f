"""The layout of U12170-P as data: which records there are and where their fields stand.

Positions are those of CPR-kontoret's description of the extract; a real-data test compares them with its
field list and with its own test file. Every record begins with its type (3) and a key (10), most often the
CPR number; the fields below follow from position 14 without gaps, each written `name kind length`.

Kinds: t text, n digits, p CPR number, d date YYYY-MM-DD, m minute YYYYMMDDHHMM, y day YYYYMMDD, u uncertainty
mark. A small letter allows blanks, a capital demands a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

NOEGLESTART: Final = 3
FELTSTART: Final = 13

START, SLUT, FEJL, KVITTERING, PERSON = "000", "999", "910", "997", "001"

# Records whose fields the published definition gives damaged, or that are free text: kept as they came.
TEKSTPOSTER: Final = frozenset({"018", "019", "020", "021", "031", "032", "033"})

# Stands at most once for a person in one delivery; a second one makes the file ambiguous.
ENKELTPOSTER: Final = ("002", "003", "005", "006", "007", "008", "009", "010", "011", "012", "013", "015")

_SPECIFIKATION: Final = {
    "000": "opgavenr N 6, produktionsdato Y 8, forrige_produktionsdato y 8",
    "001": (
        "gaeldende_pnr p 10, status N 2, status_fra m 12, status_fra_usikker u 1,"
        "koen t 1, foedselsdato d 10,"
        "foedselsdato_usikker u 1, start d 10, start_usikker u 1, slut d 10, slut_usikker u 1, stilling t 34"
    ),
    "002": (
        "kommunekode n 4, vejkode n 4, husnr t 4, etage t 2, sidedoer t 4, bygningsnr t 4, conavn t 34,"
        "tilflyttet m 12, tilflyttet_usikker u 1, tilflyttet_kommune m 12, tilflyttet_kommune_usikker u 1,"
        "fraflytningskommune n 4, fraflyttet m 12, fraflyttet_usikker u 1, myndighed n 4, adresse1 t 34,"
        "adresse2 t 34, adresse3 t 34, adresse4 t 34, adresse5 t 34, tekst_fra d 10, tekst_til d 10"
    ),
    "003": (
        "adresseringsnavn t 34, conavn t 34, lokalitet t 34, standardadresse t 34, bynavn t 34, postnr n 4,"
        "postdistrikt t 20, kommunekode n 4, vejkode n 4, husnr t 4, etage t 2, sidedoer t 4, bygningsnr t 4,"
        "vejadresseringsnavn t 20"
    ),
    "004": "art N 4, fra d 10, til d 10",
    "005": (
        "landekode n 4, udrejst m 12, udrejst_usikker u 1, adresse1 t 34, adresse2 t 34, adresse3 t 34,"
        "adresse4 t 34, adresse5 t 34"
    ),
    "006": "adresse1 t 34, adresse2 t 34, adresse3 t 34, adresse4 t 34, adresse5 t 34, fra d 10, til d 10",
    "007": "forsvundet m 12, forsvundet_usikker u 1",
    "008": (
        "fornavn t 50, fornavn_mrk t 1, mellemnavn t 40, mellemnavn_mrk t 1,"
        "efternavn t 40, efternavn_mrk t 1,"
        "fra m 12, fra_usikker u 1, adresseringsnavn t 34"
    ),
    "009": "myndighed t 4, tekst t 20",
    "010": "landekode n 4, fra m 12, fra_usikker u 1",
    "011": "folkekirke t 1, fra d 10, fra_usikker u 1",
    "012": (
        "civilstand t 1, aegtefaelle_pnr p 10, aegtefaelle_foedt d 10, aegtefaelle_foedt_usikker u 1,"
        "aegtefaelle_navn t 34, aegtefaelle_navn_mrk t 1, fra m 12, fra_usikker u 1, separation m 12"
    ),
    "013": "henvisning m 12, fra d 10, fra_usikker u 1",
    "014": "barn P 10",
    "015": (
        "mor_fra d 10, mor_fra_usikker u 1, mor_pnr p 10, mor_foedt d 10,"
        "mor_foedt_usikker u 1, mor_navn t 34,"
        "mor_navn_mrk t 1, far_fra d 10, far_fra_usikker u 1, far_pnr p 10,"
        "far_foedt d 10, far_foedt_usikker u 1,"
        "far_navn t 34, far_navn_mrk t 1"
    ),
    "016": "art N 4, fra d 10, fra_usikker u 1, til d 10, pnr p 10, pnr_fra d 10",
    "017": (
        "fra d 10, fra_usikker u 1, til d 10, art n 4, vaerge_pnr p 10,"
        "vaerge_pnr_fra d 10, vaerge_navn t 34,"
        "vaerge_navn_fra d 10, adresse1 t 34, adresse2 t 34, adresse3 t 34, adresse4 t 34, adresse5 t 34"
    ),
    "018": "type n 1, kode t 5, fra d 10, fra_usikker u 1, bemaerkning t 30",
    "019": "nummer n 2, tekst t 40, fra d 10, til d 10",
    "020": "kode n 4, valgret d 10, fra d 10, til d 10",
    "021": "tekst t 50",
    "022": "pnr P 10, fra d 10, fra_usikker u 1, til d 10, til_usikker u 1",
    "023": (
        "rettelse t 1, kommunekode n 4, vejkode n 4, husnr t 4, etage t 2, sidedoer t 4, bygningsnr t 4,"
        "conavn t 34, fra m 12, fra_usikker u 1, til m 12, til_usikker u 1"
    ),
    "024": (
        "rettelse t 1, landekode n 4, udrejst m 12, udrejst_usikker u 1,"
        "indrejse_landekode n 4, indrejst m 12,"
        "indrejst_usikker u 1, adresse1 t 34, adresse2 t 34, adresse3 t 34, adresse4 t 34, adresse5 t 34"
    ),
    "025": "rettelse t 1, forsvundet m 12, forsvundet_usikker u 1, genfundet m 12, genfundet_usikker u 1",
    "026": (
        "rettelse t 1, fornavn t 50, fornavn_mrk t 1, mellemnavn t 40, mellemnavn_mrk t 1, efternavn t 40,"
        "efternavn_mrk t 1, fra m 12, fra_usikker u 1, til m 12, til_usikker u 1"
    ),
    "027": "rettelse t 1, landekode n 4, fra m 12, fra_usikker u 1, til m 12, til_usikker u 1",
    "028": "folkekirke t 1, fra d 10, fra_usikker u 1, til d 10, til_usikker u 1",
    "029": (
        "rettelse t 1, civilstand t 1, aegtefaelle_pnr p 10, aegtefaelle_foedt d 10,"
        "aegtefaelle_foedt_usikker u 1, aegtefaelle_navn t 34, aegtefaelle_navn_mrk t 1,"
        "fra m 12, fra_usikker u 1,"
        "til m 12, til_usikker u 1, separation m 12"
    ),
    "030": "rettelse t 1, henvisning m 12, fra d 10, fra_usikker u 1, til d 10, til_usikker u 1",
    "031": "tekst t 256",
    "032": "tekst t 256",
    "033": "tekst t 256",
    "099": "tidspunkt m 12, kode T 3, afledt t 2, resten t 15",
    "910": "inddata t 75, fejlnr n 4, fejltekst t 65",
    "997": "tidspunkt m 12, kode t 3, noegle t 15",
    "999": "antal N 8",
}

# One regular expression per kind; {n} is the length, {b} the alternative of blanks.
_MOENSTRE: Final = {
    "t": r".{{{n}}}",
    "T": r"(?! {{{n}}}).{{{n}}}",
    "n": r"[0-9]{{{n}}}| {{{n}}}",
    "N": r"[0-9]{{{n}}}",
    "p": r"[0-9]{{{n}}}| {{{n}}}",
    "P": r"[0-9]{{{n}}}",
    "d": r"[0-9]{{4}}-[0-9][0-9]-[0-9][0-9]| {{{n}}}",
    "m": r"[0-9]{{{n}}}| {{{n}}}",
    "y": r"[0-9]{{{n}}}| {{{n}}}",
    "Y": r"[0-9]{{{n}}}",
    "u": r"[ *]",
}


@dataclass(frozen=True, slots=True)
class Felt:
    """One field: 0-based `start` and `slut` in the record."""

    navn: str
    art: str
    start: int
    slut: int

    @property
    def laengde(self) -> int:
        """Number of characters."""
        return self.slut - self.start

    @property
    def moenster(self) -> str:
        """What the field may hold, as a regular expression."""
        return _MOENSTRE[self.art].format(n=self.laengde)

    @property
    def kraeves(self) -> bool:
        """Whether the field must have a value."""
        return self.art.isupper()


Vaerdier = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Postlayout:
    """One record type: its fields, its full length and a pattern that a record of that length must match.

    `vaerdier` cuts a record that has been checked into the values of its fields. Trailing blanks may be
    trimmed: the values that stood there are short, or empty.
    """

    type: str
    felter: tuple[Felt, ...]
    laengde: int
    moenster: re.Pattern[str] = field(repr=False)
    vaerdier: Callable[[str], Vaerdier] = field(repr=False)


def _felter(specifikation: str) -> tuple[Felt, ...]:
    felter: list[Felt] = []
    start = FELTSTART
    for led in specifikation.split(","):
        navn, art, laengde = led.split()
        felter.append(Felt(navn, art, start, start + int(laengde)))
        start += int(laengde)
    return tuple(felter)


def _postlayout(posttype: str, specifikation: str) -> Postlayout:
    felter = _felter(specifikation)
    noegle = r".{10}" if posttype in {START, SLUT, FEJL} else r"[0-9]{10}"
    moenster = re.compile(posttype + noegle + "".join(f"(?:{felt.moenster})" for felt in felter))
    return Postlayout(posttype, felter, felter[-1].slut, moenster, _udsnit(felter))


def _udsnit(felter: tuple[Felt, ...]) -> Callable[[str], Vaerdier]:
    """A record's values in one step: there are millions of them."""
    if len(felter) == 1:
        (felt,) = felter
        return lambda post: (post[felt.start : felt.slut],)
    return itemgetter(*(slice(felt.start, felt.slut) for felt in felter))


LAYOUT: Final[dict[str, Postlayout]] = {
    posttype: _postlayout(posttype, specifikation) for posttype, specifikation in _SPECIFIKATION.items()
}
