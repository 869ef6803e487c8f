"""+ Notat outside a case: which case is it about?"""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dubu.sager import selectors
from dubu.sager.forms import SoegForm
from dubu.web import htmx

PR_SIDE = 50


@require_GET
def vaelg(request: HttpRequest) -> HttpResponse:
    """My cases to choose from, and the search for any other; each leads on to the note's own page."""
    side = Paginator(selectors.list_at_skrive_i(request.aktoer), PR_SIDE).get_page(request.GET.get("side"))
    kontekst = {"side": side, "form": SoegForm(kommune_id=request.aktoer.kommune_id)}
    return htmx.render(request, "sager/notatvalg.html", kontekst)
