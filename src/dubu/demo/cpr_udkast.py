"""An invented person in the making: who, where and with whom; `person()` says it in the register's words."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dubu.demo.cpr_navne import EFTERNAVNE, KVINDENAVNE, MANDENAVNE, STILLINGER, VEJE
from dubu.demo.cpr_numre import Nummerbank
from dubu.porte.cpr import (
    TOM_DATO,
    Beskyttelsesart,
    CprBeskyttelse,
    CprBopael,
    CprCivilstand,
    CprDato,
    CprForaelder,
    CprForaeldremyndighed,
    CprHaendelse,
    CprKlartekst,
    CprNavn,
    CprPerson,
    CprStatsborgerskab,
    CprTidligereNummer,
    CprUdrejse,
    Myndighedsart,
    Personstatus,
)

DANMARK: Final = "5100"
_NAVNELAENGDE: Final = 34


@dataclass(frozen=True, slots=True)
class Sted:
    """A municipality and one of its postal districts."""

    kommunekode: str
    postnr: str
    postdistrikt: str


ODENSE: Final = Sted("0461", "5000", "Odense C")
AALBORG: Final = Sted("0851", "9000", "Aalborg")


@dataclass(frozen=True, slots=True)
class Bolig:
    """An invented address."""

    sted: Sted
    vejnr: int
    husnr: str
    etage: str = ""
    doer: str = ""

    @property
    def vej(self) -> str:
        """The street's name."""
        return VEJE[self.vejnr]

    @property
    def linje(self) -> str:
        """The line of street, number, floor and door."""
        doer = f",{self.etage.lstrip('0')} {self.doer}" if self.etage else ""
        return f"{self.vej} {self.husnr.lstrip('0')}{doer}"

    def bopael(self, fra: CprDato, til: CprDato = TOM_DATO) -> CprBopael:
        """The address in the register's codes."""
        kommune = fra if not til else TOM_DATO
        koder = (self.sted.kommunekode, f"{1000 + self.vejnr:04}", self.husnr, self.etage, self.doer)
        fraflytning = "" if til else "0000"
        return CprBopael(*koder, fra=fra, til=til, tilflyttet_kommune=kommune, fraflytningskommune=fraflytning)

    def klartekst(self, adresseringsnavn: str) -> CprKlartekst:
        """The address as on a letter."""
        return CprKlartekst(
            adresseringsnavn,
            standardadresse=self.linje,
            postnr=self.sted.postnr,
            postdistrikt=self.sted.postdistrikt,
            kommunekode=self.sted.kommunekode,
            vejkode=f"{1000 + self.vejnr:04}",
            husnr=self.husnr,
            etage=self.etage,
            sidedoer=self.doer,
            vejadresseringsnavn=self.vej,
        )


@dataclass(slots=True)
class Udkast:
    """One person; relatives are other drafts, so that families can be tied before anything is written."""

    pnr: str
    koen: str
    foedt: date
    fornavn: str
    mellemnavn: str
    efternavn: str
    bolig: Bolig
    flyttet_ind: date
    mor: Udkast | None = None
    far: Udkast | None = None
    ukendt_far: CprForaelder | None = None
    aegtefaelle: Udkast | None = None
    civilstand: str = "U"
    civilstand_fra: date | None = None
    status: str = Personstatus.BOPAEL_DANMARK
    status_fra: date | None = None
    stilling: str = ""
    landekode: str = DANMARK
    udrejse: CprUdrejse | None = None
    boern: list[Udkast] = field(default_factory=list)
    beskyttelser: list[CprBeskyttelse] = field(default_factory=list)
    foraeldremyndighed: list[CprForaeldremyndighed] = field(default_factory=list)
    tidligere_bopaele: list[CprBopael] = field(default_factory=list)
    tidligere_navne: list[CprNavn] = field(default_factory=list)
    tidligere_civilstande: list[CprCivilstand] = field(default_factory=list)
    tidligere_numre: list[CprTidligereNummer] = field(default_factory=list)
    haendelser: list[CprHaendelse] = field(default_factory=list)

    @property
    def adresseringsnavn(self) -> str:
        """The name on letters, within the register's 34 characters."""
        fuldt = " ".join(led for led in (self.fornavn, self.mellemnavn, self.efternavn) if led)
        return fuldt if len(fuldt) <= _NAVNELAENGDE else f"{self.fornavn} {self.efternavn}"[:_NAVNELAENGDE]

    def beskyt(self, fra: date, til: date, art: Beskyttelsesart = Beskyttelsesart.NAVN_OG_ADRESSE) -> None:
        """Put a protection on the person."""
        self.beskyttelser.append(CprBeskyttelse(art, CprDato.af_dag(fra), CprDato.af_dag(til)))

    def myndighed(self, *arter: Myndighedsart, anden: Udkast | None = None) -> None:
        """Custody from birth to the 18th birthday; `anden` is the holder of the kinds that carry a number."""
        fra, til = CprDato.af_dag(self.foedt), CprDato.af_dag(aar_senere(self.foedt, 18))
        for art in arter:
            med_nummer = art in {Myndighedsart.ANDEN_1, Myndighedsart.ANDEN_2} and anden is not None
            pnr, pnr_fra = (anden.pnr, fra) if med_nummer and anden else (None, TOM_DATO)
            self.foraeldremyndighed.append(CprForaeldremyndighed(art, fra, til, pnr, pnr_fra))

    def person(self) -> CprPerson:
        """The person as the register would deliver him or her."""
        bor_her = self.status < Personstatus.ANNULLERET
        return CprPerson(
            pnr=self.pnr,
            gaeldende_pnr=None,
            status=str(self.status),
            status_fra=CprDato.af_minut(self.status_fra) if self.status_fra else TOM_DATO,
            koen=self.koen,
            foedselsdato=CprDato.af_dag(self.foedt),
            fra=CprDato.af_dag(self.foedt),
            stilling=self.stilling,
            navn=self._navn(),
            tidligere_navne=tuple(self.tidligere_navne),
            bopael=self.bolig.bopael(CprDato.af_minut(self.flyttet_ind)) if bor_her else None,
            klartekst=self.bolig.klartekst(self.adresseringsnavn) if bor_her else None,
            tidligere_bopaele=tuple(self.tidligere_bopaele),
            beskyttelser=tuple(self.beskyttelser),
            udrejse=self.udrejse,
            statsborgerskab=CprStatsborgerskab(self.landekode, CprDato.af_minut(self.foedt)),
            civilstand=self._civilstand(),
            tidligere_civilstande=tuple(self.tidligere_civilstande),
            boern=tuple(barn.pnr for barn in self.boern),
            mor=self._forael(self.mor),
            far=self._forael(self.far) or self.ukendt_far,
            foraeldremyndighed=tuple(self.foraeldremyndighed),
            tidligere_numre=tuple(self.tidligere_numre),
            haendelser=tuple(self.haendelser),
        )

    def _navn(self) -> CprNavn:
        fra = CprDato.af_minut(self.civilstand_fra if self.tidligere_navne and self.civilstand_fra else self.foedt)
        return CprNavn(self.fornavn, self.mellemnavn, self.efternavn, self.adresseringsnavn, fra)

    def _civilstand(self) -> CprCivilstand:
        fra = CprDato.af_minut(self.civilstand_fra) if self.civilstand_fra else TOM_DATO
        return CprCivilstand(self.civilstand, self.aegtefaelle.pnr if self.aegtefaelle else None, fra=fra)

    def _forael(self, forael: Udkast | None) -> CprForaelder | None:
        return CprForaelder(forael.pnr, fra=CprDato.af_dag(self.foedt)) if forael else None


def aar_senere(dag: date, aar: int) -> date:
    """The same day some years later (or earlier); 29 February becomes 1 March where there is none."""
    try:
        return dag.replace(year=dag.year + aar)
    except ValueError:
        return date(dag.year + aar, 3, 1)


class Tegner:
    """Draws persons, names and homes from one seed."""

    def __init__(self, froe: int, dag: date, numre: Nummerbank | None = None) -> None:
        self.r = random.Random(froe)  # noqa: S311 - invented persons, not secrets
        self.dag = dag
        self.numre = numre or Nummerbank(froe)

    def foedt(self, alder: int) -> date:
        """A birth date that makes somebody `alder` years old on the day, never 1 January."""
        foedt = aar_senere(self.dag, -alder) - timedelta(days=self.r.randrange(1, 363))
        return foedt - timedelta(days=1) if (foedt.month, foedt.day) == (1, 1) else foedt

    def bolig(self, sted: Sted) -> Bolig:
        """A home in that place."""
        r = self.r
        husnr = f"{r.randrange(1, 200):03}" + (r.choice("ABCDE") if r.random() < 0.1 else "")
        vejnr = r.randrange(len(VEJE))
        if r.random() < 0.4:
            return Bolig(sted, vejnr, husnr, f"{r.randrange(1, 6):02}", r.choice(("th", "tv", "mf")))
        return Bolig(sted, vejnr, husnr)

    def person(self, alder: int, koen: str, bolig: Bolig, efternavn: str = "") -> Udkast:
        """Somebody of that age and sex; the family name is drawn unless given."""
        r = self.r
        foedt = self.foedt(alder)
        fornavne = KVINDENAVNE if koen == "K" else MANDENAVNE
        return Udkast(
            self.numre.tildel(foedt, koen),
            koen,
            foedt,
            r.choice(fornavne) + (f" {r.choice(fornavne)}" if r.random() < 0.15 else ""),
            r.choice(EFTERNAVNE) if r.random() < 0.3 else "",
            efternavn or r.choice(EFTERNAVNE),
            bolig,
            max(foedt, self.dag - timedelta(days=r.randrange(10, 3000))),
            stilling=r.choice(STILLINGER) if alder > 18 else "",
        )

    def koen(self) -> str:
        """K or M."""
        return self.r.choice("KM")
