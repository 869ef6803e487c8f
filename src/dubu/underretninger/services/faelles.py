"""What several acts on an item share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from dubu.parter.models import Person
from dubu.parter.selectors import boern_fakta
from dubu.regler.haendelser import BarnFakta
from dubu.sager.aktiviteter import saet_status
from dubu.sager.models import AktivitetBarn
from dubu.underretninger.errors import ErLukketError
from dubu.underretninger.models import Underretning, UnderretningBarn


def fakta_for(personer: Iterable[Person]) -> list[BarnFakta]:
    """Each child once, those merged into the same human together."""
    return list({barn.uuid: barn for barn in boern_fakta(personer)}.values())


def laas(underretning: Underretning) -> Underretning:
    """The head locked for the rest of the act."""
    return (
        Underretning.objects.select_for_update(no_key=True, of=("self",))
        .select_related("aktivitet")
        .get(pk=underretning.pk)
    )


def laas_barn(uuid: UUID) -> UnderretningBarn:
    """One child's row locked, the item locked before it."""
    raekke = UnderretningBarn.objects.select_related("underretning").get(uuid=uuid)
    laas(raekke.underretning)
    return (
        UnderretningBarn.objects.select_for_update(no_key=True, of=("self",))
        .select_related("underretning__aktivitet", "barn")
        .get(pk=raekke.pk)
    )


def check_aaben(raekke: UnderretningBarn) -> None:
    """Raises ErLukketError when the child's part has been closed."""
    if not raekke.er_aaben:
        raise ErLukketError(grund=raekke.get_lukkegrund_display())


def aabne_raekker(underretning: Underretning) -> list[UnderretningBarn]:
    """The children of a locked item whose part is open. Raises ErLukketError when nothing is."""
    raekker = list(underretning.boern.select_related("barn").order_by("nr"))
    aabne = [raekke for raekke in raekker if raekke.er_aaben]
    if not aabne:
        check_aaben(raekker[-1])
    return aabne


def aktivitetsraekke(raekke: UnderretningBarn) -> AktivitetBarn:
    """The child's row of the item's Aktivitet."""
    return AktivitetBarn.objects.get(aktivitet_id=raekke.underretning.aktivitet_id, barn_id=raekke.barn_id)


def luk_raekke(raekke: UnderretningBarn, grund: str, tidspunkt: datetime) -> None:
    """Close the child's part; the fact that closes it is the caller's."""
    raekke.lukket_tidspunkt, raekke.lukkegrund = tidspunkt, grund
    raekke.save(update_fields=["lukket_tidspunkt", "lukkegrund"])
    screenet = grund == UnderretningBarn.Lukkegrund.SCREENING
    saet_status(
        aktivitetsraekke(raekke), AktivitetBarn.Status.UDFOERT if screenet else AktivitetBarn.Status.IKKE_RELEVANT
    )
