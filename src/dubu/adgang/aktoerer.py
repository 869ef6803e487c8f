"""Makes the actor of a request from the session or the path."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from dubu.kerne.aktoer import Aktoer, Aktoerart
from dubu.organisation import selectors
from dubu.organisation.models import Medarbejder
from dubu.organisation.selectors import Plads


def medarbejder_aktoer(medarbejder: Medarbejder, dag: date) -> Aktoer:
    """The actor of an employee with the roles held on the day."""
    return aktoer_for(selectors.get_plads(medarbejder, dag))


def aktoer_for(plads: Plads) -> Aktoer:
    """The actor of a place."""
    medarbejder = plads.medarbejder
    return Aktoer(
        art=Aktoerart.MEDARBEJDER,
        kommune_id=medarbejder.kommune_id,
        id=medarbejder.uuid,
        navn=medarbejder.navn,
        roller=plads.roller,
        afdeling_id=medarbejder.afdeling_id,
        medarbejder_id=medarbejder.pk,
        moduler=plads.moduler,
        stedfortraeder_for=plads.stedfortraeder_for,
    )


def anonym_aktoer(kommune_id: int, moduler: frozenset[str] = frozenset()) -> Aktoer:
    """The actor of a public page: nobody known."""
    return Aktoer(art=Aktoerart.ANONYM, kommune_id=kommune_id, moduler=moduler)


def aktoer_fra_session(request: HttpRequest, kommune_id: int, dag: date) -> Aktoer:
    """The logged-in user's actor in the municipality of the session; anonymous when the place has ended."""
    plads = selectors.find_plads(request.user.pk, dag) if request.user.is_authenticated else None
    return anonym_aktoer(kommune_id) if plads is None else aktoer_for(plads)
