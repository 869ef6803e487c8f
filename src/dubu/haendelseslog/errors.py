"""Refusals of the fact log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import AdgangNaegtetFejl, DomaeneFejl


class SpaerretError(DomaeneFejl):
    """The law demands something before this act; `spaerrer` says what and how to go on lawfully."""

    kode = "haendelse.spaerret"
    brugerbesked = _("Det kan ikke gøres endnu: %(mangler)s (%(hjemmel)s)")

    def __init__(self, spaerrer: Sequence[Any]) -> None:
        mangler = " ".join(saetning for spaerre in spaerrer for saetning in spaerre.mangler)
        hjemmel = ", ".join(dict.fromkeys(spaerre.hjemmel for spaerre in spaerrer))
        super().__init__(mangler=mangler, hjemmel=hjemmel)
        self.spaerrer = tuple(spaerrer)


class HandlingAfAndenError(AdgangNaegtetFejl):
    """The same act was asked for by another actor."""

    kode = "handling.anden_aktoer"
    brugerbesked = _("Formularen er allerede sendt af en anden. Åbn siden igen, og prøv derfra.")
