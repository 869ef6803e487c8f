"""What the page of a person shows of cases: those the person, the children or a party's role stands in."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from dubu.adgang.permissions import kan
from dubu.parter.models import Person
from dubu.sager.soegning import med_sager


def sager(request: HttpRequest, person: object) -> str | None:
    """The cases as the search shows them: number and rådgiver to all, a link to those who may read."""
    aktoer = request.aktoer  # type: ignore[attr-defined]  # set by the edge
    if not isinstance(person, Person) or not kan(aktoer, "person.soeg"):
        return None
    (fund,) = med_sager(aktoer, [person])
    kontekst = {
        "fund": fund, "person": person,
        "kan_noedaabne": kan(aktoer, "sag.noedaaben"), "kan_oprette": kan(aktoer, "sag.opret"),
    }  # fmt: skip
    return render_to_string("sager/_personens_sager.html", kontekst, request)
