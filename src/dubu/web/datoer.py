"""Reading dates and times as Danes write them. Pure; the errors say what is wrong and what to do."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time

from django.utils.translation import gettext as _

from dubu.kerne.tekst import MAANEDER, dansk_dato
from dubu.kerne.ur import DANMARK

_ISO = re.compile(r"(?P<aar>\d{4})-(?P<maaned>\d{1,2})-(?P<dag>\d{1,2})")
_TAL = re.compile(r"(?P<dag>\d{1,2})\s*[./\- ]\s*(?P<maaned>\d{1,2})\s*[./\- ]\s*(?P<aar>\d{2,4})")
_KOMPAKT = re.compile(r"(?P<dag>\d{2})(?P<maaned>\d{2})(?P<aar>\d{4})")
_ORD = re.compile(r"(?:den\s+)?(?P<dag>\d{1,2})\.?\s*(?P<navn>[a-z]{3,9})\.?\s+(?P<aar>\d{2,4})")
_KLOKKE = re.compile(r"(?:kl\.?\s*)?(?P<time>\d{1,2})(?:\s*[.:]\s*(?P<minut>\d{2})|(?P<kompakt>\d{2}))?")


class DatoFejl(ValueError):
    """The text is not a date or a time that exists. `str()` is the Danish message for the person."""


def _maaned_efter_navn(navn: str) -> int | None:
    passer = [nr for nr, fuldt in enumerate(MAANEDER, 1) if fuldt.startswith(navn)]
    return passer[0] if len(passer) == 1 else None


def _dele(tekst: str) -> tuple[int, int, str] | None:
    for moenster in (_ISO, _TAL, _KOMPAKT):
        if fund := moenster.fullmatch(tekst):
            return int(fund["dag"]), int(fund["maaned"]), fund["aar"]
    if (fund := _ORD.fullmatch(tekst)) and (maaned := _maaned_efter_navn(fund["navn"])):
        return int(fund["dag"]), maaned, fund["aar"]
    return None


def laes_dato(tekst: str) -> date:
    """5/1-2026, 05.01.2026, 05012026, 5. januar 2026 and 2026-01-05 are the same day."""
    dele = _dele(" ".join(tekst.lower().split()))
    if dele is None:
        raise DatoFejl(_("Datoen kunne ikke læses. Skriv dag, måned og år, for eksempel 05.01.2026."))
    dag, maaned, aar = dele
    if len(aar) != 4 or int(aar) < 1850:
        raise DatoFejl(_("Årstallet kunne ikke læses. Skriv året med fire cifre, for eksempel 05.01.2026."))
    if not 1 <= maaned <= 12:
        raise DatoFejl(
            _("Der er kun 12 måneder, og der står %(maaned)s. Skriv dag, måned og år i den rækkefølge.")
            % {"maaned": maaned}
        )
    dage = calendar.monthrange(int(aar), maaned)[1]
    if not 1 <= dag <= dage:
        raise DatoFejl(
            _("%(dag)s. %(maaned)s %(aar)s findes ikke: måneden har %(dage)s dage. Ret datoen.")
            % {"dag": dag, "maaned": MAANEDER[maaned - 1], "aar": aar, "dage": dage}
        )
    return date(int(aar), maaned, dag)


def laes_klokkeslaet(tekst: str) -> time:
    """14.30, 14:30, kl. 14.30, 1430 and 14."""
    fund = _KLOKKE.fullmatch(tekst.strip().lower())
    if fund is None:
        raise DatoFejl(_("Klokkeslættet kunne ikke læses. Skriv timer og minutter, for eksempel 14.30."))
    timer, minutter = int(fund["time"]), int(fund["minut"] or fund["kompakt"] or 0)
    if timer > 23 or minutter > 59:
        raise DatoFejl(
            _("Klokken %(tekst)s findes ikke. Skriv et tidspunkt mellem 0.00 og 23.59.") % {"tekst": tekst.strip()}
        )
    return time(timer, minutter)


def saml(dag: date, klokke: time) -> datetime:
    """The moment in UTC. When clocks go back the first of two hours is meant; a skipped hour is refused."""
    lokal = datetime.combine(dag, klokke, tzinfo=DANMARK)
    i_utc = lokal.astimezone(UTC)
    if i_utc.astimezone(DANMARK).replace(tzinfo=None) != lokal.replace(tzinfo=None):
        raise DatoFejl(
            _("Klokken %(klokke)s findes ikke den %(dato)s: uret blev stillet frem. Ret tidspunktet.")
            % {"klokke": f"{klokke.hour}.{klokke:%M}", "dato": dansk_dato(dag)}
        )
    return i_utc


def del_tidspunkt(tekst: str) -> tuple[str, str]:
    """Split "5/1-2026 14.30" or "2026-01-05T14:30" into the date's and the time's text."""
    renset = tekst.strip()
    for skel in (r"T(?=\d)", r"\s+kl\.?\s*", r"\s+(?=\d{1,2}[.:]?\d{2}$)"):
        dele = re.split(skel, renset, maxsplit=1)
        if len(dele) == 2:
            return dele[0], dele[1]
    return renset, ""
