"""Who is responsible for what concerns a child: the activity's responsible, else the case's primary rådgiver.

Used by deadlines and by notices. A child's rows are also those of persons merged into it.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dubu.parter.models import Person
from dubu.sager.models import AABNE_STATUSSER, AktivitetBarn, Sag

# The child that stands, of a row with `barn`: a case may have been made on a person merged later.
STAAENDE = Coalesce(F("barn__samme_som_id"), F("barn_id"))


def aaben_sag() -> QuerySet[Sag]:
    """Subquery: the child's open case (`barn_id` of the outer row), the oldest when there are several.

    Asked through the child's few Person rows, so that it is found by index in any municipality.
    """
    barnet = OuterRef(OuterRef("barn_id"))
    personer = Person.objects.filter(Q(pk=barnet) | Q(samme_som_id=barnet))
    return Sag.objects.filter(barn_id__in=personer.values("pk"), status__in=AABNE_STATUSSER).order_by("startdato", "pk")


def ansvarlig_id() -> Coalesce:
    """The responsible employee of an outer row with `om` and `barn_id`; NULL when only a role has it."""
    paa_aktivitet = (
        AktivitetBarn.objects.filter(aktivitet__uuid=OuterRef("om"), ansvarlig__isnull=False)
        .filter(Q(barn_id=OuterRef("barn_id")) | Q(barn__samme_som_id=OuterRef("barn_id")))
        .values("ansvarlig_id")[:1]
    )
    return Coalesce(Subquery(paa_aktivitet), Subquery(aaben_sag().values("primaer_raadgiver_id")[:1]))


def mine_boern(mine: Collection[int]) -> QuerySet[Person]:
    """Children whose open case or active activity is one of these employees', the standing rows."""
    som_primaer = (
        Sag.objects.filter(primaer_raadgiver_id__in=mine, status__in=AABNE_STATUSSER)
        .annotate(staaende=STAAENDE)
        .values("staaende")
    )
    paa_aktivitet = (
        AktivitetBarn.objects.filter(ansvarlig_id__in=mine, status=AktivitetBarn.Status.AKTIV)
        .annotate(staaende=STAAENDE)
        .values("staaende")
    )
    return Person.objects.filter(Q(pk__in=som_primaer) | Q(pk__in=paa_aktivitet))


def ansvarlige_for(par: Collection[tuple[UUID | None, int]]) -> dict[tuple[UUID | None, int], int]:
    """The responsible of (`om`, child's primary key) pairs in two queries; pairs without one are left out."""
    fundne: dict[tuple[UUID | None, int], int] = {}
    for barn, sag in aabne_sager({barn for _, barn in par}).items():
        if sag.primaer_raadgiver_id is not None:
            fundne.update({(om, b): sag.primaer_raadgiver_id for om, b in par if b == barn})
    raekker = AktivitetBarn.objects.filter(
        aktivitet__uuid__in=[om for om, _ in par if om], ansvarlig__isnull=False
    ).annotate(staaende=STAAENDE)
    for om, barn, ansvarlig in raekker.values_list("aktivitet__uuid", "staaende", "ansvarlig_id"):
        if (om, barn) in par:
            fundne[(om, barn)] = ansvarlig
    return fundne


def aabne_sager(boern: Collection[int]) -> dict[int, Sag]:
    """The oldest open case of each child by the child's primary key, one query."""
    personer = Person.objects.filter(Q(pk__in=boern) | Q(samme_som_id__in=boern)).values("pk")
    sager = Sag.objects.filter(barn_id__in=personer, status__in=AABNE_STATUSSER).annotate(staaende=STAAENDE)
    return {sag.staaende: sag for sag in sager.order_by("-startdato", "-pk")}
