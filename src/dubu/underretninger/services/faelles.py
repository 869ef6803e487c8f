"""What several acts on an item share."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from dubu.parter.models import Person
from dubu.parter.selectors import boern_fakta
from dubu.regler.haendelser import BarnFakta
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
