"""Forms beside the law: shape only."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne import ur
from dubu.web import felter
from dubu.web.formularer import DubuForm


class UdsaetForm(DubuForm):
    """When to be reminded again, and why."""

    udsat_til = felter.DatoFelt(label=_("Mind mig igen den"))
    begrundelse = felter.TekstFelt(
        label=_("Begrundelse"),
        max_length=300,
        hvorfor=_("Begrundelsen står på fristen, så din stedfortræder kan se den."),
    )


class UdenForSystemetForm(DubuForm):
    """Who did it and when, for acts on paper or before this system."""

    udfoert = felter.TidspunktFelt(label=_("Hvornår blev det gjort?"), ikke_efter=ur.nu)
    udfoert_af = felter.TekstFelt(label=_("Hvem gjorde det?"), max_length=120)
    begrundelse = felter.LangTekstFelt(
        label=_("Hvad blev gjort, og hvor ligger dokumentationen?"), max_length=2000, linjer=3
    )
