"""Finding every page by following links as each role."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

# Pages that lead on: each person opens them, though somebody else has looked at them.
NAV = {
    "forside", "arbejdsplads:start", "arbejdsplads:mindag", "arbejdsplads:indbakke", "sager:mine", "sager:overblik",
    "sager:raadgivere",
}  # fmt: skip
FILER = {"dokumenter:hent"}
# Pages that look different by where the matter stands: how many are opened, and how many of those are judged.
# High enough that every kind is among them, whatever order the links come in.
AABNES = {"arbejdsplads:vurder": 20, "sager:aktivitet": 60, "undersoegelser:undersoegelse": 20, "indsatser:indsats": 20,
          "afgoerelser:afgoerelse": 20, "afgoerelser:klage": 20, "frister:hvorfor": 20,
          "parter:person": 60}  # fmt: skip
BEDOEMMES = {"arbejdsplads:vurder": 3, "sager:overblik": 3, "sager:aktivitet": 2, "undersoegelser:undersoegelse": 2}


@dataclass
class Fund:
    """How many pages of each route have been looked at, and by which address."""

    antal: Counter[str] = field(default_factory=Counter)
    bedoemt: Counter[str] = field(default_factory=Counter)
    adresser: set[str] = field(default_factory=set)

    def er_set(self, sti: str) -> bool:
        """Have enough pages of the address's route been looked at?"""
        navn = rute(sti)
        return navn is None or sti in self.adresser or self.antal[navn] >= AABNES.get(navn, 1)

    def skal_bedoemmes(self, sti: str) -> bool:
        """Is the page to be judged? The question counts it."""
        navn = rute(sti)
        if navn is None or self.bedoemt[navn] >= BEDOEMMES.get(navn, 1):
            return False
        self.bedoemt[navn] += 1
        return True

    def noter(self, sti: str) -> None:
        navn = rute(sti)
        if navn is not None and sti not in self.adresser:
            self.adresser.add(sti)
            self.antal[navn] += 1


@dataclass
class Koe:
    """The addresses that one person has before them; each page that leads on is opened once by each."""

    venter: list[str]
    fulgt: set[str] = field(default_factory=set)

    def naeste(self, fund: Fund) -> str | None:
        """The next address that is still worth opening; others of its route may have been opened meanwhile."""
        while self.venter:
            sti = self.venter.pop(0)
            if rute(sti) in NAV or "?" in sti or not fund.er_set(sti):
                return sti
        return None

    def laeg(self, stier: list[str], fund: Fund) -> None:
        for sti in stier:
            navn = rute(sti)
            if navn in FILER:
                continue
            ny_sag = navn == "sager:overblik" and sti not in fund.adresser
            vej = sti if ny_sag or navn == "sager:mine" else navn
            if navn in NAV and vej not in self.fulgt:
                self.fulgt.add(str(vej))
                self.venter.append(sti)
            elif not fund.er_set(sti) and sti not in self.venter:
                self.venter.append(sti)


def rute(sti: str) -> str | None:
    """The name of the route of an address, when it is one of ours."""
    try:
        return resolve(urlsplit(sti).path).view_name
    except Resolver404:
        return None


class _Ankre(HTMLParser):
    """Collects where the page's links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.stier: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        egne = dict(attrs)
        sti = egne.get("href") or ""
        if tag == "a" and "download" not in egne and sti.startswith("/"):
            self.stier.append(sti.partition("#")[0])


def links(html: str) -> list[str]:
    """The addresses on the same site that the page links to; of queries only "all that I may see"."""
    ankre = _Ankre()
    ankre.feed(html)
    return list(dict.fromkeys(sti if rute(sti) == "sager:mine" else sti.partition("?")[0] for sti in ankre.stier))
