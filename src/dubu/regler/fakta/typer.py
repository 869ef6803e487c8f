"""What a fact type and its fields are made of.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from dubu.regler.fejl import UgyldigeDataError

PARAGRAF: Final = re.compile(
    r"^(BL|SEL|FVL|RSL|OFL|UKL|VAL|DBL|GDPR|BEK|VEJ) (§§?|art\.) ?\d+( ?[a-z])?"
    r"(, stk\. \d+)?(, nr\. \d+)?(, litra [a-z])?(, \d\. pkt\.)?$"
)


class Slags(StrEnum):
    """How a value is written in the JSON of a fact."""

    TEKST = "tekst"
    HELTAL = "heltal"
    JA_NEJ = "ja/nej"
    DATO = "dato"
    TIDSPUNKT = "tidspunkt"
    ID = "id"
    PARAGRAF = "paragraf"
    VALG = "valg"
    FLERVALG = "flervalg"
    LISTE = "liste"
    FRAVIGELSE = "fravigelse"


@dataclass(frozen=True, slots=True)
class Felt:
    """One typed value in a fact's data. `valg` maps the stored value to the Danish word."""

    slags: Slags
    valg: Mapping[str, str] = field(default_factory=dict)
    kraevet: bool = False

    def normaliser(self, navn: str, vaerdi: object) -> object:
        """Return the value as it is stored (JSON), or refuse it with a Danish sentence."""
        laes = _LAESERE[self.slags]
        try:
            return laes(self, vaerdi)
        except (ValueError, TypeError, KeyError) as fejl:
            raise UgyldigeDataError(
                f"Feltet “{navn}” kan ikke være {vaerdi!r}: der ventes {self.forventning()}."
            ) from fejl

    def forventning(self) -> str:
        """The Danish words for what the field takes."""
        if self.valg:
            return "en af værdierne " + ", ".join(self.valg)
        return _FORVENTNINGER[self.slags]

    def vis(self, vaerdi: object) -> str:
        """The value in words, for the log."""
        if isinstance(vaerdi, bool):
            return "ja" if vaerdi else "nej"
        if isinstance(vaerdi, list | tuple):
            return ", ".join(self.vis(del_) for del_ in vaerdi)
        return self.valg.get(str(vaerdi), str(vaerdi))


def kraev(felt: Felt) -> Felt:
    """The same field, but it must be there."""
    return Felt(slags=felt.slags, valg=felt.valg, kraevet=True)


def valg(*vaerdier: str, **ord_for: str) -> Felt:
    """A field with fixed values; keyword arguments give the Danish words."""
    return Felt(Slags.VALG, {**{v: v.replace("_", " ") for v in vaerdier}, **ord_for})


def flervalg(*vaerdier: str, **ord_for: str) -> Felt:
    """A field with several of the fixed values."""
    return Felt(Slags.FLERVALG, valg(*vaerdier, **ord_for).valg)


TEKST: Final = Felt(Slags.TEKST)
HELTAL: Final = Felt(Slags.HELTAL)
JA_NEJ: Final = Felt(Slags.JA_NEJ)
DATO: Final = Felt(Slags.DATO)
TIDSPUNKT: Final = Felt(Slags.TIDSPUNKT)
ID: Final = Felt(Slags.ID)
PARAGRAF_FELT: Final = Felt(Slags.PARAGRAF)
LISTE: Final = Felt(Slags.LISTE)
FRAVIGELSE: Final = Felt(Slags.FRAVIGELSE)

#: Every fact may carry these.
FAELLES: Final[Mapping[str, Felt]] = {
    "aktivitet": ID,
    "akut": JA_NEJ,
    "allerede_sket": JA_NEJ,
    "fravigelse": FRAVIGELSE,
    "begrundelse": TEKST,
    "bemaerkning": TEKST,
}


@dataclass(frozen=True, slots=True)
class Faktatype:
    """A kind of fact: its key, its sentence in the log, its typed data.

    `holdes` is True when the fact is an act about to be made, which a gate may
    hold back; False when it writes down what has happened, which nothing holds.
    `om` says in Danish what the fact's `om` points at. `samme_som` marks another
    spelling of a key; the engine reads both as the canonical one.
    """

    noegle: str
    titel: str
    om: str = ""
    data: Mapping[str, Felt] = field(default_factory=dict)
    holdes: bool = False
    samme_som: str = ""

    @property
    def art(self) -> str:
        """`beslutning` (gates apply) or `registrering` (never held)."""
        return "beslutning" if self.holdes else "registrering"

    @property
    def kanonisk(self) -> str:
        """The key that rules use."""
        return self.samme_som or self.noegle

    def felt(self, navn: str) -> Felt | None:
        """The typed field of that name, common fields included."""
        return self.data.get(navn) or FAELLES.get(navn)

    def saetning(self, data: Mapping[str, object]) -> str:
        """The Danish sentence of the log; unknown values become three dots."""
        ord_for = _Ord(
            {navn: felt.vis(data[navn]) if data.get(navn) is not None else "…" for navn, felt in self.data.items()}
        )
        return self.titel.format_map(ord_for)


class _Ord(dict[str, str]):
    def __missing__(self, navn: str) -> str:
        return "…"


def _tekst(felt: Felt, vaerdi: object) -> object:
    if isinstance(vaerdi, bool | int | float | list | dict) or vaerdi is None:
        raise TypeError
    return str(vaerdi)


def _heltal(felt: Felt, vaerdi: object) -> object:
    if isinstance(vaerdi, bool) or not isinstance(vaerdi, int | str):
        raise TypeError
    return int(vaerdi)


def _ja_nej(felt: Felt, vaerdi: object) -> object:
    if not isinstance(vaerdi, bool):
        raise TypeError
    return vaerdi


def _dato(felt: Felt, vaerdi: object) -> object:
    if isinstance(vaerdi, datetime):
        raise TypeError
    if isinstance(vaerdi, date):
        return vaerdi.isoformat()
    return date.fromisoformat(_kun_str(vaerdi)).isoformat()


def _tidspunkt(felt: Felt, vaerdi: object) -> object:
    laest = vaerdi if isinstance(vaerdi, datetime) else datetime.fromisoformat(_kun_str(vaerdi))
    if laest.tzinfo is None:
        raise ValueError
    return laest.isoformat()


def _id(felt: Felt, vaerdi: object) -> object:
    tekst = str(vaerdi) if isinstance(vaerdi, UUID | int) else _kun_str(vaerdi)
    if not tekst or len(tekst) > 200:
        raise ValueError
    return tekst


def _paragraf(felt: Felt, vaerdi: object) -> object:
    tekst = _kun_str(vaerdi)
    if not PARAGRAF.match(tekst):
        raise ValueError
    return tekst


def _valg(felt: Felt, vaerdi: object) -> object:
    if isinstance(vaerdi, bool) or str(vaerdi) not in felt.valg:
        raise ValueError
    tekst = str(vaerdi)
    return int(tekst) if tekst.isdigit() else tekst


def _flervalg(felt: Felt, vaerdi: object) -> object:
    if not isinstance(vaerdi, list | tuple | set | frozenset):
        raise TypeError
    return sorted({str(_valg(felt, del_)) for del_ in vaerdi})


def _liste(felt: Felt, vaerdi: object) -> object:
    if not isinstance(vaerdi, list | tuple):
        raise TypeError
    return [str(del_) for del_ in vaerdi]


def _fravigelse(felt: Felt, vaerdi: object) -> object:
    poster = list(vaerdi) if isinstance(vaerdi, list | tuple) else [vaerdi]
    rene = []
    for post in poster:
        if not isinstance(post, Mapping) or not str(post["regel"]).strip():
            raise ValueError
        rene.append({str(navn): _kun_str(tekst) for navn, tekst in post.items()})
    return rene if isinstance(vaerdi, list | tuple) else rene[0]


def _kun_str(vaerdi: object) -> str:
    if not isinstance(vaerdi, str):
        raise TypeError
    return vaerdi


_LAESERE: Final = {
    Slags.TEKST: _tekst,
    Slags.HELTAL: _heltal,
    Slags.JA_NEJ: _ja_nej,
    Slags.DATO: _dato,
    Slags.TIDSPUNKT: _tidspunkt,
    Slags.ID: _id,
    Slags.PARAGRAF: _paragraf,
    Slags.VALG: _valg,
    Slags.FLERVALG: _flervalg,
    Slags.LISTE: _liste,
    Slags.FRAVIGELSE: _fravigelse,
}

_FORVENTNINGER: Final = {
    Slags.TEKST: "en tekst",
    Slags.HELTAL: "et helt tal",
    Slags.JA_NEJ: "ja eller nej (true/false)",
    Slags.DATO: "en dato som 2026-03-02",
    Slags.TIDSPUNKT: "et tidspunkt med tidszone som 2026-03-02T14:30:00+01:00",
    Slags.ID: "et id",
    Slags.PARAGRAF: "en paragraf som “BL § 32, stk. 1, nr. 3”",
    Slags.VALG: "en af de faste værdier",
    Slags.FLERVALG: "en liste af de faste værdier",
    Slags.LISTE: "en liste",
    Slags.FRAVIGELSE: "en fravigelse med “regel” og “begrundelse”",
}
