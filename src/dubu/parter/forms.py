"""Forms about persons: shape only."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.web import felter
from dubu.web.formularer import DubuForm


class AfmaskerForm(DubuForm):
    """Why a protected address must be seen."""

    begrundelse = felter.TekstFelt(
        label=_("Hvorfor skal du se adressen?"),
        max_length=300,
        help_text=_("Visningen og din begrundelse står i loggen. Adressen vises én gang."),
    )
