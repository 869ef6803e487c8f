"""The way to a case's log for those who audit and may not read the case."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dubu.sager import selectors
from dubu.sager.logform import LogForm
from dubu.sager.views import faelles
from dubu.web import htmx


@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Ask for a case's number and go on to its log; the search and the look are both noted."""
    form = LogForm(**faelles.formulardata(request))
    if form.is_bound and form.is_valid():
        nummer = form.cleaned_data["sagsnummer"]
        sag = selectors.find_sag_til_log(request.aktoer, nummer)
        if sag is not None:
            return htmx.omdiriger(request, reverse("sager:log", args=[sag.uuid]))
        besked = _("Der er ingen sag med nummer %(nummer)s. Kontrollér nummeret.") % {"nummer": nummer}
        form.add_error("sagsnummer", besked)
    return htmx.render(request, "sager/log_find.html", {"form": form}, status=422 if form.errors else 200)
