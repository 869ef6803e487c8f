"""The smallest legal case for a test."""

from __future__ import annotations

from datetime import date

from dubu.adgang.tests.factories import lav_afdeling
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Person
from dubu.parter.services import saet_noegler
from dubu.sager.models import Sag, Sagsstatus


def lav_barn(fornavn: str = "Asta", efternavn: str = "Eksempel", **felter: object) -> Person:
    """A child of nine in the open municipality."""
    barn = Person(fornavn=fornavn, efternavn=efternavn, **{"foedselsdato": date(2017, 3, 4), **felter})
    saet_noegler(barn)
    barn.save()
    return barn


def lav_sag(barn: Person | None = None, raadgiver: object = None, **felter: object) -> Sag:
    """An active case; `raadgiver` is an actor or an employee."""
    medarbejder = raadgiver
    if raadgiver is not None and not isinstance(raadgiver, Medarbejder):
        medarbejder = Medarbejder.objects.get(uuid=raadgiver.id)
    nummer = Sag.objects.count() + 1
    standard = {
        "sagsnummer": nummer, "status": Sagsstatus.AKTIV, "startdato": date(2026, 1, 5),
        "afdeling": medarbejder.afdeling if medarbejder else lav_afdeling(), "primaer_raadgiver": medarbejder,
    }  # fmt: skip
    return Sag.objects.create(barn=barn or lav_barn(), **{**standard, **felter})
