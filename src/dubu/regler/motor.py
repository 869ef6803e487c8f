"""The deadline engine: facts, the child's birth date, settings and a moment in; deadlines out.

Pure: the same facts give the same result in any order. `overskredet` comes from `per` only.

Hjemmel: ingen (praksis) – the law stands in the catalogue
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Protocol

from dubu.regler import kalender
from dubu.regler.faktaindeks import Faktaindeks, byg_indeks
from dubu.regler.grundlag import Grundlag, Status
from dubu.regler.haendelser import FAKTATYPER, Haendelse
from dubu.regler.katalog import standardkatalog
from dubu.regler.katalogtyper import Katalog, Kildestatus, Regel
from dubu.regler.resultat import Fristresultat, Resultat, Udloest
from dubu.regler.svar import anvend_svar
from dubu.regler.tilfaelde import Raekke, aabn_tilfaelde
from dubu.regler.udregning import varsles

HORISONT_MAANEDER = 13


class HarFoedselsdato(Protocol):
    """What the engine must know of the child beside the facts."""

    @property
    def foedselsdato(self) -> date | None: ...

    @property
    def terminsdato(self) -> date | None: ...


def beregn(
    *,
    barn: HarFoedselsdato,
    haendelser: Iterable[Haendelse],
    per: datetime,
    indstillinger: Mapping[str, object] | None = None,
    katalog: Katalog | None = None,
) -> Resultat:
    """All deadlines of the child at `per`.

    `haendelser` are the facts of the child and of the persons merged into it. Raises
    ValueError when `per` has no time zone.
    """
    if per.tzinfo is None:
        raise ValueError("per skal have en tidszone")
    katalog = katalog or standardkatalog()
    valg = indstillinger or {}
    indeks = byg_indeks(haendelser, per)
    horisont = kalender.laeg_maaneder(kalender.dag_i_danmark(per), HORISONT_MAANEDER)
    kendte: set[str] = set()
    frister: list[Fristresultat] = []
    for regel in _beroerte(katalog, indeks, valg):
        tilfaelde = aabn_tilfaelde(regel, indeks, barn, valg, horisont)
        anvend_svar(regel, tilfaelde, indeks, kendte)
        for et in tilfaelde:
            frister.extend(_resultat(raekke, per, valg) for raekke in et.raekker)
    return Resultat(tuple(frister), tuple(dict.fromkeys((*indeks.advarsler, *_ukendte(katalog, indeks, kendte)))))


def _beroerte(katalog: Katalog, indeks: Faktaindeks, indstillinger: Mapping[str, object]) -> Iterable[Regel]:
    """The rules that some fact may trigger, in the order of the catalogue."""
    numre = {nr for noegle in indeks.efter_noegle for nr in katalog.efter_udloeser.get(noegle, ())}
    lokale = indstillinger.get("lokale") or ()
    for nr in sorted(numre):
        regel = katalog.regler[nr]
        if regel.kildestatus is not Kildestatus.INDSTILLING or (
            isinstance(lokale, list | tuple | set | frozenset | dict) and regel.id in lokale
        ):
            yield regel


def _status(raekke: Raekke, per: datetime) -> Status:
    frist = raekke.udloebstidspunkt
    if raekke.opfyldt is not None:
        for_sent = frist is not None and raekke.opfyldt.tidspunkt > frist
        return Status.OPFYLDT_FOR_SENT if for_sent else Status.OPFYLDT
    if raekke.bortfaldet is not None:
        return Status.BORTFALDET
    if raekke.afventer is not None:
        return Status.AFVENTER
    if frist is None or per <= frist:
        return Status.AABEN
    return Status.BORTFALDET if raekke.tilfaelde.regel.borgers_frist else Status.OVERSKREDET


def _resultat(raekke: Raekke, per: datetime, indstillinger: Mapping[str, object]) -> Fristresultat:
    tilfaelde = raekke.tilfaelde
    regel, udloest = tilfaelde.regel, tilfaelde.udloest
    opfyldt = raekke.opfyldt
    return Fristresultat(
        regel=regel.id,
        noegle=regel.noegle,
        navn=regel.navn,
        udloest_af=Udloest(udloest.noegle, udloest.tidspunkt, udloest.om, udloest.id),
        forekomst=raekke.forekomst,
        om=udloest.om,
        udloeber=raekke.udloeber,
        udloebstidspunkt=raekke.udloebstidspunkt,
        varsles=varsles(raekke.periode, tilfaelde.start, raekke.udloebstidspunkt, indstillinger),
        status=_status(raekke, per),
        opfyldt=opfyldt.tidspunkt if opfyldt else None,
        opfyldt_af=opfyldt.id if opfyldt else None,
        hjemmel=raekke.periode.hjemmel,
        kildestatus=str(regel.kildestatus),
        katalog=regel.version,
        ansvarlig_rolle=regel.ansvarlig,
        find_grundlag=partial(_grundlag, raekke, indstillinger),
    )


def _grundlag(raekke: Raekke, indstillinger: Mapping[str, object]) -> Grundlag:
    """What the explanation is written from."""
    return Grundlag(
        regel=raekke.tilfaelde.regel,
        periode=raekke.periode,
        udloest=raekke.tilfaelde.udloest,
        start=raekke.tilfaelde.start,
        indstillinger=indstillinger,
        afkortet_af=raekke.afkortet_af,
        periode_fra=raekke.periode_fra,
        nr_i_perioden=raekke.nr_i_perioden,
        opfyldt_af=raekke.opfyldt,
        bortfaldet_af=raekke.bortfaldet,
        afventer_paa=raekke.afventer,
    )


def _ukendte(katalog: Katalog, indeks: Faktaindeks, kendte: set[str]) -> Iterable[str]:
    """A fact that should have fulfilled something and concerns nothing that the facts know."""
    svarende: list[Haendelse] = []
    oevrige: list[Haendelse] = []
    for en in indeks.alle:
        (svarende if FAKTATYPER[en.noegle].kanonisk in katalog.svarende else oevrige).append(en)
    andre_om = {en.om for en in oevrige if en.om}
    for en in svarende:
        if en.id in kendte:
            continue
        hvornaar = f"“{en.noegle}” den {kalender.dansk_tidspunkt(en.tidspunkt)}"
        if en.om is None:
            yield f"Hændelsen {hvornaar} siger ikke, hvad den angår, og ingen frist er åben for den."
        elif en.om not in andre_om:
            yield f"Hændelsen {hvornaar} angår “{en.om}”, som ingen åben frist angår. Den opfylder ingen frist."
