"""What is in the calendar: today, later, what was not written down as held, and what a colleague is to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse

from dubu.kerne.ur import DANMARK
from dubu.parter.models import Person
from dubu.sager import aktivitetstyper
from dubu.sager.models import AABNE_STATUSSER, Aktivitet, AktivitetBarn

FREM, TILBAGE = timedelta(days=14), timedelta(days=90)
# The planned activities in which somebody sees the child.
SER_BARNET = (aktivitetstyper.HJEMMEBESOEG, "boernesamtale", "tilsynsbesoeg")


@dataclass(frozen=True)
class Aftale:
    """One activity for one child, as a line."""

    raekke: AktivitetBarn

    @property
    def aktivitet(self) -> Aktivitet:
        """The header with time and title."""
        return self.raekke.aktivitet

    @property
    def barn(self) -> Person:
        """Whom it is about."""
        return self.raekke.barn

    @property
    def dag(self) -> date:
        """The day in Denmark."""
        return self.aktivitet.haendelsestidspunkt.astimezone(DANMARK).date()

    @property
    def tekst(self) -> str:
        """The kind and what it is for; the kind once only."""
        slags, titel = str(aktivitetstyper.find(self.aktivitet.type).titel), self.aktivitet.titel
        return titel if titel.lower().startswith(slags.lower()) else f"{slags}: {titel}"

    @property
    def url(self) -> str:
        """The activity's page: that of its type, else its page in the case."""
        if not self.aktivitet.planlagt and (url := aktivitetstyper.find(self.aktivitet.type).url(self.aktivitet)):
            return url
        sag = self.raekke.sag
        return reverse("sager:aktivitet", args=[sag.uuid, self.aktivitet.uuid]) if sag else ""


@dataclass
class Aftaler:
    """The activities of my day, each in one list only."""

    idag: list[Aftale] = field(default_factory=list)
    uge: list[Aftale] = field(default_factory=list)
    fjorten: list[Aftale] = field(default_factory=list)
    ikke_set: list[Aftale] = field(default_factory=list)
    ikke_holdt: list[Aftale] = field(default_factory=list)
    hos_kollega: list[Aftale] = field(default_factory=list)


def hent_aftaler(mine: Sequence[int | None], nu: datetime) -> Aftaler:
    """My own planned activities, and what colleagues have begun in cases of mine; one query."""
    return fordel_aftaler((Aftale(raekke) for raekke in _raekker(mine, nu)), mine, nu)


def _raekker(mine: Sequence[int | None], nu: datetime) -> Iterable[AktivitetBarn]:
    midnat = nu.astimezone(DANMARK).replace(hour=0, minute=0, second=0, microsecond=0)
    planlagte = [en.noegle for en in aktivitetstyper.alle() if en.planlaegges]
    aktive = AktivitetBarn.objects.filter(status=AktivitetBarn.Status.AKTIV)
    egne = aktive.filter(
        ansvarlig_id__in=mine, aktivitet__type__in=planlagte,
        aktivitet__haendelsestidspunkt__gte=midnat - TILBAGE,
        aktivitet__haendelsestidspunkt__lt=midnat + FREM + timedelta(days=1),
    )  # fmt: skip
    kollegers = aktive.filter(
        ~Q(ansvarlig_id__in=mine), ansvarlig__isnull=False, sag__primaer_raadgiver_id__in=mine,
        sag__status__in=AABNE_STATUSSER, aktivitet__haendelsestidspunkt__lte=nu,
    )  # fmt: skip
    valgte = AktivitetBarn.objects.filter(pk__in=egne.values("pk").union(kollegers.values("pk")))
    valgte = valgte.select_related("aktivitet", "barn", "sag", "ansvarlig")
    return valgte.order_by("aktivitet__haendelsestidspunkt", "pk")


def fordel_aftaler(aftaler: Iterable[Aftale], mine: Sequence[int | None], nu: datetime) -> Aftaler:
    """Put each where it belongs; the order by the clock is kept."""
    dag = nu.astimezone(DANMARK).date()
    soendag = dag + timedelta(days=6 - dag.weekday())
    svar = Aftaler()
    for aftale in aftaler:
        if aftale.raekke.ansvarlig_id not in mine:
            svar.hos_kollega.append(aftale)
        elif aftale.dag == dag:
            svar.idag.append(aftale)
        elif aftale.dag > dag:
            (svar.uge if aftale.dag <= soendag else svar.fjorten).append(aftale)
        elif aftale.aktivitet.type in SER_BARNET:
            svar.ikke_set.append(aftale)
        else:
            svar.ikke_holdt.append(aftale)
    return svar
