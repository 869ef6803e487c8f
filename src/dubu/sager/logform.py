"""The form on the way to a case's log."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dubu.web import felter
from dubu.web.formularer import DubuForm


class LogForm(DubuForm):
    """A case's number, also as it is written on the pages."""

    sagsnummer = felter.TekstFelt(label=_("Sagsnummer"), max_length=40)

    def clean_sagsnummer(self) -> int:
        fundet = re.fullmatch(r"(?:sag\s*)?(\d+)", str(self.cleaned_data["sagsnummer"]).strip(), re.IGNORECASE)
        if fundet is None:
            raise ValidationError(_("Nummeret kunne ikke læses. Skriv sagens nummer med cifre."))
        return int(fundet[1])
