"""Forms about persons: shape only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from dubu.parter.models import Person
from dubu.web import felter
from dubu.web.formularer import DubuForm, FraAftrykForm


class AfmaskerForm(DubuForm):
    """Why a protected address must be seen."""

    begrundelse = felter.TekstFelt(
        label=_("Hvorfor skal du se adressen?"),
        max_length=300,
        help_text=_("Visningen og din begrundelse står i loggen. Adressen vises én gang."),
    )


class KontaktForm(FraAftrykForm):
    """How the person is reached."""

    telefon = felter.TelefonFelt(label=_("Telefon"), required=False, max_length=20)
    email = felter.EmailFelt(label=_("E-mail"), required=False, max_length=254)
    tolkesprog = felter.TekstFelt(
        label=_("Tolkesprog"), required=False, max_length=40, help_text=_("Kun når der er brug for tolk")
    )


class SammenlaegForm(DubuForm):
    """Who somebody without a CPR number has turned out to be."""

    person = felter.ValgFelt(label=_("Det er den samme som"))
    begrundelse = felter.TekstFelt(
        label=_("Hvorfra ved du det?"),
        max_length=300,
        help_text=_("For eksempel: fødslen er registreret i CPR. Begrundelsen står i loggen."),
    )

    def __init__(self, *args: Any, personer: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.personer = {str(person.uuid): person for person in personer}
        self.fields["person"].choices = [(noegle, _i_ord(person)) for noegle, person in self.personer.items()]

    @property
    def valgt(self) -> Person:
        """The chosen person."""
        return self.personer[self.cleaned_data["person"]]


def _i_ord(person: Person) -> str:
    return f"{person.navn}, født {person.foedselsdato:%d.%m.%Y}" if person.foedselsdato else person.navn
