"""Small forms of the room; the professional ones are data."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.web.felter import LangTekstFelt
from dubu.web.formularer import DubuForm


class StandsForm(DubuForm):
    """Why an undersøgelse is stopped."""

    grund = LangTekstFelt(label=_("Hvorfor standses undersøgelsen?"), linjer=3, max_length=2000)
