"""What one has searched for: a working copy of one's own, so that no word stands in an address.

The back button finds the result page again by the search's UUID; the words are gone after a day.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from dubu.adgang.permissions import check_kan
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.sager import arbejdskopier
from dubu.sager.models import ArbejdskopiFelt, Sag

ART = arbejdskopier.SOEGNING_ART
FELT = "soegning"


@transaction.atomic
def gem_soegning(*, aktoer: Aktoer, soegning: str, tidspunkt: datetime) -> UUID:
    """Keep a search for its result page; the page's address is the UUID."""
    check_kan(aktoer, "person.soeg")
    kopi = arbejdskopier.hent_eller_opret(
        aktoer=aktoer, art=ART, noegle=uuid4().hex, tidspunkt=tidspunkt, startvaerdier={FELT: soegning}
    )
    return kopi.uuid


def get_soegning(aktoer: Aktoer, uuid: UUID) -> str:
    """The words of one's own search. Raises FindesIkkeFejl for anybody else's."""
    check_kan(aktoer, "person.soeg")
    egne = ArbejdskopiFelt.objects.filter(kopi__art=ART, kopi__om=None, kopi__ejer=aktoer.id, felt=FELT)
    ord_ = egne.filter(kopi__uuid=uuid).values_list("vaerdi", flat=True).first() if aktoer.id else None
    if ord_ is None:
        raise FindesIkkeFejl
    return str(ord_)


@transaction.atomic
def gem_journalsoegning(*, aktoer: Aktoer, sag: Sag, soegning: str, tidspunkt: datetime) -> None:
    """Keep what one looks for in this case's journal; empty forgets it. The words are noted as a read."""
    noegle = arbejdskopier.egen_noegle(aktoer)
    kopi = arbejdskopier.hent_eller_opret(
        aktoer=aktoer, art=ART, om=sag.uuid, noegle=noegle, sag=sag, tidspunkt=tidspunkt
    )
    if not soegning:
        arbejdskopier.kasser(aktoer=aktoer, kopi=kopi)
        return
    aktoer.opslag.noter("journal.soegt", om=sag.uuid, soegning=soegning)
    version = ArbejdskopiFelt.objects.filter(kopi=kopi, felt=FELT).values_list("version", flat=True).first() or 0
    arbejdskopier.gem_felt(aktoer=aktoer, kopi=kopi, felt=FELT, vaerdi=soegning, version=version, tidspunkt=tidspunkt)


def journalsoegning(aktoer: Aktoer, sag: Sag) -> str:
    """What one looks for in this case's journal now."""
    kopi = arbejdskopier.find(art=ART, om=sag.uuid, noegle=arbejdskopier.egen_noegle(aktoer))
    return str(arbejdskopier.vaerdier(kopi).get(FELT, "")) if kopi else ""
