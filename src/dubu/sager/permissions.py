"""Need-to-know: which cases and activities an actor may see. One query each, whatever the relation.

What is asked is "now": grants and deputies run by the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from dubu.adgang.matrix import relationer
from dubu.adgang.permissions import AFDELING, ALLE, BEVILLING, EGNE, check_kan, naegt
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.organisation.models import TeamMedlem
from dubu.sager.aktivitetstyper import typer_efter_akt
from dubu.sager.models import AABNE_STATUSSER, Adgangsbevilling, AktivitetBarn, Sag, Sagsraadgiver


def synlige_sager(aktoer: Aktoer, akt: str = "sag.laes") -> QuerySet[Sag]:
    """The cases in which the actor may do the act. Raises AdgangNaegtetFejl when the role never may."""
    return sager_gennem(aktoer, check_kan(aktoer, akt))


def synlige_hoveder(aktoer: Aktoer) -> QuerySet[Sag]:
    """The cases whose head, contacts and warnings the actor may see: those one may read, and open ones by the act.

    Raises AdgangNaegtetFejl when the role never may.
    """
    gennem = check_kan(aktoer, "sag.hoved")
    aabne = sager_gennem(aktoer, gennem).filter(status__in=AABNE_STATUSSER)
    laesbare = sager_gennem(aktoer, relationer(aktoer, "sag.laes"))
    return Sag.objects.filter(Q(pk__in=aabne.values("pk")) | Q(pk__in=laesbare.values("pk")))


def synlige_aktiviteter(aktoer: Aktoer) -> QuerySet[AktivitetBarn]:
    """The rows (activity, child) that the actor may read: by the case, by being responsible, by the type.

    A type that another act reads (an underretning before there is a case) is seen by those who may do it.
    """
    fundet = relationer(aktoer, "sag.laes")
    if ALLE in fundet:
        return AktivitetBarn.objects.all()
    synlig = Q(sag__in=sager_gennem(aktoer, fundet)) | Q(ansvarlig_id__in=aktoer.mine_ider)
    for akt, typer in typer_efter_akt().items():
        gennem = relationer(aktoer, akt)
        if ALLE in gennem:
            synlig |= Q(aktivitet__type__in=typer)
        elif EGNE in gennem:
            mine = sager_gennem(aktoer, {EGNE}).values("barn_id")
            synlig |= Q(aktivitet__type__in=typer) & (Q(barn_id__in=mine) | Q(barn__samme_som_id__in=mine))
    return AktivitetBarn.objects.filter(synlig)


def check_sag(aktoer: Aktoer, sag: Sag, akt: str) -> None:
    """May the actor do the act in this case? Raises AdgangNaegtetFejl, and the refusal is remembered."""
    if not synlige_sager(aktoer, akt).filter(pk=sag.pk).exists():
        naegt(aktoer, akt)


def kan_i_sag(aktoer: Aktoer, sag: Sag, akt: str) -> bool:
    """The same as a question, for buttons."""
    gennem = relationer(aktoer, akt)
    return bool(gennem) and sager_gennem(aktoer, gennem).filter(pk=sag.pk).exists()


def sager_gennem(aktoer: Aktoer, gennem: Iterable[str]) -> QuerySet[Sag]:
    """The cases that the actor reaches through any of the relations: each is a way of its own with its index."""
    gennem = frozenset(gennem)
    if ALLE in gennem:
        return Sag.objects.all()
    veje = [vej for relation in sorted(gennem & _RELATIONER.keys()) for vej in _RELATIONER[relation](aktoer)]
    if not veje:
        return Sag.objects.none()
    return Sag.objects.filter(pk__in=veje[0].union(*veje[1:]) if len(veje) > 1 else veje[0])


Veje = list[QuerySet[Any]]  # each gives ids of cases


def _egne(aktoer: Aktoer) -> Veje:
    dag, hvem = ur.idag(), aktoer.mine_ider
    if not hvem:
        return []
    sekundaer = Sagsraadgiver.objects.filter(Q(til=None) | Q(til__gte=dag), medarbejder_id__in=hvem, fra__lte=dag)
    return [Sag.objects.filter(primaer_raadgiver_id__in=hvem).values("pk"), sekundaer.values("sag_id")]


def _afdeling(aktoer: Aktoer) -> Veje:
    hold = TeamMedlem.objects.filter(medarbejder_id=aktoer.medarbejder_id).values("team_id")
    return [
        Sag.objects.filter(afdeling_id=aktoer.afdeling_id).values("pk"),
        Sag.objects.filter(team_id__in=hold).values("pk"),
    ]


def _bevilling(aktoer: Aktoer) -> Veje:
    nu = ur.nu()
    loebende = Adgangsbevilling.objects.filter(medarbejder_id=aktoer.medarbejder_id, fra__lte=nu, til__gt=nu)
    return [loebende.values("sag_id")]


_RELATIONER = {EGNE: _egne, AFDELING: _afdeling, BEVILLING: _bevilling}
