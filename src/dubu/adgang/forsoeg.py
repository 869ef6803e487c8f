"""Rate limits kept in the database: no process counts for itself, and no sender's address is stored."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from dubu.adgang.models import Forsoegstaeller
from dubu.kerne.fejl import DomaeneFejl


class ForMangeForsoegError(DomaeneFejl):
    """Too many attempts in the window."""

    kode = "adgang.for_mange_forsoeg"
    brugerbesked = _(
        "Der er sendt mange gange på kort tid herfra, så vi tager ikke imod flere lige nu. "
        "Vent et kvarter, og prøv igen. Haster det, så ring til kommunen. Er et barn i fare, så ring 112."
    )
    status = 429


@dataclass(frozen=True)
class Noegle:
    """What is counted: the purpose, and a keyed hash (hex, 64) of purpose, day and sender's address."""

    hvad: str
    maerke: str


def noegle_for(request: HttpRequest, hvad: str, dag: datetime) -> Noegle:
    """The key of the request's sender for a purpose on a day."""
    tekst = f"{hvad}:{dag:%Y-%m-%d}:{_afsender(request)}"
    return Noegle(hvad, hmac.new(settings.SECRET_KEY.encode(), tekst.encode(), hashlib.sha256).hexdigest())


def _afsender(request: HttpRequest) -> str:
    """The sender's address: the connection's, or the one that the outermost trusted proxy saw.

    Each proxy adds the address it saw at the right end of X-Forwarded-For; what stands further to the left
    is the sender's own claim. A header with fewer addresses than there are proxies did not pass them.
    """
    forbindelse = _net(request.META.get("REMOTE_ADDR", "")) or ""
    led = request.headers.get("X-Forwarded-For", "").split(",")
    if 0 < settings.DUBU_PROXYER <= len(led):
        return _net(led[-settings.DUBU_PROXYER]) or forbindelse
    return forbindelse


def _net(tekst: str) -> str | None:
    """An address without port, of IPv6 the /64 that one subscriber has; None for what is no address."""
    tekst = tekst.strip()
    if tekst.startswith("["):
        tekst = tekst[1:].partition("]")[0]
    elif tekst.count(":") == 1:
        tekst = tekst.partition(":")[0]
    try:
        adresse: IPv4Address | IPv6Address = ip_address(tekst)
    except ValueError:
        return None
    if isinstance(adresse, IPv4Address):
        return str(adresse)
    return str(adresse.ipv4_mapped or IPv6Network((adresse, 64), strict=False))


def _vindue(nu: datetime, laengde: timedelta) -> datetime:
    sekunder = int(laengde.total_seconds())
    return datetime.fromtimestamp(int(nu.timestamp()) // sekunder * sekunder, tz=nu.tzinfo)


def check_ikke_for_mange(noegle: Noegle, nu: datetime, *, hoejst: int, laengde: timedelta) -> None:
    """Raises ForMangeForsoegError when the address has used up the window.

    `hoejst` is the page's limit; the installation may give another for the purpose, since a school or a whole
    municipality may stand behind one address.
    """
    graense = settings.DUBU_HOEJST_PR_ADRESSE.get(noegle.hvad, hoejst)
    taeller = Forsoegstaeller.objects.filter(noegle=noegle.maerke, vindue=_vindue(nu, laengde)).first()
    if taeller and taeller.antal >= graense:
        raise ForMangeForsoegError


def taell_op(noegle: Noegle, nu: datetime, *, laengde: timedelta) -> None:
    """Count one attempt; concurrent attempts add up."""
    with connection.cursor() as markoer:
        markoer.execute(
            "INSERT INTO adgang_forsoegstaeller (noegle, vindue, antal) VALUES (%s, %s, 1) "
            "ON CONFLICT (kommune_id, noegle, vindue) DO UPDATE SET antal = adgang_forsoegstaeller.antal + 1",
            [noegle.maerke, _vindue(nu, laengde)],
        )


def ryd_op(nu: datetime) -> None:
    """Remove counters older than a day."""
    Forsoegstaeller.objects.filter(vindue__lt=nu - timedelta(days=1)).delete()
