"""Dates, times, ages and numbers in the words that pages use. Pure: the present moment is an argument."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dubu.kerne.tekst import MAANEDER, dansk_dato
from dubu.kerne.ur import DANMARK

UGEDAGE = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def lokal(tidspunkt: datetime) -> datetime:
    """The moment as a Danish wall clock shows it."""
    return tidspunkt.astimezone(DANMARK) if tidspunkt.tzinfo else tidspunkt.replace(tzinfo=DANMARK)


def _dag_af(vaerdi: date | datetime) -> date:
    return lokal(vaerdi).date() if isinstance(vaerdi, datetime) else vaerdi


def klokken(tidspunkt: datetime) -> str:
    """14.30 - and 9.05, as it is said."""
    her = lokal(tidspunkt)
    return f"{her.hour}.{her:%M}"


def dato(vaerdi: date | datetime) -> str:
    """5. januar 2026."""
    return dansk_dato(_dag_af(vaerdi))


def kort_dato(vaerdi: date | datetime) -> str:
    """05.01.2026, for narrow columns."""
    return f"{_dag_af(vaerdi):%d.%m.%Y}"


def dag(vaerdi: date | datetime, idag: date) -> str:
    """I dag, i går, i morgen; the weekday within the coming week; else the date (with year when another)."""
    dagen = _dag_af(vaerdi)
    afstand = (dagen - idag).days
    naere = {-1: "i går", 0: "i dag", 1: "i morgen"}
    if afstand in naere:
        return naere[afstand]
    uden_aar = f"{dagen.day}. {MAANEDER[dagen.month - 1]}"
    if 1 < afstand <= 7:
        return f"{UGEDAGE[dagen.weekday()]} {uden_aar}"
    return uden_aar if dagen.year == idag.year else dansk_dato(dagen)


def tidspunkt(vaerdi: datetime, nu: datetime) -> str:
    """I dag 14.30, i går 9.05, 5. januar kl. 14.30, 5. januar 2025 kl. 14.30."""
    dagen = dag(vaerdi, _dag_af(nu))
    bindeord = " " if dagen.startswith("i ") else " kl. "
    return f"{dagen}{bindeord}{klokken(vaerdi)}"


def varighed(laengde: timedelta) -> str:
    """3 t 12 min, 45 min, 2 dage 3 t, 12 dage. Rounded down to whole minutes."""
    minutter = int(abs(laengde).total_seconds() // 60)
    dage, minutter = divmod(minutter, 24 * 60)
    timer, minutter = divmod(minutter, 60)
    if dage >= 3:
        return antal(dage, "dag", "dage")
    if dage:
        return f"{antal(dage, 'dag', 'dage')} {timer} t" if timer else antal(dage, "dag", "dage")
    if timer:
        return f"{timer} t {minutter} min"
    return f"{minutter} min" if minutter else "under 1 min"


def antal(tal: int, ental: str, flertal: str) -> str:
    """1 dag, 2 dage."""
    return f"{tal} {ental if tal == 1 else flertal}"


def tid_tilbage(frist: date | datetime, nu: datetime) -> str:
    """What is left in words, and when it ends: "3 t 12 min · i dag 14.30". Overdue is said in words.

    A date alone ends with its day.
    """
    if isinstance(frist, datetime):
        tilbage = lokal(frist) - nu
        ord_ = varighed(tilbage)
        return f"{_overskredet(ord_, tilbage < timedelta(0))} · {tidspunkt(frist, nu)}"
    dage = (frist - _dag_af(nu)).days
    if dage == 0:
        return "sidste dag · i dag"
    return f"{_overskredet(antal(abs(dage), 'dag', 'dage'), dage < 0)} · {dag(frist, _dag_af(nu))}"


def _overskredet(ord_: str, overskredet: bool) -> str:
    return f"Overskredet med {ord_}" if overskredet else ord_


def er_overskredet(frist: date | datetime, nu: datetime) -> bool:
    """Is the moment passed, or the day over?"""
    return lokal(frist) < nu if isinstance(frist, datetime) else frist < _dag_af(nu)


def hele_aar(foedt: date, idag: date) -> int:
    """Full years from birth; someone born on 29 February is a year older on 1 March in ordinary years."""
    return idag.year - foedt.year - ((idag.month, idag.day) < (foedt.month, foedt.day))


def alder(foedt: date, idag: date) -> str:
    """9 år; in months under two years, in days under two months; before birth the expected date."""
    if foedt > idag:
        return f"ufødt, termin {dansk_dato(foedt)}"
    aar = hele_aar(foedt, idag)
    if aar >= 2:
        return f"{aar} år"
    maaneder = (idag.year - foedt.year) * 12 + idag.month - foedt.month - (idag.day < foedt.day)
    if maaneder >= 2:
        return f"{maaneder} måneder"
    return antal((idag - foedt).days, "dag", "dage")


def telefon(nummer: str) -> str:
    """12 34 56 78 for Danish numbers; others as they are."""
    cifre = nummer.removeprefix("+45")
    if len(cifre) == 8 and cifre.isdigit():
        return " ".join(cifre[i : i + 2] for i in range(0, 8, 2))
    return nummer


def filstoerrelse(antal_bytes: int) -> str:
    """340 kB, 2,4 MB."""
    if antal_bytes < 1_000_000:
        return f"{max(1, round(antal_bytes / 1000))} kB"
    return f"{antal_bytes / 1_000_000:.1f} MB".replace(".", ",")
