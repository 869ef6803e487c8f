"""What other rooms' pages show of a person."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from dubu.adgang.permissions import kan
from dubu.parter.models import Person
from dubu.web.pladser import registrer as fyld_plads


def link(request: HttpRequest, person: object) -> str | None:
    """A link to the person's page, for those who may see it."""
    if not isinstance(person, Person) or not kan(request.aktoer, "person.laes"):  # type: ignore[attr-defined]  # set by the edge
        return None
    return format_html(
        ' · <a href="{}">Person og familie<span class="sr-only"> for {}</span></a>',
        reverse("parter:person", args=[person.uuid]),
        person.navn,
    )


def registrer() -> None:
    """Fill the slots of lower pages; called once when the models are loaded."""
    fyld_plads("person.link", "parter.person", link)
