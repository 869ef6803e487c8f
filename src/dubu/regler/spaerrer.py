"""Gates: what the law demands before an act, asked from the child's facts alone.

A gate holds decisions, recommendations and letters about to be made. It never holds the
writing down of what has happened (`allerede_sket`, `akut`, facts that are registreringer).

Hjemmel: ingen (praksis) – the law stands in `spaerrer/*.yaml`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dubu.regler.faktaindeks import Faktaindeks, byg_indeks
from dubu.regler.haendelser import FAKTATYPER, Haendelse
from dubu.regler.katalog import standardkatalog
from dubu.regler.katalogtyper import Faktakrav, Katalog, Spaerrekrav, Spaerreregel
from dubu.regler.motor import HarFoedselsdato


@dataclass(frozen=True, slots=True)
class Spaerre:
    """One gate and what it lacks. `holder` is False where the law lets the act pass all the same."""

    regel: str
    navn: str
    gaelder: Mapping[str, object]
    mangler: tuple[str, ...]
    hjemmel: str
    haard: bool
    kan_fraviges: bool
    fravigelse_felter: tuple[str, ...] = ()
    fravigelse_tekst: str = ""
    holder: bool = True
    dokumenteres_senest: str = ""


@dataclass(frozen=True, slots=True)
class _Situation:
    """A thing that makes the gate stand, and since when."""

    siden: datetime
    om: str | None


def spaerrer_for(
    *,
    naeste: str,
    naeste_data: Mapping[str, object],
    om: str | None,
    haendelser: Iterable[Haendelse],
    barn: HarFoedselsdato,
    per: datetime,
    katalog: Katalog | None = None,
) -> tuple[Spaerre, ...]:
    """The gates that hold the next act. Empty: it may be made.

    A gate with a reasoned `fravigelse` in `naeste_data`, one that the law allows, does not hold.
    """
    akt = Haendelse(id="", noegle=naeste, tidspunkt=per, om=om, data=naeste_data)
    indeks = byg_indeks(haendelser, per)
    fundne = _spaerrer(akt, indeks, katalog or standardkatalog())
    return tuple(spaerre for spaerre in fundne if spaerre.holder)


def spaerrer_i(
    *, haendelser: Iterable[Haendelse], barn: HarFoedselsdato, per: datetime, katalog: Katalog | None = None
) -> tuple[Spaerre, ...]:
    """The gates that stand in facts already written: an act was made without what the law demands."""
    alle = tuple(haendelser)
    valgt = katalog or standardkatalog()
    return tuple(
        spaerre
        for akt in byg_indeks(alle, per).alle
        if FAKTATYPER[akt.noegle].kanonisk in valgt.efter_holdt
        for spaerre in _spaerrer(akt, byg_indeks((en for en in alle if en.id != akt.id), akt.tidspunkt), valgt)
    )


def mangler_foer(
    *, naeste: str, om: str | None, haendelser: Iterable[Haendelse], per: datetime, katalog: Katalog | None = None
) -> tuple[str, ...]:
    """What the gates miss among the facts before an act that nobody has written yet.

    What the act's own text answers is left out: it is asked for when the act is written.
    """
    akt = Haendelse(id="", noegle=naeste, tidspunkt=per, om=om)
    indeks = byg_indeks(haendelser, per)
    svar: list[str] = []
    for regel in (katalog or standardkatalog()).efter_holdt.get(FAKTATYPER[naeste].kanonisk, ()):
        if any(naeste in krav.noegler and krav.hvis({}) for krav in regel.holder):
            af_fakta = replace(regel, kraever=tuple(krav for krav in regel.kraever if krav.naeste is None))
            svar += _mangler(af_fakta, akt, indeks)
    return tuple(dict.fromkeys(svar))


def _spaerrer(akt: Haendelse, indeks: Faktaindeks, katalog: Katalog) -> Iterator[Spaerre]:
    for regel in katalog.efter_holdt.get(FAKTATYPER[akt.noegle].kanonisk, ()):
        if not any(akt.noegle in krav.noegler and krav.hvis(akt.data) for krav in regel.holder):
            continue
        mangler = tuple(dict.fromkeys(_mangler(regel, akt, indeks)))
        if mangler:
            yield _svar(regel, akt, mangler)


def _svar(regel: Spaerreregel, akt: Haendelse, mangler: tuple[str, ...]) -> Spaerre:
    sket = bool(akt.data.get("akut") or akt.data.get("allerede_sket"))
    return Spaerre(
        regel=regel.id,
        navn=regel.navn,
        gaelder={"noegle": akt.noegle, "tidspunkt": akt.tidspunkt, "om": akt.om},
        mangler=mangler,
        hjemmel=regel.hjemmel,
        haard=regel.haard,
        kan_fraviges=bool(regel.fravigelse_felter),
        fravigelse_felter=regel.fravigelse_felter,
        fravigelse_tekst=regel.fravigelse_tekst,
        holder=not (sket or _er_fraveget(regel, akt.data.get("fravigelse"))),
        dokumenteres_senest=regel.akut if sket else "",
    )


def _er_fraveget(regel: Spaerreregel, fravigelse: object) -> bool:
    """A deviation that names this gate and fills every field the law asks for."""
    if not regel.fravigelse_felter:
        return False
    poster = fravigelse if isinstance(fravigelse, list | tuple) else (fravigelse,)
    return any(
        isinstance(post, Mapping)
        and post.get("regel") == regel.id
        and all(str(post.get(felt) or "").strip() for felt in regel.fravigelse_felter)
        for post in poster
    )


def _mangler(regel: Spaerreregel, akt: Haendelse, indeks: Faktaindeks) -> Iterator[str]:
    if not regel.situation:
        yield from (krav.tekst for krav in regel.kraever if not _opfyldt(krav, akt, indeks, None))
        return
    for situation in _situationer(regel, akt, indeks):
        for krav in regel.kraever:
            if krav.kun_naar and not _findes(indeks, krav.kun_naar, akt):
                continue
            if not _opfyldt(krav, akt, indeks, situation):
                yield krav.tekst


def _situationer(regel: Spaerreregel, akt: Haendelse, indeks: Faktaindeks) -> Iterator[_Situation]:
    """Each thing that makes the gate stand; the first sign of a thing counts, not its repetition."""
    foerste: dict[str | None, datetime] = {}
    for situation in regel.situation:
        if situation.fakta is not None:
            for en in indeks.opfylder(situation.fakta, akt.om, ethvert_om=akt.om is None):
                foerste[en.om] = min(en.tidspunkt, foerste.get(en.om, en.tidspunkt))
        elif situation.loebende_fra is not None:
            begyndt = [en for en in indeks.med(situation.begyndt_af) if akt.om is None or indeks.angaar(en.om, akt.om)]
            tidspunkter = [en.tidspunkt for en in begyndt] or [akt.tidspunkt]
            if any(indeks.loebende(situation.loebende_fra, situation.loebende_til, t) for t in tidspunkter):
                foerste[akt.om] = min(tidspunkter)
    yield from (_Situation(siden, om) for om, siden in foerste.items())


def _opfyldt(krav: Spaerrekrav, akt: Haendelse, indeks: Faktaindeks, situation: _Situation | None) -> bool:
    if krav.naeste is not None and krav.naeste(akt.data):
        return True
    return any(
        not (krav.efter_situationen and situation is not None and en.tidspunkt < situation.siden)
        for faktakrav in krav.fakta
        for en in indeks.opfylder(faktakrav, akt.om, ethvert_om=akt.om is None)
    )


def _findes(indeks: Faktaindeks, krav: Faktakrav, akt: Haendelse) -> bool:
    return any(True for _ in indeks.opfylder(krav, akt.om, ethvert_om=akt.om is None))
