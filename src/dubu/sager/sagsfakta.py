"""The facts of a case's child, read once for all the blocks of the case's page."""

from __future__ import annotations

from django.db.models import Q

from dubu.haendelseslog.models import Haendelse
from dubu.parter.models import Person
from dubu.sager.models import Sag


def barnets_haendelser(sag: Sag) -> list[Haendelse]:
    """Every fact of the child in order of time, without those that have been annulled.

    Kept on the case that the page was given. The caller has access to the case.
    """
    kendt: list[Haendelse] | None = sag.__dict__.get("_haendelser")
    if kendt is None:
        barnet = Person.objects.filter(Q(pk=sag.barn_id) | Q(samme_som=sag.barn_id)).values("uuid")
        alle = Haendelse.objects.filter(barn__in=barnet).order_by("tidspunkt", "id")
        raekker = list(alle.only("uuid", "noegle", "tidspunkt", "sag", "om", "data"))
        annulleret = {raekke.om for raekke in raekker if raekke.noegle == "haendelse.annulleret"}
        kendt = sag.__dict__["_haendelser"] = [raekke for raekke in raekker if raekke.uuid not in annulleret]
    return kendt
