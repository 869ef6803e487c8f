"""The reads behind Min dag: a fixed number of queries whatever the number of cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from dubu.adgang.matrix import relationer
from dubu.adgang.permissions import ALLE, kan
from dubu.adviser.selectors import HOEJST, grupper_efter_barn, list_ulaeste
from dubu.arbejdsplads.mindag import afventer
from dubu.arbejdsplads.mindag.aftaler import Aftaler, hent_aftaler
from dubu.arbejdsplads.mindag.kladder import Kladde, som_kladder
from dubu.arbejdsplads.mindag.mangler import find_mangler
from dubu.arbejdsplads.mindag.mine_sager import ORDEN, find_mine_sager, med_trin, sorteret
from dubu.arbejdsplads.mindag.opgaver import (
    Dagsliste,
    Hast,
    Nyhed,
    Opgave,
    besoeg_ikke_holdt,
    fordel,
    som_nyhed,
    som_opgave,
    spaerre_til_gennemgang,
)
from dubu.frister.selectors import list_mine_aabne
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.parter.models import Person
from dubu.sager.arbejdskopier import list_egne
from dubu.sager.models import Aktivitet, Sag
from dubu.sager.overblik import STIGENS_NOEGLER
from dubu.sager.sagsfakta import fakta_om_sager

__all__ = ["ORDEN", "MinDag", "hent_min_dag"]


@dataclass(frozen=True)
class MinDag:
    """All that the page shows of the actor's own."""

    dag: date
    stedfortraeder_for: list[str]
    opgaver: Dagsliste
    aftaler: Aftaler
    afventer: list[afventer.Ventende]
    nyt: list[tuple[Person | None, list[Nyhed]]]
    kladder: list[Kladde]
    sager: list[Sag]
    orden: str


def hent_min_dag(aktoer: Aktoer, nu: datetime, orden: str = ORDEN[0]) -> MinDag:
    """Everything for the page. Raises AdgangNaegtetFejl through the rooms' own selectors."""
    dag, mine = nu.astimezone(DANMARK).date(), aktoer.mine_ider
    sager = find_mine_sager(aktoer, mine, nu) if kan(aktoer, "sag.laes") else []
    fakta = fakta_om_sager(sager, STIGENS_NOEGLER | afventer.NOEGLER)
    egne = [sag for sag in sager if sag.primaer_raadgiver_id in mine]
    aftaler = hent_aftaler(mine, nu)
    sag_for = {sag.staaende: sag.uuid for sag in sager}
    return MinDag(
        dag=dag,
        stedfortraeder_for=[navn for _, navn in aktoer.stedfortraeder_for],
        opgaver=fordel(_opgaver(aktoer, mine, sag_for, nu), _hastende(sager, aftaler, dag), nu),
        aftaler=aftaler,
        afventer=[
            *afventer.find_ventende(egne, fakta, aftaler.hos_kollega, kan_rykke=kan(aktoer, "sag.skriv")),
            *afventer.find_ikke_modtagne(aktoer),
        ],
        nyt=_nyt(aktoer, dag, mine, sag_for),
        kladder=som_kladder(list_egne(aktoer), dag),
        sager=sorteret(med_trin(sager, fakta), orden),
        orden=orden,
    )


def _opgaver(aktoer: Aktoer, mine: Sequence[int | None], sag_for: Mapping[int, object], nu: datetime) -> list[Opgave]:
    """My open deadlines as lines, with what each lacks."""
    if not kan(aktoer, "frist.laes"):
        return []
    frister = list(_med_type(list_mine_aabne(aktoer, nu, mine)))
    mangler = find_mangler(frister, nu)
    return [som_opgave(frist, sag_for.get(frist.barn_id), mangler.get(frist.noegle, ())) for frist in frister]


def _hastende(sager: Sequence[Sag], aftaler: Aftaler, dag: date) -> list[Hast]:
    """What is urgent beside the deadlines."""
    til_gennemgang = [sag for sag in sager if sag.spaerre_gennemgang and sag.spaerre_gennemgang <= dag]
    return [
        *(spaerre_til_gennemgang(sag) for sag in til_gennemgang),
        *(besoeg_ikke_holdt(aftale) for aftale in aftaler.ikke_set),
    ]


def _med_type(raekker: QuerySet[Any]) -> QuerySet[Any]:
    """Annotate the type of the activity that each row is about; what is only planned has no page of its type."""
    typen = Aktivitet.objects.filter(uuid=OuterRef("om"), planlagt=False).values("type")[:1]
    return raekker.annotate(om_type=Subquery(typen))


def _nyt(
    aktoer: Aktoer, dag: date, mine: Sequence[int | None], sag_for: Mapping[int, object]
) -> list[tuple[Person | None, list[Nyhed]]]:
    """The unread notices by child."""
    ulaeste = _med_type(list_ulaeste(aktoer, dag, mine))[:HOEJST]
    alle_personer = ALLE in relationer(aktoer, "person.laes")
    return [
        (
            gruppe.barn,
            [
                som_nyhed(advis, sag_for.get(gruppe.barn.pk) if gruppe.barn else None, kan_se_personer=alle_personer)
                for advis in gruppe.adviser
            ],
        )
        for gruppe in grupper_efter_barn(ulaeste)
    ]
