"""The smallest legal decision for a test."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from dubu.afgoerelser.models import Afgoerelse
from dubu.afgoerelser.services import traef_afgoerelse
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person
from dubu.sager.models import Sag, Sagspart
from dubu.sager.tests.factories import lav_barn


def afgoerelsessvar(**felter: Any) -> dict[str, Any]:
    """The answers of a decision that gives support and chooses a plan."""
    return {
        "resultat": "bevilget", "titel": "Fast kontaktperson", "formaal": "At Asta kommer i skole.",
        "varighed": "Et halvt år", "fakta": "Fravær på 30 procent.", "barnets_holdning": "Asta vil gerne.",
        "barnets_holdning_vaegt": "Den er tillagt stor vægt.", "foraeldrenes_holdning": "Forældrene er enige.",
        "begrundelse": "Støtten er af væsentlig betydning.", "retsgrundlag": "BL § 32, stk. 1, nr. 3",
        "klagevejledning": "Klag inden fire uger.", "plan": "ja", "plan_begrundelse": "Der er brug for fælles mål.",
        "plan_barnets_oenske": "Asta vil gerne være med.", **felter,
    }  # fmt: skip


def lav_foraelder(sag: Sag, fornavn: str = "Rikke") -> Person:
    """A custody holder who stands as a party in the case."""
    person = lav_barn(fornavn, "Eksempel", foedselsdato=None)
    Sagspart.objects.create(sag=sag, person=person, rolle=Sagspart.Rolle.FMI, fra=sag.startdato)
    return person


def lav_afgoerelse(aktoer: Aktoer, sag: Sag, type: str = "p32_3", **felter: Any) -> Afgoerelse:
    """A decision of one kind."""
    return traef_afgoerelse(
        aktoer=aktoer, sag=sag, type=type, svar=afgoerelsessvar(**felter), tidspunkt=ur.nu(), handling=uuid4()
    )
