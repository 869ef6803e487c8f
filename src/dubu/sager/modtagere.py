"""Receiver of facts: what arrives about a child with an open case stands in that case's journal."""

from __future__ import annotations

from collections.abc import Sequence

from dubu.haendelseslog.models import Haendelse
from dubu.parter.models import Person
from dubu.regler.haendelser import BarnFakta
from dubu.sager.aktiviteter import knyt_til_sag
from dubu.sager.selectors import aabne_sager_for

# Facts after which something about the child may stand without the child's case.
KNYTTER = frozenset(
    {
        "person.flettet",
        "underretning.modtaget",
        "underretning.opdelt",
        "underretning.identificeret",
        "ansoegning.modtaget",
        "henvendelse.modtaget",
    }
)


def modtag(haendelser: Sequence[Haendelse], boern: Sequence[BarnFakta]) -> None:
    """Link rows without a case to the child's open case. Set once, so repeating it changes nothing."""
    if not any(haendelse.noegle in KNYTTER for haendelse in haendelser):
        return
    personer = Person.objects.filter(uuid__in=[barn.uuid for barn in boern])
    for sag in {sag.pk: sag for sag in aabne_sager_for(personer).values()}.values():
        knyt_til_sag(sag=sag)
