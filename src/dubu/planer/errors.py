"""Refusals about plans."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl


class PlanenManglerError(DomaeneFejl):
    """A plan is approved when it has what the law demands of its content."""

    kode = "plan.mangler"
    brugerbesked = _("Planen kan ikke godkendes endnu. %(mangler)s (BL § 92)")


class PlanErOphoertError(DomaeneFejl):
    """A plan that has ended is not changed."""

    kode = "plan.er_ophoert"
    brugerbesked = _("Planen er ophørt og kan ikke ændres. Lav en ny plan, hvis der er brug for det.")


class RevideretImensError(DomaeneFejl):
    """Somebody approved another version after the page was opened."""

    kode = "plan.revideret_imens"
    brugerbesked = _("Planen er godkendt i en ny version imens. Åbn planen, og skriv dine ændringer ind i den.")
