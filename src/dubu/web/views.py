"""Pages of the room itself: the gallery of components, shown in the demo only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from dubu.kerne import ur
from dubu.web import htmx, kladde
from dubu.web.galleri import Galleriformular, eksempler


def galleri(request: HttpRequest) -> HttpResponse:
    """All components on one page; posting shows how errors look, and autosave answers as a room would."""
    if kladde.er_kladde(request):
        return _gem_felt(request)
    versioner = dict.fromkeys(Galleriformular.base_fields, 0)
    form = Galleriformular(request.POST or None, request.FILES or None, versioner=versioner)
    ugyldig = form.is_bound and not form.is_valid()
    return htmx.render(
        request, "web/galleri.html", {**eksempler(ur.nu()), "form": form}, status=422 if ugyldig else 200
    )


def _gem_felt(request: HttpRequest) -> JsonResponse:
    """Autosave that stores nothing. A value with the word "konflikt" loses against a colleague's, once."""
    felt = kladde.laes(request)
    if "konflikt" in felt.vaerdi.lower() and felt.valg is None:
        return kladde.konflikt(
            din=felt.vaerdi, anden="Det her skrev kollegaen imens.", af="Mette", tidspunkt=ur.nu(),
            version=felt.version + 1,
        )  # fmt: skip
    return kladde.gemt(felt.version + 1, ur.nu())
