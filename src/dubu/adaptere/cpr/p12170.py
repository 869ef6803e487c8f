"""Reads CPR-kontoret's change extract U12170-P.

The file is gone through twice. First every record is checked and the places of each person's records are
noted (they need not stand together: the written addresses come last in the file); what is wrong anywhere
refuses the whole delivery before a single person is given. Then the persons are read one at a time. Memory
holds the places, not the persons.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

from dubu.adaptere.cpr.filform import TEGNSAET, Fil
from dubu.adaptere.cpr.layout import (
    ENKELTPOSTER,
    FEJL,
    FELTSTART,
    KVITTERING,
    LAYOUT,
    NOEGLESTART,
    PERSON,
    SLUT,
    START,
)
from dubu.adaptere.cpr.oversaet import cprdato, personen
from dubu.porte.cpr import CprPerson, fingeraftryk
from dubu.porte.cpr_leverance import AfvistLeverance, CprFejlpost, CprKvittering, CprLeverance

_BIT: Final = {posttype: 1 << nr for nr, posttype in enumerate(ENKELTPOSTER)}
_UDEN_PERSON: Final = frozenset({START, SLUT, FEJL, KVITTERING})


class _Kontrol:
    """One walk through the records in order: refuses what is wrong and notes where each person stands."""

    def __init__(self, fil: Fil) -> None:
        self.fil = fil
        self.steder: dict[str, list[int]] = {}
        self.sete: dict[str, int] = {}
        self.start: tuple[str, date, date | None] | None = None
        self.antal = 0
        self.slut_set = False
        self.fejlposter: list[CprFejlpost] = []
        self.kvitteringer: list[CprKvittering] = []
        self.aftryk = hashlib.sha256()

    def gaa_igennem(self) -> CprLeverance:
        nr = 0
        for nr, start, slut, tekst in self.fil.poster():
            posttype = tekst[:NOEGLESTART]
            self._tag(nr, posttype, tekst)
            if posttype not in _UDEN_PERSON:
                self._personpost(nr, start, slut, posttype, tekst[NOEGLESTART:FELTSTART])
            self.aftryk.update(f"{tekst}\n".encode(TEGNSAET))
            if self.slut_set:
                if not self.fil.tom_fra(slut):
                    raise self.fil.afvis("efter_slut", "Der står noget efter slutposten 999.", nr + 1)
                break
        if self.start is None or not self.slut_set:
            raise self.fil.afvis("afkortet", "Slutposten 999 mangler. Filen er afkortet.", nr + 1)
        opgavenr, dag, forrige = self.start
        return CprLeverance(
            opgavenr=opgavenr,
            produktionsdato=dag,
            forrige_produktionsdato=forrige,
            antal=self.antal,
            antal_personer=len(self.steder),
            fingeraftryk=self.aftryk.hexdigest(),
            fejlposter=tuple(self.fejlposter),
            kvitteringer=tuple(self.kvitteringer),
            med_linjer=self.fil.med_linjer,
        )

    def _tag(self, nr: int, posttype: str, tekst: str) -> None:
        if self.start is None and posttype != START:
            raise self.fil.afvis("uden_start", "Filen begynder ikke med startposten 000.", nr)
        self.fil.kontroller(posttype, tekst, nr)
        if posttype == START:
            self._startpost(nr, LAYOUT[START].vaerdier(tekst))
        elif posttype == SLUT:
            self._slutpost(nr, int(tekst[FELTSTART:]))
        else:
            self.antal += 1
            if posttype in _UDEN_PERSON:
                self._om_leverancen(posttype, tekst)

    def _startpost(self, nr: int, felter: tuple[str, ...]) -> None:
        if self.start is not None:
            raise self.fil.afvis("to_startposter", "Startposten 000 står to gange.", nr)
        opgavenr, dag, forrige = felter
        self.start = (opgavenr, self._dag(dag, nr), self._dag(forrige, nr) if forrige.strip(" 0") else None)

    def _dag(self, tekst: str, nr: int) -> date:
        try:
            return date.fromisoformat(tekst)
        except ValueError:
            raise self.fil.afvis("ugyldig_dato", "Startpostens produktionsdato er ikke en dato.", nr) from None

    def _slutpost(self, nr: int, antal: int) -> None:
        if antal != self.antal:
            aarsag = f"Slutposten siger {antal} poster, men der er {self.antal}."
            raise self.fil.afvis("forkert_antal", aarsag, nr)
        self.slut_set = True

    def _om_leverancen(self, posttype: str, tekst: str) -> None:
        noegle = tekst[NOEGLESTART:FELTSTART]
        foerste, anden, tredje = (felt.strip() for felt in LAYOUT[posttype].vaerdier(tekst))
        if posttype == FEJL:
            self.fejlposter.append(CprFejlpost(noegle.strip(), foerste, anden, tredje))
        else:
            self.kvitteringer.append(CprKvittering(noegle, cprdato(foerste), anden, tredje))

    def _personpost(self, nr: int, start: int, slut: int, posttype: str, noegle: str) -> None:
        if posttype == PERSON:
            self.sete[noegle] = 0
            self.steder.setdefault(noegle, [])
        elif noegle not in self.sete:
            raise self.fil.afvis(
                "foer_person",
                "Personens post 001 er ikke set før denne post, eller filen er beskadiget.",
                nr,
            )
        elif bit := _BIT.get(posttype):
            if self.sete[noegle] & bit:
                raise self.fil.afvis("to_ens", f"Post {posttype} står to gange for samme person.", nr)
            self.sete[noegle] |= bit
        steder = self.steder[noegle]
        if steder and steder[-1] == start:
            steder[-1] = slut
        else:
            steder += (start, slut)


class P12170:
    """A checked extract: `leverance` says what it is, `personer` reads it one person at a time."""

    def __init__(self, fil: Fil) -> None:
        self._fil = fil
        kontrol = _Kontrol(fil)
        self.leverance = kontrol.gaa_igennem()
        self._steder = kontrol.steder

    def aendrede(self, kendte: Mapping[str, str]) -> list[str]:
        """The numbers of those whose fingerprint is not the one that is known."""
        return [
            pnr for pnr in self._steder
            if pnr not in kendte or kendte[pnr] != fingeraftryk(self._personposter(pnr))
        ]  # fmt: skip

    def personer(self, numre: Iterable[str] | None = None) -> Iterator[CprPerson]:
        """The persons of these numbers, or all in the order of their first record."""
        for pnr in self._steder if numre is None else numre:
            yield personen(self._personposter(pnr))

    def _personposter(self, pnr: str) -> list[str]:
        steder = self._steder[pnr]
        poster: list[str] = []
        for start, slut in zip(steder[::2], steder[1::2], strict=True):
            poster += self._fil.tekster(start, slut)
        return poster


@contextmanager
def aabn(kilde: Path | bytes) -> Iterator[P12170]:
    """Open a delivery in any of its forms. Raises `AfvistLeverance` when it is to be refused."""
    if isinstance(kilde, bytes):
        yield P12170(Fil(kilde))
        return
    if not kilde.is_file():
        raise AfvistLeverance("findes_ikke", "Filen findes ikke.")
    if not kilde.stat().st_size:
        raise AfvistLeverance("tom", "Filen er tom.")
    with kilde.open("rb") as aaben, mmap(aaben.fileno(), 0, access=ACCESS_READ) as data:
        yield P12170(Fil(data))
