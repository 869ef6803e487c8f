"""What the Kontaktkort of a case says of the running contact blocks."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from dubu.dokumenter.selectors import aktive_spaerrer
from dubu.sager.models import Sag


def paa_kontaktkort(request: HttpRequest, sag: Sag) -> str | None:
    """Whom nobody may contact, and why; nothing where there is no block."""
    spaerrer = list(aktive_spaerrer(sag.barn).prefetch_related("personer__person"))
    return render_to_string("dokumenter/_kontaktkort.html", {"spaerrer": spaerrer}, request) if spaerrer else None
