"""Rate limits kept in the database: no process counts for itself, and no sender's address is stored."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

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


def noegle_for(request: HttpRequest, hvad: str, dag: datetime) -> str:
    """A keyed hash of purpose, day and sender's address (hex, 64)."""
    tekst = f"{hvad}:{dag:%Y-%m-%d}:{request.META.get('REMOTE_ADDR', '')}"
    return hmac.new(settings.SECRET_KEY.encode(), tekst.encode(), hashlib.sha256).hexdigest()


def _vindue(nu: datetime, laengde: timedelta) -> datetime:
    sekunder = int(laengde.total_seconds())
    return datetime.fromtimestamp(int(nu.timestamp()) // sekunder * sekunder, tz=nu.tzinfo)


def check_ikke_for_mange(noegle: str, nu: datetime, *, hoejst: int, laengde: timedelta) -> None:
    """Raises ForMangeForsoegError when the sender has used up the window."""
    taeller = Forsoegstaeller.objects.filter(noegle=noegle, vindue=_vindue(nu, laengde)).first()
    if taeller and taeller.antal >= hoejst:
        raise ForMangeForsoegError


def taell_op(noegle: str, nu: datetime, *, laengde: timedelta) -> None:
    """Count one attempt; concurrent attempts add up."""
    with connection.cursor() as markoer:
        markoer.execute(
            "INSERT INTO adgang_forsoegstaeller (noegle, vindue, antal) VALUES (%s, %s, 1) "
            "ON CONFLICT (kommune_id, noegle, vindue) DO UPDATE SET antal = adgang_forsoegstaeller.antal + 1",
            [noegle, _vindue(nu, laengde)],
        )


def ryd_op(nu: datetime) -> None:
    """Remove counters older than a day."""
    Forsoegstaeller.objects.filter(vindue__lt=nu - timedelta(days=1)).delete()
