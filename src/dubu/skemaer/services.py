"""What a form becomes when its act ends: a readable snapshot on the Aktivitet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string

from dubu.dokumenter.models import Dokument
from dubu.dokumenter.services import gem_oejebliksbillede
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.tekst import dansk_tid
from dubu.sager.models import Aktivitet
from dubu.skemaer.rules import Skema, svar_i_ord


@dataclass(frozen=True)
class Oejebliksafsnit:
    """Questions and answers under one heading, in words."""

    titel: str
    svar: tuple[tuple[str, str], ...]


def afsnit_i_ord(skema: Skema, svar: Mapping[str, Any]) -> list[Oejebliksafsnit]:
    """The answered questions of a form in words; sections without an answer are left out."""
    afsnit = [
        Oejebliksafsnit(
            a.titel,
            tuple((f.ledetekst, ord_) for f in a.felter if (ord_ := svar_i_ord(f, svar.get(f.navn)))),
        )
        for a in skema.afsnit
    ]
    return [a for a in afsnit if a.svar]


@transaction.atomic
def tag_oejebliksbillede(
    *,
    aktoer: Aktoer,
    aktivitet: Aktivitet,
    skema: Skema,
    svar: Mapping[str, Any],
    tidspunkt: datetime,
    oplysninger: Sequence[tuple[str, str]] = (),
    titel: str = "",
) -> Dokument:
    """Make the act's form readable for ever: an HTML page without style or script, with key and version.

    `titel` is what the document is called where the form is called something else. The calling act has checked
    access.
    """
    indhold = render_to_string(
        "skemaer/oejebliksbillede.html",
        {
            "skema": skema,
            "titel": titel or skema.titel,
            "afsnit": afsnit_i_ord(skema, svar),
            "oplysninger": [(ord_, vaerdi) for ord_, vaerdi in oplysninger if vaerdi],
            "taget": dansk_tid(tidspunkt),
            "af": aktoer.navn,
        },
    )
    return gem_oejebliksbillede(
        aktoer=aktoer,
        aktivitet=aktivitet,
        titel=titel or skema.titel,
        filnavn=f"{skema.noegle}-{skema.version}.html",
        indhold=indhold.encode(),
        tidspunkt=tidspunkt,
    )
