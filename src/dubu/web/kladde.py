"""The server's half of autosave: reading one posted field, and the answers that `kladde.js` understands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl
from dubu.web import visning


class Kladdevalg(StrEnum):
    """Which of two texts a person chose."""

    DIN = "din"
    ANDEN = "anden"


class KladdeUlaeseligFejl(DomaeneFejl):
    """The autosaved field cannot be read: not sent by our page."""

    kode = "kladde.ulaeselig"
    brugerbesked = _("Feltet kunne ikke gemmes. Genindlæs siden, og indsæt teksten igen.")


@dataclass(frozen=True)
class Kladdefelt:
    """One field as it was posted. `vaerdier` has one text; check boxes have any number, also none."""

    felt: str
    vaerdier: tuple[str, ...]
    version: int
    valg: Kladdevalg | None = None

    @property
    def vaerdi(self) -> str:
        """The only text of a field that has one."""
        return self.vaerdier[0] if self.vaerdier else ""


def er_kladde(request: HttpRequest) -> bool:
    """Is this post autosave of one field, and not the whole form?"""
    return request.method == "POST" and "felt" in request.POST


def laes(request: HttpRequest) -> Kladdefelt:
    """The posted field. Raises KladdeUlaeseligFejl."""
    data = request.POST
    try:
        return Kladdefelt(
            felt=data["felt"],
            vaerdier=tuple(vaerdi for vaerdi in data.getlist("vaerdi") if vaerdi),
            version=int(data.get("version", "0")),
            valg=Kladdevalg(data["valg"]) if data.get("valg") else None,
        )
    except (KeyError, ValueError) as fejl:
        raise KladdeUlaeseligFejl from fejl


def gemt(version: int, tidspunkt: datetime) -> JsonResponse:
    """Saved as this version."""
    return JsonResponse({"version": version, "gemt": visning.klokken(tidspunkt)})


def konflikt(
    *, din: str | list[str], anden: str | list[str], af: str, tidspunkt: datetime, version: int
) -> JsonResponse:
    """Another has saved the field meanwhile; `version` is theirs. Status 200: nothing is lost, both are kept."""
    return JsonResponse(
        {
            "konflikt": True,
            "din": din,
            "anden": {"vaerdi": anden, "af": af, "tidspunkt": visning.klokken(tidspunkt)},
            "version": version,
        }
    )


def afvist(fejl: DomaeneFejl) -> JsonResponse:
    """The field may not be saved; the page shows why and keeps the text."""
    return JsonResponse({"fejl": fejl.besked, "kode": fejl.kode}, status=fejl.status)
