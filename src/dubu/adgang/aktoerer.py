"""Makes the actor of a request from the session or the path."""

from __future__ import annotations

from datetime import date

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from dubu.kerne.aktoer import Aktoer, Aktoerart
from dubu.organisation import selectors
from dubu.organisation.models import Bruger, Medarbejder
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
    """The logged-in user's actor in the municipality of the session; anonymous when the place has ended.

    The place brings the user along, so that the user is not asked for again. The session is checked as
    Django does it: an inactive user, or one whose password has been changed since, is logged out.
    """
    plads = selectors.find_plads(int(request.session[SESSION_KEY]), dag)
    if plads is None or not _er_gyldig(request, plads.medarbejder.bruger):
        return anonym_aktoer(kommune_id)
    request.user = plads.medarbejder.bruger
    return aktoer_for(plads)


def har_session(request: HttpRequest) -> bool:
    """Does the request carry a session with a user and a municipality?"""
    return SESSION_KEY in request.session and "kommune" in request.session


def _er_gyldig(request: HttpRequest, bruger: Bruger) -> bool:
    maerke = request.session.get(HASH_SESSION_KEY, "")
    return bruger.is_active and constant_time_compare(maerke, bruger.get_session_auth_hash())
