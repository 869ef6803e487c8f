"""What answers a deadline: the facts that fulfil it, make it lapse, or let it wait.

Hjemmel: ingen (praksis) – the law stands in the catalogue
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from dubu.regler import kalender
from dubu.regler.faktaindeks import Faktaindeks, sorteringsnoegle
from dubu.regler.haendelser import Haendelse
from dubu.regler.katalogtyper import Faktakrav, Regel
from dubu.regler.tilfaelde import Raekke, Tilfaelde

UDEN_FOR_SYSTEMET = "frist.opfyldt_uden_for_systemet"
_OPFYLD, _AFVENT, _BORTFALD = range(3)


@dataclass(frozen=True, slots=True)
class _Svar:
    haendelse: Haendelse
    virkning: int
    krav: Faktakrav | None


def _orden(svar: _Svar) -> tuple[datetime, int, tuple[datetime, str, str, str]]:
    """At the same instant what fulfils comes before what makes lapse."""
    return (svar.haendelse.tidspunkt, svar.virkning, sorteringsnoegle(svar.haendelse))


def anvend_svar(regel: Regel, tilfaelde: Sequence[Tilfaelde], indeks: Faktaindeks, kendte: set[str]) -> None:
    """Let the facts answer the rule's deadlines in order of time.

    `kendte` collects the ids of facts whose `om` the rule knows, or that were named in a warning.
    """
    if not tilfaelde:
        return
    for svar in sorted(_svar(regel, indeks), key=_orden):
        if svar.krav is None:
            _uden_for_systemet(svar.haendelse, tilfaelde, indeks)
        else:
            _et_svar(svar, svar.krav, tilfaelde, indeks, kendte)


def _svar(regel: Regel, indeks: Faktaindeks) -> Iterator[_Svar]:
    for krav in regel.opfyldes_af:
        for en in indeks.opfylder(krav, None, ethvert_om=True):
            yield _Svar(en, _OPFYLD, krav)
    for krav in regel.bortfalder_af:
        for en in indeks.opfylder(krav, None, ethvert_om=True):
            yield _Svar(en, _BORTFALD, krav)
    if regel.afventer:
        for en in indeks.opfylder(regel.afventer.krav, None, ethvert_om=True):
            yield _Svar(en, _AFVENT, regel.afventer.krav)
    for en in indeks.efter_noegle.get(UDEN_FOR_SYSTEMET, ()):
        if en.data.get("regel") == regel.id:
            yield _Svar(en, _OPFYLD, None)


def _et_svar(
    svar: _Svar, krav: Faktakrav, tilfaelde: Sequence[Tilfaelde], indeks: Faktaindeks, kendte: set[str]
) -> None:
    haendelse = svar.haendelse
    om = haendelse.data.get(krav.om_felt) if krav.om_felt else haendelse.om
    if krav.om == "barnet":
        ramte = list(tilfaelde)
    elif om is None:
        ramte = [et for et in tilfaelde if _aabne(et, svar, krav)]
    else:
        ramte = [
            et for et in tilfaelde if indeks.angaar(str(om), et.udloest.om) and _felter_passer(krav, haendelse, et)
        ]
    if ramte:
        kendte.add(haendelse.id)
    if svar.virkning == _BORTFALD and om is not None:
        for et in ramte:
            _bortfald(et, svar, krav)
        return
    for gruppe in _grupper(ramte, svar, krav, om):
        if len(gruppe) > 1 and krav.om != "barnet":
            _advar_flere(haendelse, gruppe, indeks)
            continue
        for et in gruppe:
            _virk(et, svar, krav)


def _grupper(ramte: Sequence[Tilfaelde], svar: _Svar, krav: Faktakrav, om: object) -> Iterator[list[Tilfaelde]]:
    """The open ones among which the fact must choose: all of them, or those about the same thing."""
    aabne = [et for et in ramte if _aabne(et, svar, krav)]
    if om is None:
        yield aabne
        return
    for angaar in dict.fromkeys(et.udloest.om for et in aabne):
        yield [et for et in aabne if et.udloest.om == angaar]


def _felter_passer(krav: Faktakrav, haendelse: Haendelse, et: Tilfaelde) -> bool:
    """Fields that both facts carry must agree."""
    return all(
        haendelse.data.get(felt) is None
        or et.udloest.data.get(felt) is None
        or haendelse.data[felt] == et.udloest.data[felt]
        for felt in krav.samme
    )


def _aabne(et: Tilfaelde, svar: _Svar, krav: Faktakrav | None) -> list[Raekke]:
    """The rows that the fact can still answer, the first due first."""
    tidspunkt = svar.haendelse.tidspunkt
    ogsaa_foer = krav is not None and krav.ogsaa_foer
    kun_rettidigt = krav is not None and krav.kun_rettidigt
    return [
        raekke
        for raekke in et.raekker
        if raekke.er_aaben
        and (ogsaa_foer or tidspunkt >= raekke.aabner)
        and not (kun_rettidigt and not raekke.er_rettidig(tidspunkt))
    ]


def _virk(et: Tilfaelde, svar: _Svar, krav: Faktakrav) -> None:
    if svar.virkning == _BORTFALD:
        _bortfald(et, svar, krav)
        return
    raekke = _aabne(et, svar, krav)[0]
    if svar.virkning == _OPFYLD:
        raekke.opfyldt = svar.haendelse
    elif raekke.afventer is None:
        raekke.afventer = svar.haendelse


def _bortfald(et: Tilfaelde, svar: _Svar, krav: Faktakrav) -> None:
    """What is open lapses, but not what was already overdue; periods that had not begun are gone."""
    tidspunkt = svar.haendelse.tidspunkt
    if tidspunkt < et.udloest.tidspunkt and not krav.ogsaa_foer:
        return
    if et.regel.gentages:
        et.raekker = [raekke for raekke in et.raekker if not raekke.er_aaben or raekke.aabner <= tidspunkt]
    for raekke in et.raekker:
        if raekke.er_aaben and (krav.ogsaa_efter_udloeb or raekke.er_rettidig(tidspunkt)):
            raekke.bortfaldet = svar.haendelse


def _uden_for_systemet(haendelse: Haendelse, tilfaelde: Sequence[Tilfaelde], indeks: Faktaindeks) -> None:
    """Done on paper or before the migration: named by the deadline's stable key, else by what it concerns."""
    noegle = haendelse.data.get("frist")
    for et in tilfaelde:
        for raekke in et.raekker:
            fundet = (
                f"{et.regel.id}|{et.udloest.id}|{raekke.forekomst}" == noegle
                if noegle
                else (haendelse.om is not None and indeks.angaar(haendelse.om, et.udloest.om))
            )
            if fundet and raekke.er_aaben:
                raekke.opfyldt = haendelse
                return


def _advar_flere(haendelse: Haendelse, aabne: Sequence[Tilfaelde], indeks: Faktaindeks) -> None:
    hvornaar = kalender.dansk_tidspunkt(haendelse.tidspunkt)
    regel = aabne[0].regel
    indeks.advarsler.append(
        f"Hændelsen “{haendelse.noegle}” den {hvornaar} siger ikke, hvilken frist den angår, og "
        f"{len(aabne)} frister er åbne efter {regel.id} ({regel.navn}). Den opfylder ingen af dem."
    )
