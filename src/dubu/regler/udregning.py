"""When a deadline runs out: start + length under the law's way of counting.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from dubu.regler import kalender
from dubu.regler.grundlag import Start
from dubu.regler.katalogtyper import Enhed, Flytter, Periode

LOERDAG = "loerdag_er_hverdag"
Forfald = tuple[date | datetime | None, datetime | None]


def udregn(periode: Periode, start: Start, indstillinger: Mapping[str, object]) -> Forfald:
    """The last day (or instant) and the instant after which it is too late."""
    enhed = periode.laengde.enhed
    if enhed is Enhed.UDEN_TAL:
        return None, None
    if enhed is Enhed.TIMER:
        udloeber = kalender.laeg_timer(start.tidspunkt, periode.laengde.antal)
        return udloeber, udloeber
    dag = laeg_laengde(periode, start.dag, indstillinger)
    if periode.startdag_taeller:
        dag = kalender.laeg_dage(dag, -1)
    if periode.flytter is Flytter.BORGER:
        dag = kalender.flyt_borgerfrist(dag)
    return dag, kalender.dagens_slutning(dag)


def varsles(
    periode: Periode, start: Start, tidspunkt: datetime | None, indstillinger: Mapping[str, object]
) -> datetime | None:
    """The instant that reminders go by: the stricter reading where the law's is not settled.

    Whether Saturday is a hverdag follows the municipality's setting in the deadline itself; a reminder that
    counts it is never too late.
    """
    if tidspunkt is None or periode.laengde.enhed is not Enhed.HVERDAGE:
        return tidspunkt
    _, strengest = udregn(periode, start, {**indstillinger, LOERDAG: True})
    return tidspunkt if strengest is None else min(tidspunkt, strengest)


def laeg_laengde(periode: Periode, dag: date, indstillinger: Mapping[str, object]) -> date:
    """The day so many units later, before any moving."""
    antal = periode.laengde.antal
    match periode.laengde.enhed:
        case Enhed.HVERDAGE:
            loerdag = bool(indstillinger.get(LOERDAG, False))
            return kalender.laeg_hverdage(dag, antal, loerdag_er_hverdag=loerdag)
        case Enhed.ARBEJDSDAGE:
            return kalender.laeg_arbejdsdage(dag, antal)
        case Enhed.DAGE:
            return kalender.laeg_dage(dag, antal)
        case Enhed.UGER:
            return kalender.laeg_uger(dag, antal)
        case Enhed.MAANEDER:
            return kalender.laeg_maaneder(dag, antal)
        case Enhed.AAR:
            return kalender.laeg_aar(dag, antal)
    raise ValueError(periode.laengde.enhed)
