"""The port to the population register: what it says of a person, in our words, whatever the source.

Pure values; what follows from them on a day stands in `dubu.porte.cpr_udledt`, the delivery that they come in
in `dubu.porte.cpr_leverance`. The codes of the register that stand here as text are the register's own and are
kept as they came.
"""

from __future__ import annotations

import calendar
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final


class Personstatus(StrEnum):
    """The register's status codes that we act on; others may come and are kept as text."""

    BOPAEL_DANMARK = "01"
    BOPAEL_SAERLIG_VEJKODE = "03"
    BOPAEL_GROENLAND = "05"
    BOPAEL_GROENLAND_SAERLIG_VEJKODE = "07"
    INAKTIV = "20"
    ANNULLERET = "30"
    SLETTET_DUBLET = "50"
    AENDRET_NUMMER = "60"
    FORSVUNDET = "70"
    UDREJST = "80"
    DOED = "90"


class Beskyttelsesart(StrEnum):
    """What a protection protects against."""

    NAVN_OG_ADRESSE = "0001"
    LOKALVEJVISER = "0002"
    MARKEDSFOERING = "0003"
    FORSKNING = "0004"


class Myndighedsart(StrEnum):
    """Who holds custody: mother and father are found among the parents, others are named by number."""

    MOR = "0003"
    FAR = "0004"
    ANDEN_1 = "0005"
    ANDEN_2 = "0006"


@dataclass(frozen=True, slots=True)
class CprDato:
    """A date as delivered: `tekst` digits only, `dato` when it names a real day, `usikker` when so marked.

    `tekst` is YYYYMMDD or YYYYMMDDHHMM; month, day or time may be impossible (00, 99), which is how the
    register says that they are unknown.
    """

    tekst: str = ""
    dato: date | None = None
    usikker: bool = False

    @classmethod
    def af_dag(cls, dag: date) -> CprDato:
        """A date that is known to the day."""
        return cls(f"{dag:%Y%m%d}", dag)

    @classmethod
    def af_minut(cls, dag: date, klokken: str = "1200") -> CprDato:
        """A date that the register gives with a time of day, HHMM."""
        return cls(f"{dag:%Y%m%d}{klokken}", dag)

    def __bool__(self) -> bool:
        return bool(self.tekst)

    @property
    def tidligst(self) -> date | None:
        """The first day it can mean; None when not even the year is known."""
        return self._graense(foerste=True)

    @property
    def senest(self) -> date | None:
        """The last day it can mean; None when not even the year is known."""
        return self._graense(foerste=False)

    def _graense(self, *, foerste: bool) -> date | None:
        if self.dato is not None or not self.tekst:
            return self.dato
        aar, maaned = int(self.tekst[:4]), int(self.tekst[4:6])
        if aar == 0:
            return None
        if not 1 <= maaned <= 12:
            return date(aar, 1, 1) if foerste else date(aar, 12, 31)
        return date(aar, maaned, 1 if foerste else calendar.monthrange(aar, maaned)[1])


TOM_DATO: Final = CprDato()


@dataclass(frozen=True, slots=True)
class CprNavn:
    """A name, current (`til` empty) or earlier. `markeringer` are the register's marks on its three parts."""

    fornavn: str
    mellemnavn: str
    efternavn: str
    adresseringsnavn: str = ""
    fra: CprDato = TOM_DATO
    til: CprDato = TOM_DATO
    markeringer: str = ""
    rettelse: str = ""

    @property
    def fuldt(self) -> str:
        """First, middle and last name, those that there are."""
        return " ".join(led for led in (self.fornavn, self.mellemnavn, self.efternavn) if led)


@dataclass(frozen=True, slots=True)
class CprBopael:
    """A registered address in codes, current (`til` empty) or earlier, with its supplementary lines."""

    kommunekode: str
    vejkode: str
    husnr: str = ""
    etage: str = ""
    sidedoer: str = ""
    bygningsnr: str = ""
    conavn: str = ""
    fra: CprDato = TOM_DATO
    til: CprDato = TOM_DATO
    tilflyttet_kommune: CprDato = TOM_DATO
    fraflytningskommune: str = ""
    fraflyttet: CprDato = TOM_DATO
    linjer: tuple[str, ...] = ()
    tekst_fra: CprDato = TOM_DATO
    tekst_til: CprDato = TOM_DATO
    rettelse: str = ""


@dataclass(frozen=True, slots=True)
class CprKlartekst:
    """The current address as it is written on a letter. Delivered for protected persons too: mask it."""

    adresseringsnavn: str
    conavn: str = ""
    lokalitet: str = ""
    standardadresse: str = ""
    bynavn: str = ""
    postnr: str = ""
    postdistrikt: str = ""
    kommunekode: str = ""
    vejkode: str = ""
    husnr: str = ""
    etage: str = ""
    sidedoer: str = ""
    bygningsnr: str = ""
    vejadresseringsnavn: str = ""


@dataclass(frozen=True, slots=True)
class CprKontaktadresse:
    """An address for letters other than the registered one."""

    linjer: tuple[str, ...]
    fra: CprDato = TOM_DATO
    til: CprDato = TOM_DATO


@dataclass(frozen=True, slots=True)
class CprBeskyttelse:
    """A protection; `art` is a `Beskyttelsesart` or a code that we do not know."""

    art: str
    fra: CprDato = TOM_DATO
    til: CprDato = TOM_DATO


@dataclass(frozen=True, slots=True)
class CprUdrejse:
    """A departure, current (nothing about entry) or ended by an entry."""

    landekode: str
    dato: CprDato = TOM_DATO
    linjer: tuple[str, ...] = ()
    indrejse_landekode: str = ""
    indrejst: CprDato = TOM_DATO
    rettelse: str = ""


@dataclass(frozen=True, slots=True)
class CprForsvinding:
    """A disappearance, current (`til` empty) or ended."""

    fra: CprDato
    til: CprDato = TOM_DATO
    rettelse: str = ""


@dataclass(frozen=True, slots=True)
class CprStatsborgerskab:
    """A citizenship, current (`til` empty) or earlier."""

    landekode: str
    fra: CprDato = TOM_DATO
    til: CprDato = TOM_DATO
    rettelse: str = ""


@dataclass(frozen=True, slots=True)
class CprCivilstand:
    """A civil status (U, G, F, E, P, O, L, D) with spouse, current (`til` empty) or earlier."""

    kode: str
    aegtefaelle_pnr: str | None = None
    aegtefaelle_foedt: CprDato = TOM_DATO
    aegtefaelle_navn: str = ""
    fra: CprDato = TOM_DATO
    til: CprDato = TOM_DATO
    separation: CprDato = TOM_DATO
    rettelse: str = ""


@dataclass(frozen=True, slots=True)
class CprSeparation:
    """A separation, current (`til` empty) or earlier.

    `henvisning` points at the civil status it belongs to.
    """

    henvisning: CprDato
    fra: CprDato = TOM_DATO
    til: CprDato = TOM_DATO
    rettelse: str = ""


@dataclass(frozen=True, slots=True)
class CprForaelder:
    """A mother or father: by number, or by name and birth date when there is no number."""

    pnr: str | None
    navn: str = ""
    foedselsdato: CprDato = TOM_DATO
    fra: CprDato = TOM_DATO


@dataclass(frozen=True, slots=True)
class CprForaeldremyndighed:
    """Custody as registered; `art` is a `Myndighedsart`. Mother and father carry no number here."""

    art: str
    fra: CprDato = TOM_DATO
    til: CprDato = TOM_DATO
    pnr: str | None = None
    pnr_fra: CprDato = TOM_DATO


@dataclass(frozen=True, slots=True)
class CprVaergemaal:
    """Legal incapacity and the guardian, by number or by name and address."""

    fra: CprDato = TOM_DATO
    til: CprDato = TOM_DATO
    art: str = ""
    vaerge_pnr: str | None = None
    vaerge_pnr_fra: CprDato = TOM_DATO
    vaerge_navn: str = ""
    vaerge_navn_fra: CprDato = TOM_DATO
    linjer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CprTidligereNummer:
    """A number that the person had before."""

    pnr: str
    fra: CprDato = TOM_DATO
    til: CprDato = TOM_DATO


@dataclass(frozen=True, slots=True)
class CprTekst:
    """A record that is kept as text.

    Municipal conditions, notes, votes, orders to move, addresses of relatives.
    """

    posttype: str
    tekst: str


@dataclass(frozen=True, slots=True)
class CprHaendelse:
    """An event that made the register send the person; `tidspunkt` may be empty."""

    kode: str
    tidspunkt: CprDato = TOM_DATO
    afledt: str = ""


def fingeraftryk(poster: Iterable[str]) -> str:
    """The same for the same records of a person."""
    return hashlib.sha256("\n".join(poster).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class CprPerson:
    """All that a delivery says about one person. It replaces all that earlier deliveries said.

    `poster` holds every record as it came, in order: what has no field of its own is found there.
    """

    pnr: str
    gaeldende_pnr: str | None
    status: str
    status_fra: CprDato = TOM_DATO
    koen: str = ""
    foedselsdato: CprDato = TOM_DATO
    fra: CprDato = TOM_DATO
    til: CprDato = TOM_DATO
    stilling: str = ""
    navn: CprNavn | None = None
    tidligere_navne: tuple[CprNavn, ...] = ()
    bopael: CprBopael | None = None
    klartekst: CprKlartekst | None = None
    tidligere_bopaele: tuple[CprBopael, ...] = ()
    kontaktadresse: CprKontaktadresse | None = None
    beskyttelser: tuple[CprBeskyttelse, ...] = ()
    udrejse: CprUdrejse | None = None
    tidligere_udrejser: tuple[CprUdrejse, ...] = ()
    forsvundet: CprForsvinding | None = None
    tidligere_forsvindinger: tuple[CprForsvinding, ...] = ()
    foedselsregistrering: str = ""
    foedested: str = ""
    statsborgerskab: CprStatsborgerskab | None = None
    tidligere_statsborgerskaber: tuple[CprStatsborgerskab, ...] = ()
    civilstand: CprCivilstand | None = None
    tidligere_civilstande: tuple[CprCivilstand, ...] = ()
    separation: CprSeparation | None = None
    tidligere_separationer: tuple[CprSeparation, ...] = ()
    boern: tuple[str, ...] = ()
    mor: CprForaelder | None = None
    far: CprForaelder | None = None
    foraeldremyndighed: tuple[CprForaeldremyndighed, ...] = ()
    vaergemaal: tuple[CprVaergemaal, ...] = ()
    tidligere_numre: tuple[CprTidligereNummer, ...] = ()
    tekster: tuple[CprTekst, ...] = ()
    haendelser: tuple[CprHaendelse, ...] = ()
    poster: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @property
    def fingeraftryk(self) -> str:
        """The same for the same records, so that an unchanged person can be passed over."""
        return fingeraftryk(self.poster)
