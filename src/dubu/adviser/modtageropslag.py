"""Who a notice is for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from dubu.adviser.rules import Til
from dubu.frister.ansvar import aabne_sager, ansvarlige_for
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.organisation.models import Medarbejder, Rolle, TeamMedlem
from dubu.organisation.selectors import medarbejdere_med_rolle
from dubu.parter.models import Person
from dubu.sager.models import Sag, Sagsraadgiver

# A person, or nobody and the role that has the responsibility.
Modtager = tuple[int | None, str]


def ledere_for(sag: Sag | None, dag: date) -> list[Modtager]:
    """The team leaders of a case: of its team, else of its department, else the role of the municipality."""
    if sag is None:
        return [(None, str(Rolle.TEAMLEDER))]
    ledere = medarbejdere_med_rolle([Rolle.TEAMLEDER], dag)
    i_team = TeamMedlem.objects.filter(team_id=sag.team_id).values("medarbejder_id")
    fundne = ledere.filter(pk__in=i_team) if sag.team_id else ledere.none()
    ider = [leder.pk for leder in fundne or ledere.filter(afdeling_id=sag.afdeling_id)]
    return [(pk, "") for pk in ider] or [(None, str(Rolle.TEAMLEDER))]


class Modtageropslag:
    """Finds the receivers of several facts with few queries; each kind is looked up when first asked for."""

    def __init__(self, par: Collection[tuple[UUID | None, int]]) -> None:
        self._par = set(par)
        self._boern = {barn for _, barn in par}
        self._medarbejdere: dict[UUID, int | None] = {}

    def find(self, til: Til, haendelse: Haendelse, barn: Person | None) -> Iterator[Modtager]:
        """The receivers of one kind for one fact about a child."""
        sag = self._sager.get(barn.pk) if barn else None
        if til is Til.MODTAGELSE:
            yield (None, str(Rolle.MODTAGELSE))
        elif til is Til.LEDER:
            yield from ledere_for(sag, ur.idag())
        elif til is Til.I_DATA:
            yield from self._personer(self._medarbejder(haendelse.data.get("medarbejder")))
        elif til is Til.PRIMAER:
            yield from self._personer(sag.primaer_raadgiver_id if sag else None)
        elif til is Til.PRIMAER_ELLER_MODTAGELSE:
            yield (sag.primaer_raadgiver_id, "") if sag and sag.primaer_raadgiver_id else (None, str(Rolle.MODTAGELSE))
        elif til is Til.SEKUNDAERE:
            for medarbejder_id in self._sekundaere.get(sag.pk, ()) if sag else ():
                yield (medarbejder_id, "")
        elif barn is not None:
            yield from self._personer(self._ansvarlige.get((haendelse.om, barn.pk)))

    def aktoer_id(self, haendelse: Haendelse) -> int | None:
        """The employee who did it, if it was one."""
        return self._medarbejder(haendelse.aktoer_id)

    def _personer(self, medarbejder_id: int | None) -> Iterator[Modtager]:
        if medarbejder_id is not None:
            yield (medarbejder_id, "")

    def _medarbejder(self, uuid: object) -> int | None:
        if not uuid:
            return None
        noegle = UUID(str(uuid))
        if noegle not in self._medarbejdere:
            fundet = Medarbejder.objects.filter(uuid=noegle).values_list("pk", flat=True).first()
            self._medarbejdere[noegle] = fundet
        return self._medarbejdere[noegle]

    @cached_property
    def _sager(self) -> dict[int, Sag]:
        return aabne_sager(self._boern)

    @cached_property
    def _sekundaere(self) -> dict[int, list[int]]:
        fundne: dict[int, list[int]] = {}
        dag = ur.idag()
        loebende = Q(til__isnull=True) | Q(til__gte=dag)
        for raadgiver in Sagsraadgiver.objects.filter(loebende, sag__in=self._sager.values(), fra__lte=dag):
            fundne.setdefault(raadgiver.sag_id, []).append(raadgiver.medarbejder_id)
        return fundne

    @cached_property
    def _ansvarlige(self) -> dict[tuple[UUID | None, int], int]:
        return ansvarlige_for(self._par)
