"""Writes valid P12170 extracts of invented persons: one family, a whole population, and what changes later.

Everything follows from a seed and a day. The numbers follow the rule in `cpr_numre`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from dubu.adaptere.cpr.skriver import udtraek
from dubu.demo.cpr_udkast import AALBORG, ODENSE, Sted, Tegner, Udkast
from dubu.porte.cpr import CprDato as Dato
from dubu.porte.cpr import CprHaendelse, CprPerson, Myndighedsart

OPGAVENR: Final = "999001"


@dataclass(frozen=True, slots=True)
class Familie:
    """Mother and three children at one address, the father protected at another, and a pregnant woman.

    The parents are divorced. Both hold custody of the two oldest; the mother alone holds it of the youngest.
    An unborn child has no number and is in no delivery: it is registered on the pregnant woman.
    """

    mor: CprPerson
    far: CprPerson
    barn_3: CprPerson
    barn_9: CprPerson
    barn_13: CprPerson
    vordende: CprPerson

    @property
    def personer(self) -> tuple[CprPerson, ...]:
        """All six, in the order of the file."""
        return self.mor, self.far, self.barn_13, self.barn_9, self.barn_3, self.vordende


def familie(dag: date, *, froe: int = 1, sted: Sted = ODENSE, fars_sted: Sted = AALBORG) -> Familie:
    """The family of the journeys; the ages 3, 9 and 13 hold on `dag`, and so does the father's protection."""
    tegner = Tegner(froe, dag)
    hjem = tegner.bolig(sted)
    mor = tegner.person(38, "K", hjem, "Kjærgaard")
    far = tegner.person(41, "M", tegner.bolig(fars_sted), "Aagaard")
    boern = [tegner.person(alder, tegner.koen(), hjem, "Aagaard") for alder in (13, 9, 3)]
    vordende = tegner.person(27, "K", tegner.bolig(sted), "Østergård")
    skilt = dag - timedelta(days=400)
    gift = boern[0].foedt - timedelta(days=700)
    skil(mor, far, gift, skilt)
    mor.flyttet_ind, far.flyttet_ind = gift, skilt
    far.tidligere_bopaele.append(hjem.bopael(Dato.af_minut(gift), Dato.af_minut(skilt)))
    far.beskyt(skilt, dag + timedelta(days=330))
    far.haendelser.append(CprHaendelse("A33", Dato.af_minut(skilt)))
    for barn in boern:
        foraeldre(barn, mor, far)
        barn.flyttet_ind = barn.foedt
        begge = barn is not boern[2]
        barn.myndighed(Myndighedsart.MOR, *([Myndighedsart.FAR] if begge else []))
    b13, b9, b3 = (barn.person() for barn in boern)
    return Familie(mor.person(), far.person(), b3, b9, b13, vordende.person())


def foraeldre(barn: Udkast, mor: Udkast | None, far: Udkast | None) -> None:
    """Tie a child to its parents, both ways."""
    barn.mor, barn.far = mor, far
    for forael in (mor, far):
        if forael is not None:
            forael.boern.append(barn)


def vi(en: Udkast, anden: Udkast, dag: date) -> None:
    """Marry two persons."""
    for person, aegtefaelle in ((en, anden), (anden, en)):
        person.aegtefaelle, person.civilstand, person.civilstand_fra = aegtefaelle, "G", dag


def skil(en: Udkast, anden: Udkast, gift: date, skilt: date) -> None:
    """Marry and divorce two persons: the marriage becomes history."""
    vi(en, anden, gift)
    for person in (en, anden):
        aegteskab = person.person().civilstand
        assert aegteskab is not None
        fra = Dato.af_minut(gift)
        person.tidligere_civilstande.append(
            type(aegteskab)("G", aegteskab.aegtefaelle_pnr, fra=fra, til=Dato.af_minut(skilt))
        )
        person.aegtefaelle, person.civilstand, person.civilstand_fra = None, "F", skilt


def skriv_fil(
    sti: Path,
    personer: Iterable[CprPerson],
    *,
    dag: date,
    forrige: date | None = None,
    opgavenr: str = OPGAVENR,
    faste_laengder: bool = False,
) -> None:
    """Write a delivery produced on `dag`; `forrige` is the day of the one before it in the chain."""
    with sti.open("wb") as fil:
        for stykke in udtraek(
            personer,
            opgavenr=opgavenr,
            produktionsdato=dag,
            forrige_produktionsdato=forrige,
            faste_laengder=faste_laengder,
        ):
            fil.write(stykke)
