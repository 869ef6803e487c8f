"""Refusals about notices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl


class IntetAtRykkeError(DomaeneFejl):
    """The task is done, nobody has it, or it is the actor's own."""

    kode = "advis.intet_at_rykke"
    brugerbesked = _("Opgaven venter ikke længere på en kollega. Åbn den for at se, hvad der er sket.")
