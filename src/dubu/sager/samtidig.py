"""What one saw when one opened a page of the case: who saves second is shown what the first one did."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dubu.haendelseslog.models import Haendelse
from dubu.haendelseslog.selectors import list_haendelser_i_sag
from dubu.kerne.aftryk import aftryk
from dubu.kerne.fejl import RettetImensFejl
from dubu.sager.errors import ResumeRettetImensError, StatusSkiftetImensError, TildeltImensError
from dubu.sager.models import Sag


def resumeaftryk(sag: Sag) -> str:
    """The mark of "Hvad handler det om" as it stands: the page sends it back."""
    return aftryk(sag.handler_om)


def tildelingsaftryk(sag: Sag) -> str:
    """The mark of who answers for the case."""
    return aftryk(sag.primaer_raadgiver_id, sag.afdeling_id, sag.team_id)


def statusaftryk(sag: Sag) -> str:
    """The mark of the case's status."""
    return aftryk(sag.status)


def kraev_uaendret_resume(sag: Sag, fra_aftryk: str | None) -> None:
    """Nobody has corrected the lines since the page was shown. Raises ResumeRettetImensError."""
    _kraev(sag, fra_aftryk, resumeaftryk(sag), ResumeRettetImensError, "sag.resume_rettet", "")


def kraev_uaendret_tildeling(sag: Sag, fra_aftryk: str | None) -> None:
    """Nobody has given the case to another since the page was shown. Raises TildeltImensError."""
    til = sag.primaer_raadgiver.navn if sag.primaer_raadgiver else ""
    _kraev(sag, fra_aftryk, tildelingsaftryk(sag), TildeltImensError, "sag.tildelt", til)


def kraev_uaendret_status(sag: Sag, fra_aftryk: str | None) -> None:
    """Nobody has moved the case since the page was shown. Raises StatusSkiftetImensError."""
    til = str(sag.get_status_display()).lower()
    _kraev(sag, fra_aftryk, statusaftryk(sag), StatusSkiftetImensError, "sag.status_aendret", til)


def _kraev(sag: Sag, saa: str | None, er: str, fejl: type[RettetImensFejl], noegle: str, til: str) -> None:
    """`saa` is None where nobody has seen a page: another act does it, or the demo."""
    if saa is None or saa == er:
        return
    senest: Haendelse | None = list_haendelser_i_sag(sag.uuid).filter(noegle=noegle).first()
    navn = senest.aktoer_navn if senest and senest.aktoer_navn else _("En anden")
    raise fejl(navn=navn, til=til, aftryk=er)
