"""Finding persons by what one knows of them: words of a name, a number, a telephone, an address.

Under row-level security PostgreSQL uses an index only for operators that leak nothing: equality and order
of text do, LIKE, trigrams and lower() do not. So a prefix is asked for as a range, on keys folded when
written, and each way to a person is a query of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from dubu.parter.models import Adresse, Beskyttelse, Navneord, Person, TidligereCpr

# After every character that a key can hold.
_SIDST = "\U0010ffff"


def begynder_med(felt: str, tekst: str) -> Q:
    """The column begins with the text, as a range that an index serves."""
    return Q(**{f"{felt}__gte": tekst, f"{felt}__lt": tekst + _SIDST})


def med_navneord(navneord: Sequence[str]) -> QuerySet[Any]:
    """Ids of those with a name - now, earlier, or a parent's without number - in which every word begins a word.

    `navneord` are folded (`regler.dansk.da_variant`).
    """
    foerst, *resten = [Navneord.objects.filter(begynder_med("ord", ord_)).values("person_id") for ord_ in navneord]
    return foerst.intersection(*resten) if resten else foerst


def med_cpr(cpr: str) -> QuerySet[Any]:
    """Ids of those who have the number."""
    return Person.objects.filter(cpr=cpr).values("pk")


def med_tidligere_cpr(cpr: str) -> QuerySet[Any]:
    """Ids of those who have had the number."""
    return TidligereCpr.objects.filter(cpr=cpr).values("person_id")


def foedt_med(foerste_seks: str) -> QuerySet[Any]:
    """Ids of those whose number begins with the six digits of a birthday."""
    return Person.objects.filter(begynder_med("cpr", foerste_seks)).values("pk")


def med_telefon(nummer: str) -> QuerySet[Any]:
    """Ids of those with the telephone number."""
    return Person.objects.filter(telefon__in=[nummer, f"+45{nummer}"]).values("pk")


def paa_adressen(noegle: str, dag: date) -> QuerySet[Any]:
    """Ids of those who live at an address now; never those whose name and address are protected on the day.

    `noegle` is folded: a road and a house number, then floor, door, postal code and town, as many as one knows.
    """
    gaelder = Q(fra=None) | Q(fra__lte=dag), Q(til=None) | Q(til__gte=dag)
    beskyttede = Beskyttelse.objects.filter(*gaelder, art=Beskyttelse.NAVN_OG_ADRESSE).values("person_id")
    vej, resten = _vej_og_resten(noegle)
    boende = Adresse.objects.filter(begynder_med("soegenoegle", vej), aktuel=True)
    for led in resten:
        boende = boende.filter(soegenoegle__contains=f" {led}")
    return boende.exclude(person_id__in=beskyttede).values("person_id")


def _vej_og_resten(noegle: str) -> tuple[str, list[str]]:
    """The road with its house number, and the words after it."""
    ord_ = noegle.split()
    husnr = next((nr for nr, led in enumerate(ord_) if led[0].isdigit() and nr), len(ord_))
    return " ".join(ord_[: husnr + 1]), ord_[husnr + 1 :]
