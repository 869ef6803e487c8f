"""The receiver of facts: notices for those who must know, by the table in `rules`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from dubu.adviser.models import Advis
from dubu.adviser.modtageropslag import Modtageropslag
from dubu.adviser.rules import Til, regler_for
from dubu.haendelseslog.models import Haendelse
from dubu.parter.models import Person
from dubu.regler.haendelser import BarnFakta


def modtag(haendelser: Sequence[Haendelse], boern: Sequence[BarnFakta]) -> None:
    """Make the notices of the act's facts; made again they are the same rows."""
    med_regler = [(h, regler_for(h.noegle, h.data, h.kilde)) for h in haendelser]
    med_regler = [(h, regler) for h, regler in med_regler if regler]
    if not med_regler:
        return
    personer = _personer([h for h, _ in med_regler], boern)
    opslag = Modtageropslag([(h.om, personer[h.barn].pk) for h, _ in med_regler if h.barn in personer])
    adviser = [
        advis
        for haendelse, regler in med_regler
        for regel in regler
        for til in regel.til
        for advis in _adviser(haendelse, regel.titel, til, personer.get(haendelse.barn), opslag)
    ]
    Advis.objects.bulk_create(adviser, ignore_conflicts=True)


def _personer(haendelser: Sequence[Haendelse], boern: Sequence[BarnFakta]) -> dict[UUID | None, Person]:
    """The standing child of each fact, by the UUID that the fact was written on."""
    ejer = {uuid: barn.uuid for barn in boern for uuid in (barn.uuid, *barn.sammenflettede)}
    fundne = {person.uuid: person for person in Person.objects.filter(uuid__in=set(ejer.values()))}
    return {h.barn: fundne[ejer[h.barn]] for h in haendelser if ejer.get(h.barn) in fundne}


def _adviser(
    haendelse: Haendelse, titel: str, til: Til, barn: Person | None, opslag: Modtageropslag
) -> Iterator[Advis]:
    """One notice for each receiver; none to the one who did it."""
    for modtager_id, ansvar in opslag.find(til, haendelse, barn):
        if modtager_id is None or modtager_id != opslag.aktoer_id(haendelse):
            yield Advis(
                haendelse=haendelse.uuid, barn=barn, om=haendelse.om, sag=haendelse.sag, titel=titel,
                modtager_id=modtager_id, ansvar=ansvar, tidspunkt=haendelse.registreret,
            )  # fmt: skip
