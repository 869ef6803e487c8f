"""Opening deadlines: which facts trigger a rule, from where it is counted, when it runs out.

Hjemmel: ingen (praksis) – the law stands in the catalogue
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from dubu.regler import kalender
from dubu.regler.faktaindeks import Faktaindeks, sorteringsnoegle
from dubu.regler.grundlag import Start
from dubu.regler.haendelser import Haendelse
from dubu.regler.katalogtyper import Betingelse, Enhed, Gentagelse, Periode, Regel, Startkilde
from dubu.regler.udregning import udregn


class _Barn(Protocol):
    @property
    def foedselsdato(self) -> date | None: ...

    @property
    def terminsdato(self) -> date | None: ...


@dataclass(slots=True)
class Raekke:
    """One occurrence of a deadline while it is being computed."""

    tilfaelde: Tilfaelde
    forekomst: int
    periode: Periode
    udloeber: date | datetime | None
    udloebstidspunkt: datetime | None
    aabner: datetime
    periode_fra: date | None = None
    nr_i_perioden: int = 0
    afkortet_af: Haendelse | None = None
    opfyldt: Haendelse | None = None
    bortfaldet: Haendelse | None = None
    afventer: Haendelse | None = None

    @property
    def er_aaben(self) -> bool:
        """Neither fulfilled nor lapsed."""
        return self.opfyldt is None and self.bortfaldet is None

    def er_rettidig(self, tidspunkt: datetime) -> bool:
        """Whether the instant is not too late."""
        return self.udloebstidspunkt is None or tidspunkt <= self.udloebstidspunkt


@dataclass(slots=True)
class Tilfaelde:
    """One thing that triggered a rule, with its occurrences."""

    regel: Regel
    udloest: Haendelse
    start: Start
    raekker: list[Raekke] = field(default_factory=list)


def aabn_tilfaelde(
    regel: Regel, indeks: Faktaindeks, barn: _Barn, indstillinger: Mapping[str, object], horisont: date
) -> list[Tilfaelde]:
    """Every thing that triggers the rule, in order of time, with its deadlines."""
    fundet: list[Tilfaelde] = []
    sete: set[tuple[object, ...]] = set()
    for udloest in _udloesere(regel, indeks):
        noegle = _forekomstnoegle(regel, udloest)
        if noegle in sete or not _betingelser_holder(regel, udloest, indeks, barn):
            continue
        sete.add(noegle)
        start = _find_start(regel, udloest, indeks, indstillinger)
        tilfaelde = Tilfaelde(regel, udloest, start)
        tilfaelde.raekker = list(_raekker(tilfaelde, indeks, indstillinger, horisont))
        fundet.append(tilfaelde)
    return fundet


def _udloesere(regel: Regel, indeks: Faktaindeks) -> list[Haendelse]:
    fundne: list[Haendelse] = []
    for krav in regel.udloeser:
        fundne += indeks.opfylder(krav, None, ethvert_om=True)
    if len(fundne) > 1:
        fundne.sort(key=sorteringsnoegle)
    return fundne


def _forekomstnoegle(regel: Regel, udloest: Haendelse) -> tuple[object, ...]:
    """Two facts with the same key trigger the rule once."""
    vaerdier = tuple(udloest.om if navn == "om" else udloest.data.get(navn) for navn in regel.forekomst_per)
    return ("id", udloest.id) if None in vaerdier else vaerdier


def _betingelser_holder(regel: Regel, udloest: Haendelse, indeks: Faktaindeks, barn: _Barn) -> bool:
    for betingelse in regel.betingelser:
        if not _betingelse_holder(betingelse, udloest, indeks, barn):
            if betingelse.ellers:
                indeks.advarsler.append(betingelse.ellers)
            return False
    return True


def _betingelse_holder(betingelse: Betingelse, udloest: Haendelse, indeks: Faktaindeks, barn: _Barn) -> bool:
    if betingelse.krav and not any(
        en.tidspunkt <= udloest.tidspunkt for en in indeks.opfylder(betingelse.krav, udloest.om)
    ):
        return False
    if betingelse.loebende_fra and not indeks.loebende(
        betingelse.loebende_fra, betingelse.loebende_til, udloest.tidspunkt
    ):
        return False
    if barn.foedselsdato is None:
        return betingelse.alder_mindst is None
    aar = kalender.alder(barn.foedselsdato, kalender.dag_i_danmark(udloest.tidspunkt))
    for_ung = betingelse.alder_mindst is not None and aar < betingelse.alder_mindst
    for_gammel = betingelse.alder_under is not None and aar >= betingelse.alder_under
    return not (for_ung or for_gammel)


def _find_start(regel: Regel, udloest: Haendelse, indeks: Faktaindeks, indstillinger: Mapping[str, object]) -> Start:
    for kilde in regel.start:
        start = _fra_kilde(kilde, udloest, indeks, indstillinger)
        if start is not None:
            if kilde.advarsel:
                indeks.advarsler.append(kilde.advarsel)
            return start
    return _start(udloest.tidspunkt, udloest, "")


def _fra_kilde(
    kilde: Startkilde, udloest: Haendelse, indeks: Faktaindeks, indstillinger: Mapping[str, object]
) -> Start | None:
    if kilde.noegler:
        fundet = _startfakta(kilde, udloest, indeks)
        if fundet is None:
            return None
        vaerdi = fundet.data.get(kilde.felt) if kilde.felt else None
        return _start(vaerdi or fundet.tidspunkt, fundet, kilde.tekst)
    if kilde.modtaget_kanal:
        dag = kalender.modtaget_dag(
            kalender.dag_i_danmark(udloest.tidspunkt),
            str(udloest.data.get("kanal", "")),
            brev_hverdage=_heltal(indstillinger.get("brev_hverdage"), kalender.BREV_HVERDAGE),
            loerdag_er_hverdag=bool(indstillinger.get("loerdag_er_hverdag", False)),
        )
        return _start(dag.isoformat(), udloest, kilde.tekst)
    if kilde.felt:
        vaerdi = udloest.data.get(kilde.felt)
        return None if vaerdi is None else _start(vaerdi, udloest, kilde.tekst)
    return _start(udloest.tidspunkt, udloest, kilde.tekst)


def _startfakta(kilde: Startkilde, udloest: Haendelse, indeks: Faktaindeks) -> Haendelse | None:
    """The last such fact before the triggering one (the first, where it is named by id)."""
    om = udloest.data.get(kilde.om_fra_felt) if kilde.om_fra_felt else None
    if kilde.om_fra_felt and om is None:
        return None
    tidligst = max(
        (en.tidspunkt for en in indeks.med(kilde.ikke_foer) if en.tidspunkt <= udloest.tidspunkt), default=None
    )
    mulige = [
        en
        for en in indeks.med(kilde.noegler)
        if en.tidspunkt <= udloest.tidspunkt
        and (tidligst is None or en.tidspunkt > tidligst)
        and (om is None or en.om == str(om))
        and (not kilde.samme_om or en.om == udloest.om)
    ]
    if not mulige:
        return None
    return min(mulige, key=sorteringsnoegle) if om is not None else max(mulige, key=sorteringsnoegle)


def _start(vaerdi: object, haendelse: Haendelse, tekst: str) -> Start:
    """A start from an instant or a day; a day begins at Danish midnight."""
    if isinstance(vaerdi, str):
        er_dag = len(vaerdi) == len("2026-01-01")
        vaerdi = date.fromisoformat(vaerdi) if er_dag else datetime.fromisoformat(vaerdi)
    if isinstance(vaerdi, datetime):
        return Start(vaerdi, kalender.dag_i_danmark(vaerdi), haendelse, tekst)
    if isinstance(vaerdi, date):
        return Start(kalender.dagens_begyndelse(vaerdi), vaerdi, haendelse, tekst)
    raise TypeError(f"{vaerdi!r} er hverken en dag eller et tidspunkt")


def _heltal(vaerdi: object, ellers: int) -> int:
    return vaerdi if isinstance(vaerdi, int) and not isinstance(vaerdi, bool) else ellers


def _raekker(
    tilfaelde: Tilfaelde, indeks: Faktaindeks, indstillinger: Mapping[str, object], horisont: date
) -> Iterator[Raekke]:
    regel, start, udloest = tilfaelde.regel, tilfaelde.start, tilfaelde.udloest
    if regel.gentages:
        yield from _gentagne(tilfaelde, regel.gentages, indeks, horisont)
        return
    periode = regel.periode(kalender.dag_i_danmark(udloest.tidspunkt))
    if periode is None:
        indeks.advarsler.append(_ukendt_lov(regel, udloest))
        return
    udloeber, tidspunkt = udregn(periode, start, indstillinger)
    afkortet = _afkortet_af(tilfaelde, indeks, tidspunkt)
    if afkortet is not None:
        udloeber = kalender.dag_i_danmark(afkortet.tidspunkt)
        tidspunkt = kalender.dagens_slutning(udloeber)
    if tidspunkt is None or kalender.dag_i_danmark(tidspunkt) <= horisont:
        yield Raekke(tilfaelde, 1, periode, udloeber, tidspunkt, udloest.tidspunkt, afkortet_af=afkortet)


def _ukendt_lov(regel: Regel, udloest: Haendelse) -> str:
    dag = kalender.dansk_dato(kalender.dag_i_danmark(udloest.tidspunkt))
    return f"{regel.id} ({regel.navn}): reglen, som den var den {dag}, står ikke i kataloget. Fristen er ikke beregnet."


def _afkortet_af(tilfaelde: Tilfaelde, indeks: Faktaindeks, tidspunkt: datetime | None) -> Haendelse | None:
    """What ran beside it when it began, and ended before it ran out."""
    afkortning = tilfaelde.regel.tidligst_af
    if afkortning is None or tidspunkt is None:
        return None
    fra = tilfaelde.start.tidspunkt
    mulige = [
        slut
        for slut in indeks.med(afkortning.noegler)
        if fra < slut.tidspunkt <= tidspunkt and not _begyndt_efter(slut, fra, afkortning.begyndt_af, indeks)
    ]
    return min(mulige, key=sorteringsnoegle, default=None)


def _begyndt_efter(slut: Haendelse, fra: datetime, begyndt_af: tuple[str, ...], indeks: Faktaindeks) -> bool:
    """Whether what ended is known to have begun after the instant; where nothing is known it ran beside."""
    begyndelser = [en.tidspunkt for en in indeks.med(begyndt_af) if slut.om is not None and en.om == slut.om]
    return bool(begyndelser) and min(begyndelser) > fra


def _gentagne(tilfaelde: Tilfaelde, gentages: Gentagelse, indeks: Faktaindeks, horisont: date) -> Iterator[Raekke]:
    """So many rows for each period that has begun under a known law, up to the horizon."""
    forekomst = 0
    for fra, til, periode in _perioder(tilfaelde.regel, gentages.slags, tilfaelde.start.dag):
        if til > horisont:
            return
        if periode is None:
            indeks.advarsler.append(_ukendt_lov(tilfaelde.regel, tilfaelde.udloest))
        aabner = max(tilfaelde.udloest.tidspunkt, kalender.dagens_begyndelse(fra))
        for nr in range(1, gentages.antal + 1):
            forekomst += 1
            if periode is not None:
                yield Raekke(
                    tilfaelde, forekomst, periode, til, kalender.dagens_slutning(til), aabner,
                    periode_fra=fra, nr_i_perioden=nr,
                )  # fmt: skip


def _perioder(regel: Regel, slags: str, start: date) -> Iterator[tuple[date, date, Periode | None]]:
    """First and last day of each period, and its law: calendar years, or so long at a time from the start."""
    fra, maaneder = start, 0
    while fra.year < date.max.year - 10:
        periode = regel.periode(fra)
        laengde = (periode or regel.perioder[-1]).laengde
        if slags == "kalenderaar":
            naeste = date(fra.year + laengde.antal, 1, 1)
        else:
            maaneder += laengde.antal * (12 if laengde.enhed is Enhed.AAR else 1)
            naeste = kalender.laeg_maaneder(start, maaneder)
        yield fra, naeste - kalender.ET_DOEGN, periode
        fra = naeste
