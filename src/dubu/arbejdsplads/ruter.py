"""Addresses of pages that may not be there yet, or not be for this actor."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from dubu.adgang.matrix import LOGGET_IND, OFFENTLIG, matrix
from dubu.adgang.permissions import kan
from dubu.kerne.aktoer import Aktoer


def find_adresse(rute: str, aktoer: Aktoer) -> str:
    """The address of a route without parameters, or nothing: no such page, or not for the actor."""
    akt = matrix().ruter.get(rute)
    if akt is None or (akt not in (OFFENTLIG, LOGGET_IND) and not kan(aktoer, akt)):
        return ""
    try:
        return reverse(rute)
    except NoReverseMatch:
        return ""
