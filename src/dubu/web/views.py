"""Pages of the room itself: the gallery of components, shown in the demo only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from dubu.kerne import ur
from dubu.web import htmx, visning
from dubu.web.galleri import Galleriformular, eksempler


def galleri(request: HttpRequest) -> HttpResponse:
    """All components on one page; posting shows how errors look, and autosave answers as a room would."""
    if "felt" in request.POST:
        return JsonResponse(_gem_felt(request))
    versioner = dict.fromkeys(Galleriformular.base_fields, 0)
    form = Galleriformular(request.POST or None, request.FILES or None, versioner=versioner)
    ugyldig = form.is_bound and not form.is_valid()
    return htmx.render(
        request, "web/galleri.html", {**eksempler(ur.nu()), "form": form}, status=422 if ugyldig else 200
    )


def _gem_felt(request: HttpRequest) -> dict[str, object]:
    """Autosave that stores nothing. A value with the word "konflikt" loses against a colleague's, once."""
    vaerdi, version = request.POST["vaerdi"], int(request.POST["version"])
    kl = visning.klokken(ur.nu())
    if "konflikt" in vaerdi.lower() and "valg" not in request.POST:
        anden = {"vaerdi": "Det her skrev kollegaen imens.", "af": "Mette", "tidspunkt": kl}
        return {"konflikt": True, "din": vaerdi, "anden": anden, "version": version + 1}
    return {"version": version + 1, "gemt": kl}
