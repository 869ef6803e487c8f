"""What other rooms' pages show of a person."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from dubu.adgang.matrix import relationer
from dubu.adgang.permissions import ALLE
from dubu.parter.models import Person
from dubu.parter.permissions import synlige_personer
from dubu.web.pladser import registrer as fyld_plads


def link(request: HttpRequest, person: object) -> str | None:
    """A link to the person's page, for those who may see it."""
    if not isinstance(person, Person) or not _maa_se(request, person):
        return None
    return format_html(
        ' · <a href="{}">Person og familie<span class="sr-only"> for {}</span></a>',
        reverse("parter:person", args=[person.uuid]),
        person.navn,
    )


def _maa_se(request: HttpRequest, person: Person) -> bool:
    """May the actor open the person's page? A role that sees its own persons only asks for them once."""
    fundet = relationer(request.aktoer, "person.laes")  # type: ignore[attr-defined]  # set by the edge
    if not fundet or ALLE in fundet:
        return bool(fundet)
    kendte: set[int] | None = request.__dict__.get("_egne_personer")
    if kendte is None:
        kendte = set(synlige_personer(request.aktoer).values_list("pk", flat=True))  # type: ignore[attr-defined]
        request.__dict__["_egne_personer"] = kendte
    return person.pk in kendte


def registrer() -> None:
    """Fill the slots of lower pages; called once when the models are loaded."""
    fyld_plads("person.link", "parter.person", link)
