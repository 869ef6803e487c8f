"""The type of activity of an item that has come in: its reading is its own act, its page is here."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dubu.sager.aktivitetstyper import Aktivitetstype, registrer
from dubu.sager.models import Aktivitet
from dubu.underretninger.models import Underretterart


def _adresse(aktivitet: Aktivitet) -> str:
    return reverse("arbejdsplads:indgang", args=[aktivitet.uuid])


def fyld() -> None:
    """Register the type; called once by `config`."""
    registrer(
        Aktivitetstype(
            "underretning",
            _("Underretning"),
            laes_akt="underretning.laes",
            url=_adresse,
            undertyper=dict(Underretterart.choices),
        )
    )
