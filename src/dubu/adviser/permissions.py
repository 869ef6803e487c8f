"""Whose notices an actor reads: the own, those of the ones it stands in for, and those of its roles."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from dubu.adgang.permissions import check_kan
from dubu.adviser.models import Advis
from dubu.kerne.aktoer import Aktoer


def synlige_adviser(aktoer: Aktoer, dag: date, mine: Collection[int] | None = None) -> QuerySet[Advis]:
    """The actor's notices, read and unread. Raises AdgangNaegtetFejl for actors without pages of their own."""
    check_kan(aktoer, "side.egen")
    til_mig = Q(modtager_id__in=aktoer.mine_ider if mine is None else mine)
    til_rollen = Q(modtager__isnull=True, ansvar__in=sorted(aktoer.roller))
    return Advis.objects.filter(til_mig | til_rollen)
