"""The Kontaktkort of a case: head, contacts and warnings on one page, for the duty officer and for paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.parter.adresser import MASKE, bosteder, vis_adresser
from dubu.parter.models import Person
from dubu.sager.hoved import sagshoved
from dubu.sager.models import Sag
from dubu.sager.permissions import kan_i_sag


@dataclass(frozen=True)
class Kontakt:
    """One person around the child, or the child, and how the person is reached."""

    person: Person
    rolle: Any
    relation: str
    adresse: str


def saml(request: HttpRequest, sag: Sag) -> dict[str, Any]:
    """The values of the page, for a case that `get_sag_til_kontaktkort` gave."""
    aktoer: Aktoer = request.aktoer  # type: ignore[attr-defined]  # set by the edge
    return {
        "sag": sag, "h": sagshoved(request, sag), "kontakter": kontakter(aktoer, sag),
        "kan_laese": kan_i_sag(aktoer, sag, "sag.laes"), "nu": ur.nu(),
    }  # fmt: skip


def kontakter(aktoer: Aktoer, sag: Sag) -> list[Kontakt]:
    """The child and the running parties, each person once, with the address as it may be shown."""
    raekker = [(sag.barn, _("Barnet/den unge"), "")]
    raekker += [(part.person, part.get_rolle_display(), part.relation) for part in sag.aktuelle_parter]
    adresser = _adresser(aktoer, [person for person, _rolle, _relation in raekker])
    return [Kontakt(person, rolle, relation, adresser.get(person.pk, "")) for person, rolle, relation in raekker]


def _adresser(aktoer: Aktoer, personer: Iterable[Person]) -> dict[int, str]:
    """Masked for the protected, and for those who live where a protected one does: their address would be hers."""
    personer, dag = list(personer), ur.idag()
    hjem, adresser = bosteder(personer, dag), vis_adresser(aktoer, personer, dag)
    skjulte = {hjem.boliger.get(pk) for pk in hjem.beskyttede} - {None}
    for person in personer:
        if hjem.boliger.get(person.samme_som_id or person.pk) in skjulte:
            adresser[person.pk] = str(MASKE)
    return adresser
