"""The room's types of activity."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dubu.sager.aktivitetstyper import Aktivitetstype
from dubu.sager.models import Aktivitet


def _plan(aktivitet: Aktivitet) -> str:
    return reverse("planer:plan", args=[aktivitet.uuid])


TYPER = (Aktivitetstype("barnets_plan", _("Barnets plan"), url=_plan),)
