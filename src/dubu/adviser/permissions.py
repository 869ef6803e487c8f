"""Whose notices an actor reads: the own, those of the ones it stands in for, and those of its roles."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from dubu.adgang.permissions import check_kan
from dubu.adviser.models import Advis
from dubu.frister.ansvar import mine_ider
from dubu.kerne.aktoer import Aktoer


def synlige_adviser(aktoer: Aktoer, dag: date) -> QuerySet[Advis]:
    """The actor's notices, read and unread. Raises AdgangNaegtetFejl for actors without pages of their own."""
    check_kan(aktoer, "side.egen")
    mine = Q(modtager_id__in=mine_ider(aktoer, dag))
    rollens = Q(modtager__isnull=True, ansvar__in=sorted(aktoer.roller))
    return Advis.objects.filter(mine | rollens)
