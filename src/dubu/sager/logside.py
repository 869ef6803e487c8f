"""The case's log as the page shows it: facts in sentences, and who has looked. The caller has checked access."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dubu.haendelseslog.models import Haendelse, Opslag
from dubu.haendelseslog.selectors import list_haendelser_i_sag, list_opslag_om
from dubu.organisation.models import Medarbejder
from dubu.regler.haendelser import saetning
from dubu.sager.models import Sag
from dubu.web.komponenter import Fane

OPSLAG_ORD = {
    "sag.laest": _("Sagen åbnet"),
    "sag.log_laest": _("Loggen åbnet"),
    "sag.kontaktkort_laest": _("Kontaktkort åbnet"),
    "journal.soegt": _("Søgt i journalen"),
    "log.soegt": _("Søgt efter loggen"),
    "person.laest": _("Personsiden åbnet"),
    "adresse.afmasket": _("Beskyttet adresse vist"),
}
AKTOER_ORD = {
    "system": _("Systemet"),
    "anonym": _("Uden login"),
    "maskine": _("Fagsystem"),
    "linkholder": _("Via link"),
}


def faner(valgt: str) -> list[Fane]:
    """The two logs."""
    return [
        Fane(str(_("Handlinger")), "?", valgt == "haendelser"),
        Fane(str(_("Hvem har set sagen")), "?vis=opslag", valgt == "opslag"),
    ]


def haendelser(sag: Sag) -> QuerySet[Haendelse]:
    """What has been done in the case."""
    return list_haendelser_i_sag(sag.uuid)


def opslag(sag: Sag) -> QuerySet[Opslag]:
    """Who has opened the case."""
    return list_opslag_om(sag.uuid)


def linjer(fane: str, raekker: Iterable[Any]) -> list[dict[str, Any]]:
    """One line per row: when, what, who, why."""
    raekker = list(raekker)
    navne = _navne(raekker)
    if fane == "opslag":
        return [
            {
                "tidspunkt": r.tidspunkt,
                "hvad": OPSLAG_ORD.get(r.art, r.art),
                "hvem": _hvem(r, navne),
                "hvorfor": r.formaal,
            }
            for r in raekker
        ]
    return [
        {
            "tidspunkt": r.tidspunkt,
            "hvad": saetning(r.noegle, r.data),
            "hvem": _hvem(r, navne),
            "hvorfor": r.data.get("begrundelse") or r.data.get("grund", ""),
        }
        for r in raekker
    ]


def _navne(raekker: Iterable[Any]) -> dict[Any, str]:
    ider = {raekke.aktoer_id for raekke in raekker if raekke.aktoer_id}
    return dict(Medarbejder.objects.filter(uuid__in=ider).values_list("uuid", "navn"))


def _hvem(raekke: Any, navne: dict[Any, str]) -> Any:
    return navne.get(raekke.aktoer_id) or getattr(raekke, "aktoer_navn", "") or AKTOER_ORD.get(raekke.aktoer_art, "")
