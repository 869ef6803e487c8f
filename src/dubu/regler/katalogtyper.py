"""The shapes of the catalogue: rules of time and gates, as values.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dubu.regler.betingelser import Praedikat


class Enhed(StrEnum):
    """The unit of a length; UDEN_TAL is a duty without a number: open until done."""

    TIMER = "timer"
    HVERDAGE = "hverdage"
    ARBEJDSDAGE = "arbejdsdage"
    DAGE = "dage"
    UGER = "uger"
    MAANEDER = "maaneder"
    AAR = "aar"
    UDEN_TAL = "uden_tal"


class Kildestatus(StrEnum):
    """How certain the rule is: the text was read; derived; or to be settled by the municipality."""

    LAEST = "laest"
    AFLEDT = "afledt"
    INDSTILLING = "indstilling"


class Flytter(StrEnum):
    """A citizen's deadline moves to the next weekday, an authority's never."""

    ALDRIG = "aldrig"
    BORGER = "borger"


@dataclass(frozen=True, slots=True)
class Laengde:
    """So many of a unit."""

    enhed: Enhed
    antal: int = 0


@dataclass(frozen=True, slots=True)
class Periode:
    """The rule as the law stood between two days. `fra` None: its beginning is not established."""

    fra: date | None
    til: date | None
    laengde: Laengde
    hjemmel: str
    kilde: str
    flytter: Flytter = Flytter.ALDRIG
    startdag_taeller: bool = False

    def gaelder(self, dag: date) -> bool:
        """Whether the law stood so on the day."""
        return (self.fra is None or self.fra <= dag) and (self.til is None or dag <= self.til)


@dataclass(frozen=True, slots=True)
class Faktakrav:
    """Facts of these kinds whose data fulfil the condition."""

    noegler: tuple[str, ...]
    hvis: Praedikat
    om: str = "samme"
    om_felt: str = ""
    felt: str = ""
    samme: tuple[str, ...] = ()
    ogsaa_foer: bool = False
    ogsaa_efter_udloeb: bool = False
    kun_rettidigt: bool = False
    stille: bool = False


@dataclass(frozen=True, slots=True)
class Startkilde:
    """Where the counting may begin. `noegler` empty: at the triggering fact itself."""

    noegler: tuple[str, ...] = ()
    felt: str = ""
    om_fra_felt: str = ""
    samme_om: bool = False
    ikke_foer: tuple[str, ...] = ()
    modtaget_kanal: bool = False
    advarsel: str = ""
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Betingelse:
    """What must hold when the rule is triggered: a fact, a running measure, or an age."""

    krav: Faktakrav | None = None
    loebende_fra: Faktakrav | None = None
    loebende_til: tuple[str, ...] = ()
    alder_under: int | None = None
    alder_mindst: int | None = None
    ellers: str = ""


@dataclass(frozen=True, slots=True)
class Gentagelse:
    """So many times in each calendar year or in each twelve months from the start."""

    slags: str
    antal: int


@dataclass(frozen=True, slots=True)
class Afkortning:
    """The deadline ends earlier when something that ran beside it ends first."""

    noegler: tuple[str, ...]
    begyndt_af: tuple[str, ...]
    tekst: str


@dataclass(frozen=True, slots=True)
class Pause:
    """What the law lets pause the deadline, and the paragraph that gives it."""

    krav: Faktakrav
    hjemmel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Regel:
    """One statutory duty."""

    id: str
    noegle: str
    navn: str
    version: str
    fil: str
    emne: str
    om: str
    udloeser: tuple[Faktakrav, ...]
    perioder: tuple[Periode, ...]
    opfyldes_af: tuple[Faktakrav, ...]
    ansvarlig: str
    kildestatus: Kildestatus
    forklaring: str
    forekomst_per: tuple[str, ...] = ("om",)
    start: tuple[Startkilde, ...] = ()
    betingelser: tuple[Betingelse, ...] = ()
    bortfalder_af: tuple[Faktakrav, ...] = ()
    gentages: Gentagelse | None = None
    tidligst_af: Afkortning | None = None
    afventer: Pause | None = None
    borgers_frist: bool = False
    dokumenteres: tuple[str, ...] = ()
    undtagelse: str = ""
    laesning: str = ""
    proever: tuple[Mapping[str, object], ...] = field(default=(), repr=False)

    def periode(self, dag: date) -> Periode | None:
        """The law of that day, or None where the catalogue does not know it."""
        for periode in self.perioder:
            if periode.gaelder(dag):
                return periode
        return None


@dataclass(frozen=True, slots=True)
class Situation:
    """What makes a gate stand: one of these facts, or a running measure when the thing began."""

    fakta: Faktakrav | None = None
    loebende_fra: Faktakrav | None = None
    loebende_til: tuple[str, ...] = ()
    begyndt_af: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spaerrekrav:
    """What must be there: a fact, or a value in the act's own data, or either."""

    tekst: str
    fakta: tuple[Faktakrav, ...] = ()
    naeste: Praedikat | None = None
    kun_naar: Faktakrav | None = None
    efter_situationen: bool = False


@dataclass(frozen=True, slots=True)
class Spaerreregel:
    """A gate: the acts it holds, when, what it demands and the lawful way past it."""

    id: str
    navn: str
    version: str
    fil: str
    holder: tuple[Faktakrav, ...]
    situation: tuple[Situation, ...]
    kraever: tuple[Spaerrekrav, ...]
    haard: bool
    fravigelse_felter: tuple[str, ...]
    fravigelse_tekst: str
    akut: str
    hjemmel: str
    kilde: str
    kildestatus: Kildestatus
    proever: tuple[Mapping[str, object], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Katalog:
    """All rules and gates that were read, indexed by the facts that concern them."""

    regler: tuple[Regel, ...]
    spaerrer: tuple[Spaerreregel, ...]
    efter_udloeser: Mapping[str, tuple[int, ...]]
    efter_holdt: Mapping[str, tuple[Spaerreregel, ...]]
    svarende: frozenset[str] = frozenset()

    def regel(self, regel_id: str) -> Regel:
        """The rule of that id. Raises KeyError."""
        for regel in self.regler:
            if regel.id == regel_id:
                return regel
        raise KeyError(regel_id)
