"""How Danish time is counted: hours, hverdage, arbejdsdage, weeks, months, and Danish text for dates.

Days are days in Europe/Copenhagen. Public holidays only: municipal closing days, 1 May,
5 June, 24 and 31 December never lengthen a statutory deadline. Store Bededag counts
until 2023.

Hjemmel: ingen (praksis); RSL § 67 for the citizen's deadlines
"""

from __future__ import annotations

import calendar
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import holidays

KBH: Final = ZoneInfo("Europe/Copenhagen")
ET_DOEGN: Final = timedelta(days=1)
MINDSTE: Final = timedelta(microseconds=1)

MAANEDER: Final = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
UGEDAGE: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

#: Days from the date of an ordinary letter until it counts as received. UNVERIFIED after the
#: change of the postal service in 2026: a setting, shown with that reservation.
BREV_HVERDAGE: Final = 6


@lru_cache(maxsize=512)
def helligdage(aar: int) -> dict[date, str]:
    """The public holidays of a year with their Danish names."""
    return {
        dag: str(navn).lower()
        for dag, navn in holidays.Denmark(years=aar, categories=("public",), language="da").items()
    }


def er_helligdag(dag: date) -> bool:
    """A public holiday; Sundays as such are not holidays here."""
    return dag in helligdage(dag.year)


def er_hverdag(dag: date, *, loerdag_er_hverdag: bool = False) -> bool:
    """Not Sunday, not a public holiday; Saturday by setting (the law's reading is not settled)."""
    ugedag = dag.weekday()
    if ugedag == 6 or (ugedag == 5 and not loerdag_er_hverdag):
        return False
    return not er_helligdag(dag)


def er_arbejdsdag(dag: date) -> bool:
    """Monday to Friday and not a public holiday; closing days of the town hall are arbejdsdage."""
    return er_hverdag(dag, loerdag_er_hverdag=False)


def dag_i_danmark(tidspunkt: datetime) -> date:
    """The Danish calendar day of an instant."""
    return tidspunkt.astimezone(KBH).date()


@lru_cache(maxsize=8192)
def dagens_begyndelse(dag: date) -> datetime:
    """Danish midnight at which the day begins."""
    return datetime.combine(dag, time.min, tzinfo=KBH)


@lru_cache(maxsize=8192)
def dagens_slutning(dag: date) -> datetime:
    """The last instant of the Danish day: later than this is too late."""
    return dagens_begyndelse(dag + ET_DOEGN).astimezone(UTC) - MINDSTE


def laeg_timer(tidspunkt: datetime, antal: int) -> datetime:
    """Elapsed clock hours, also across the change to and from summer time."""
    return (tidspunkt.astimezone(UTC) + timedelta(hours=antal)).astimezone(KBH)


def laeg_dage(dag: date, antal: int) -> date:
    """Calendar days: the day after counts as day 1."""
    return dag + timedelta(days=antal)


def laeg_hverdage(dag: date, antal: int, *, loerdag_er_hverdag: bool = False) -> date:
    """The last of so many hverdage after the day; the first hverdag after it counts as day 1."""
    while antal > 0:
        dag += ET_DOEGN
        if er_hverdag(dag, loerdag_er_hverdag=loerdag_er_hverdag):
            antal -= 1
    return dag


def laeg_arbejdsdage(dag: date, antal: int) -> date:
    """The last of so many arbejdsdage after the day."""
    return laeg_hverdage(dag, antal, loerdag_er_hverdag=False)


def laeg_uger(dag: date, antal: int) -> date:
    """The same weekday so many weeks later."""
    return dag + timedelta(weeks=antal)


@lru_cache(maxsize=8192)
def laeg_maaneder(dag: date, antal: int) -> date:
    """The same date so many months later; a date that does not exist becomes the month's last day."""
    maaned0 = dag.year * 12 + dag.month - 1 + antal
    aar, maaned = divmod(maaned0, 12)
    sidste = calendar.monthrange(aar, maaned + 1)[1]
    return date(aar, maaned + 1, min(dag.day, sidste))


def laeg_aar(dag: date, antal: int) -> date:
    """The same date so many years later; 29 February becomes 28 February."""
    return laeg_maaneder(dag, 12 * antal)


def fylder(foedselsdato: date, aar: int) -> date:
    """The day on which the age is reached: the birthday."""
    return laeg_aar(foedselsdato, aar)


def alder(foedselsdato: date, dag: date) -> int:
    """Whole years on the day; negative before birth."""
    aar = dag.year - foedselsdato.year
    return aar if laeg_aar(foedselsdato, aar) <= dag else aar - 1


def er_fredag_efter_kristi_himmelfart(dag: date) -> bool:
    """The Friday on which the citizen's deadlines do not end either."""
    return dag.weekday() == 4 and "himmelfart" in helligdage(dag.year).get(dag - ET_DOEGN, "")


def flyt_borgerfrist(dag: date) -> date:
    """Where a citizen's deadline ends: not on Saturday, Sunday, a public holiday or the Friday after
    Kristi himmelfartsdag, but on the next day that is none of them. An authority's deadline is never moved.

    Hjemmel: RSL § 67
    """
    while not er_arbejdsdag(dag) or er_fredag_efter_kristi_himmelfart(dag):
        dag += ET_DOEGN
    return dag


def modtaget_dag(
    sendt: date, kanal: str, *, brev_hverdage: int = BREV_HVERDAGE, loerdag_er_hverdag: bool = False
) -> date:
    """When a party has received what was sent: Digital Post and words the same day, a letter later."""
    if kanal == "brev":
        return laeg_hverdage(sendt, brev_hverdage, loerdag_er_hverdag=loerdag_er_hverdag)
    return sendt


def sidste_aabne_dag(dag: date, lukkedage: Collection[date] = ()) -> date:
    """The last day on or before a due day on which the town hall is open: for reminders, never for a frist."""
    while not er_arbejdsdag(dag) or dag in lukkedage:
        dag -= ET_DOEGN
    return dag


def dansk_dato(dag: date) -> str:
    """`5. januar 2026`."""
    return f"{dag.day}. {MAANEDER[dag.month - 1]} {dag.year}"


def dansk_dag(dag: date) -> str:
    """`mandag den 5. januar 2026`."""
    return f"{UGEDAGE[dag.weekday()]} den {dansk_dato(dag)}"


def dansk_tidspunkt(tidspunkt: datetime) -> str:
    """`5. januar 2026 kl. 14.30`, Danish time."""
    lokal = tidspunkt.astimezone(KBH)
    return f"{dansk_dato(lokal.date())} kl. {lokal:%H.%M}"


def grund_til_ikke_hverdag(dag: date) -> str:
    """Why a day is left out or moved, in a Danish word: the holiday's name, lørdag or søndag."""
    navn = helligdage(dag.year).get(dag)
    if navn:
        return navn
    if er_fredag_efter_kristi_himmelfart(dag):
        return "fredagen efter kristi himmelfartsdag"
    return UGEDAGE[dag.weekday()]
