"""A child's facts in order, without the annulled and the later ones, ready to be asked.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dubu.regler.haendelser import FAKTATYPER, Haendelse
from dubu.regler.kalender import dansk_tidspunkt
from dubu.regler.katalogtyper import Faktakrav


@dataclass(slots=True)
class Faktaindeks:
    """Facts sorted by time, by canonical key, and which `om` also count for which."""

    alle: list[Haendelse]
    efter_noegle: Mapping[str, list[Haendelse]]
    ens: Mapping[str, frozenset[str]]
    advarsler: list[str] = field(default_factory=list)

    def med(self, noegler: Iterable[str]) -> Iterator[Haendelse]:
        """The facts of these kinds; in order of time within each kind."""
        for noegle in noegler:
            yield from self.efter_noegle.get(noegle, ())

    def opfylder(self, krav: Faktakrav, om: str | None, *, ethvert_om: bool = False) -> list[Haendelse]:
        """The facts that fulfil the requirement, about `om` unless it says `barnet`."""
        uanset = ethvert_om or krav.om == "barnet"
        fundne = []
        for noegle in krav.noegler:
            for haendelse in self.efter_noegle.get(noegle, ()):
                if krav.hvis(haendelse.data) and (uanset or self.angaar(haendelse.om, om)):
                    fundne.append(haendelse)
        return fundne

    def angaar(self, fakta_om: str | None, om: str | None) -> bool:
        """Whether a fact about `fakta_om` counts for `om`: the same, or what it was merged into or continued as."""
        return fakta_om == om or (om is not None and fakta_om in self.ens.get(om, frozenset()))

    def loebende(self, krav: Faktakrav, slutter: Iterable[str], tidspunkt: datetime) -> Haendelse | None:
        """A measure that was running at the instant, if there was one."""
        sluttet = list(self.med(slutter))
        for begyndt in self.opfylder(krav, None, ethvert_om=True):
            if begyndt.tidspunkt <= tidspunkt and not any(
                slut.tidspunkt <= tidspunkt and slut.tidspunkt >= begyndt.tidspunkt and self.angaar(slut.om, begyndt.om)
                for slut in sluttet
            ):
                return begyndt
        return None


def sorteringsnoegle(haendelse: Haendelse) -> tuple[datetime, str, str, str]:
    """Time first; the rest only makes the order the same every time."""
    return (haendelse.tidspunkt, haendelse.noegle, haendelse.om or "", haendelse.id)


def byg_indeks(haendelser: Iterable[Haendelse], per: datetime) -> Faktaindeks:
    """Sort and index the facts; those after `per` are left out and named."""
    alle = sorted(haendelser, key=sorteringsnoegle)
    advarsler = []
    while alle and alle[-1].tidspunkt > per:
        en = alle.pop()
        advarsler.append(
            f"Hændelsen “{en.noegle}” den {dansk_tidspunkt(en.tidspunkt)} ligger efter det tidspunkt, "
            "der beregnes for, og er ikke talt med."
        )
    advarsler.reverse()
    annulleret = _annullerede(alle)
    if annulleret:
        alle = [en for en in alle if en.id not in annulleret]
    efter_noegle: defaultdict[str, list[Haendelse]] = defaultdict(list)
    for en in alle:
        faktatype = FAKTATYPER.get(en.noegle)
        efter_noegle[faktatype.kanonisk if faktatype else en.noegle].append(en)
    return Faktaindeks(alle, efter_noegle, _ens(efter_noegle), advarsler)


def _annullerede(alle: list[Haendelse]) -> frozenset[str]:
    """Ids of annulled facts. An annulment may itself be annulled; those that annul each other in a ring all stand.

    Begun at the annulments that nothing annuls and followed along what each names, so that no chain is too long.
    """
    rammer = {en.id: en.om for en in alle if en.noegle == "haendelse.annulleret" and en.om}
    rammes_af: defaultdict[str, set[str]] = defaultdict(set)
    for annullering, ramt in rammer.items():
        rammes_af[ramt].add(annullering)
    staaende = [annullering for annullering in rammer if annullering not in rammes_af]
    annullerede: set[str] = set()
    while staaende:
        ramt = rammer[staaende.pop()]
        if ramt in annullerede:
            continue
        annullerede.add(ramt)
        naeste = rammer.get(ramt)
        if naeste is not None:
            rammes_af[naeste].discard(ramt)
            if not rammes_af[naeste] and naeste in rammer:
                staaende.append(naeste)
    return frozenset(annullerede)


def _ens(efter_noegle: Mapping[str, list[Haendelse]]) -> dict[str, frozenset[str]]:
    """`om` -> the other `om` whose facts also count for it: merged into, or continued as."""
    naeste: defaultdict[str, set[str]] = defaultdict(set)
    for en in efter_noegle.get("underretning.sammenlagt", ()):
        if en.om and en.data.get("med"):
            naeste[en.om].add(str(en.data["med"]))
    for en in efter_noegle.get("indsats.fortsat", ()):
        if en.om and en.data.get("fortsaetter"):
            naeste[str(en.data["fortsaetter"])].add(en.om)
    ens: dict[str, frozenset[str]] = {}
    for om in list(naeste):
        naaet: set[str] = set()
        venter = [om]
        while venter:
            for en_ny in naeste.get(venter.pop(), ()):
                if en_ny not in naaet and en_ny != om:
                    naaet.add(en_ny)
                    venter.append(en_ny)
        ens[om] = frozenset(naaet)
    return ens
