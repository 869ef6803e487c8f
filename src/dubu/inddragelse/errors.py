"""Refusals about involving the child."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl


class SamtaleIFremtidenError(DomaeneFejl):
    """A talk that was held cannot lie ahead."""

    kode = "boernesamtale.fremtid"
    brugerbesked = _("Tidspunktet er ikke kommet endnu. Skriv, hvornår samtalen blev holdt eller undladt.")
