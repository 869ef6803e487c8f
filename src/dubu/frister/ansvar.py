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


def aaben_sag() -> QuerySet[Sag]:
    """Subquery: the child's open case (`barn_id` of the outer row), the oldest when there are several."""
    return Sag.objects.filter(barn_id=OuterRef("barn_id"), status__in=AABNE_STATUSSER).order_by("startdato", "pk")


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
    som_primaer = Sag.objects.filter(primaer_raadgiver_id__in=mine, status__in=AABNE_STATUSSER).values("barn_id")
    paa_aktivitet = (
        AktivitetBarn.objects.filter(ansvarlig_id__in=mine, status=AktivitetBarn.Status.AKTIV)
        .annotate(staaende=Coalesce(F("barn__samme_som_id"), F("barn_id")))
        .values("staaende")
    )
    return Person.objects.filter(Q(pk__in=som_primaer) | Q(pk__in=paa_aktivitet))


def ansvarlige_for(par: Collection[tuple[UUID | None, int]]) -> dict[tuple[UUID | None, int], int]:
    """The responsible of (`om`, child's primary key) pairs in two queries; pairs without one are left out."""
    boern = {barn for _, barn in par}
    fundne: dict[tuple[UUID | None, int], int] = {}
    for barn, ansvarlig in (
        Sag.objects.filter(barn_id__in=boern, status__in=AABNE_STATUSSER, primaer_raadgiver__isnull=False)
        .order_by("-startdato", "-pk")
        .values_list("barn_id", "primaer_raadgiver_id")
    ):
        fundne.update({(om, b): ansvarlig for om, b in par if b == barn})
    raekker = AktivitetBarn.objects.filter(
        aktivitet__uuid__in=[om for om, _ in par if om], ansvarlig__isnull=False
    ).annotate(staaende=Coalesce(F("barn__samme_som_id"), F("barn_id")))
    for om, barn, ansvarlig in raekker.values_list("aktivitet__uuid", "staaende", "ansvarlig_id"):
        if (om, barn) in par:
            fundne[(om, barn)] = ansvarlig
    return fundne
