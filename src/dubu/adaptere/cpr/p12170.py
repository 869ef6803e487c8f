"""Reads CPR-kontoret's change extract U12170-P.

The file is gone through twice. First every record is checked and the places of each person's records are
noted (they need not stand together: the written addresses come last in the file); what is wrong anywhere
refuses the whole delivery before a single person is given. Then the persons are read one at a time. Memory
holds the places, not the persons.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

from dubu.adaptere.cpr.filform import TEGNSAET, Fil, Post
from dubu.adaptere.cpr.layout import (
    ENKELTPOSTER,
    FEJL,
    FELTSTART,
    KVITTERING,
    NOEGLESTART,
    PERSON,
    SLUT,
    START,
)
from dubu.adaptere.cpr.oversaet import cprdato, personen
from dubu.porte.cpr import AfvistLeverance, CprFejlpost, CprKvittering, CprLeverance, CprPerson

_BIT: Final = {posttype: 1 << nr for nr, posttype in enumerate(ENKELTPOSTER)}


class _Kontrol:
    """One walk through the records in order: refuses what is wrong and notes where each person stands."""

    def __init__(self, fil: Fil) -> None:
        self.fil = fil
        self.steder: dict[str, list[int]] = {}
        self.sete: dict[str, int] = {}
        self.forrige_noegle = ""
        self.start: tuple[str, date, date | None] | None = None
        self.antal = 0
        self.slut_set = False
        self.fejlposter: list[CprFejlpost] = []
        self.kvitteringer: list[CprKvittering] = []
        self.aftryk = hashlib.sha256()

    def gaa_igennem(self) -> CprLeverance:
        nr = 0
        for post in self.fil.poster():
            nr = post.nr
            self._tag(post)
            self.aftryk.update(f"{post.tekst}\n".encode(TEGNSAET))
            if self.slut_set:
                if not self.fil.tom_fra(post.slut):
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

    def _tag(self, post: Post) -> None:
        posttype = post.tekst[:NOEGLESTART]
        if self.start is None and posttype != START:
            raise self.fil.afvis("uden_start", "Filen begynder ikke med startposten 000.", post.nr)
        felter = self.fil.felter(post)
        if posttype == START:
            self._startpost(post, felter)
        elif posttype == SLUT:
            self._slutpost(post, felter)
        else:
            self.antal += 1
            self._indhold(post, posttype, felter)

    def _startpost(self, post: Post, felter: tuple[str, ...]) -> None:
        if self.start is not None:
            raise self.fil.afvis("to_startposter", "Startposten 000 står to gange.", post.nr)
        opgavenr, dag, forrige = felter
        self.start = (
            opgavenr,
            self._dag(dag, post),
            self._dag(forrige, post) if forrige.strip(" 0") else None,
        )

    def _dag(self, tekst: str, post: Post) -> date:
        try:
            return date.fromisoformat(tekst)
        except ValueError:
            raise self.fil.afvis("ugyldig_dato", "Startpostens produktionsdato er ikke en dato.", post.nr) from None

    def _slutpost(self, post: Post, felter: tuple[str, ...]) -> None:
        if int(felter[0]) != self.antal:
            aarsag = f"Slutposten siger {int(felter[0])} poster, men der er {self.antal}."
            raise self.fil.afvis("forkert_antal", aarsag, post.nr)
        self.slut_set = True

    def _indhold(self, post: Post, posttype: str, felter: tuple[str, ...]) -> None:
        noegle = post.tekst[NOEGLESTART:FELTSTART]
        if posttype == FEJL:
            self.fejlposter.append(CprFejlpost(noegle.strip(), *(f.strip() for f in felter)))
        elif posttype == KVITTERING:
            tid, kode, kundenoegle = felter
            self.kvitteringer.append(CprKvittering(noegle, cprdato(tid), kode.strip(), kundenoegle.strip()))
        else:
            self._personpost(post, posttype, noegle)

    def _personpost(self, post: Post, posttype: str, noegle: str) -> None:
        if posttype == PERSON:
            self.sete[noegle] = 0
            self.steder.setdefault(noegle, [])
        elif noegle not in self.steder:
            raise self.fil.afvis(
                "foer_person",
                "Personens post 001 er ikke set før denne post, eller filen er beskadiget.",
                post.nr,
            )
        bit = _BIT.get(posttype, 0)
        if self.sete[noegle] & bit:
            raise self.fil.afvis("to_ens", f"Post {posttype} står to gange for samme person.", post.nr)
        self.sete[noegle] |= bit
        steder = self.steder[noegle]
        if noegle == self.forrige_noegle and steder and steder[-1] == post.start:
            steder[-1] = post.slut
        else:
            steder += (post.start, post.slut)
        self.forrige_noegle = noegle


class P12170:
    """A checked extract: `leverance` says what it is, `personer` reads it one person at a time."""

    def __init__(self, fil: Fil) -> None:
        self._fil = fil
        kontrol = _Kontrol(fil)
        self.leverance = kontrol.gaa_igennem()
        self._steder = kontrol.steder

    def personer(self) -> Iterator[CprPerson]:
        """The persons in the order of their first record."""
        for steder in self._steder.values():
            yield personen(self._personposter(steder))

    def _personposter(self, steder: list[int]) -> list[str]:
        return [
            post.tekst
            for start, slut in zip(steder[::2], steder[1::2], strict=True)
            for post in self._fil.poster(start, slut)
        ]


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
