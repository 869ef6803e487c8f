"""The smallest legal organisation for a test."""

from __future__ import annotations

from datetime import date

from django.test import Client

from dubu.adgang.aktoerer import medarbejder_aktoer
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.transaktion import aktuel_kommune
from dubu.organisation.models import Afdeling, Bruger, Medarbejder, RolleTildeling

LAENGE_SIDEN = date(2000, 1, 1)


def lav_afdeling(navn: str = "Børn og Familie") -> Afdeling:
    """A department of the open municipality."""
    return Afdeling.objects.filter(navn=navn).first() or Afdeling.objects.create(navn=navn)


def lav_medarbejder(*roller: str, navn: str = "Mette Holm", afdeling: Afdeling | None = None) -> Medarbejder:
    """An employee of the open municipality with a user of her own."""
    kommune_id = aktuel_kommune()
    bruger = Bruger(
        brugernavn=f"{navn.lower().replace(' ', '.')}.{Bruger.objects.count()}",
        navn=navn,
        kommunekoder=[kommune_id],
    )
    bruger.set_password("kodeord")
    bruger.save()
    medarbejder = Medarbejder.objects.create(
        bruger=bruger, navn=navn, afdeling=afdeling or lav_afdeling(), aktiv_fra=LAENGE_SIDEN
    )
    RolleTildeling.objects.bulk_create(
        RolleTildeling(medarbejder=medarbejder, rolle=rolle, fra=LAENGE_SIDEN) for rolle in roller
    )
    return medarbejder


def lav_medarbejderaktoer(*roller: str, navn: str = "Mette Holm", afdeling: Afdeling | None = None) -> Aktoer:
    """The actor of a new employee."""
    return medarbejder_aktoer(lav_medarbejder(*roller, navn=navn, afdeling=afdeling), ur.idag())


def log_ind(aktoer: Aktoer) -> Client:
    """A client with the session of an employee, fixed to the municipality."""
    medarbejder = Medarbejder.objects.get(uuid=aktoer.id)
    klient = Client()
    klient.force_login(Bruger.objects.get(pk=medarbejder.bruger_id))
    session = klient.session
    session["kommune"] = aktoer.kommune_id
    session.save()
    return klient
