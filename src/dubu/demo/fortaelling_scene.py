"""What the story's chapters share: the hour it is told, who acts, and the people by the names they have in it."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from dubu.adgang.aktoerer import anonym_aktoer, medarbejder_aktoer
from dubu.demo.cpr_generator import skriv_fil
from dubu.demo.familier import Befolkning
from dubu.kerne.aktoer import Aktoer, Opslagsbog, systemaktoer
from dubu.kerne.ur import DANMARK
from dubu.organisation.models import Medarbejder
from dubu.parter.cpr_import import indlaes_cpr_leverance
from dubu.parter.models import Person


@dataclass(frozen=True)
class Scene:
    """One municipality of the demo at the moment `nu`. Who acts is named by user name."""

    kommune_id: int
    nu: datetime
    medarbejdere: Mapping[str, Medarbejder]
    cpr: Mapping[str, str]

    def aktoer(self, brugernavn: str) -> Aktoer:
        """The actor of a demo user, with a read book of its own that nobody keeps."""
        return replace(medarbejder_aktoer(self.medarbejdere[brugernavn], self.dag), opslag=Opslagsbog())

    @property
    def offentlig(self) -> Aktoer:
        """Whoever writes on the public page."""
        return anonym_aktoer(self.kommune_id)

    @property
    def dag(self) -> date:
        """Today in Denmark."""
        return self.nu.astimezone(DANMARK).date()

    @property
    def modtagelse(self) -> str:
        """Who sorts and assesses."""
        return "modtagelse" if "modtagelse" in self.medarbejdere else "nyborg"

    def person(self, noegle: str) -> Person:
        """A person of the story."""
        return Person.objects.get(cpr=self.cpr[noegle])

    def foer(self, *, dage: float = 0, timer: float = 0) -> datetime:
        """So long before now."""
        return self.nu - timedelta(days=dage, hours=timer)

    def klokken(self, dage_siden: int, klokkeslaet: str) -> datetime:
        """That clock time in Denmark some days ago; the last working day before when it fell in a weekend."""
        dag = self.dag - timedelta(days=dage_siden)
        dag -= timedelta(days=max(0, dag.weekday() - 4))
        time, minut = klokkeslaet.split(".")
        return datetime(dag.year, dag.month, dag.day, int(time), int(minut), tzinfo=DANMARK)

    def i_dag_klokken(self, klokkeslaet: str) -> datetime:
        """That clock time in Denmark today, weekend or not."""
        time, minut = klokkeslaet.split(".")
        return datetime(self.dag.year, self.dag.month, self.dag.day, int(time), int(minut), tzinfo=DANMARK)

    def om(self, dage: int) -> date:
        """A day that many days ahead (or behind)."""
        return self.dag + timedelta(days=dage)


def ny_handling() -> UUID:
    """Every act of the story is done once."""
    return uuid.uuid4()


def indlaes_befolkning(kommune_id: int, folk: Befolkning, nu: datetime) -> None:
    """Bring the families in by the door they come through in operation: a delivery from CPR."""
    laeser = import_string(settings.DUBU_CPR_LAESER)
    with tempfile.TemporaryDirectory() as mappe:
        fil = Path(mappe) / "demo.txt"
        skriv_fil(fil, folk.personer, dag=nu.astimezone(DANMARK).date())
        aktoer = systemaktoer(kommune_id, "cpr_import")
        indlaes_cpr_leverance(aktoer=aktoer, laeser=laeser, fil=fil, tidspunkt=nu)
