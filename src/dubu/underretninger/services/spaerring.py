"""The flags for abuse and honour-related conflict set the contact block at once, whoever raised them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from dubu.dokumenter.kontaktspaerre import saet_kontaktspaerre
from dubu.dokumenter.models import Kontaktspaerre
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person


def saet_ved_flag(
    *, aktoer: Aktoer, boern: Sequence[Person], overgreb: bool, aereskonflikt: bool, om: UUID, tidspunkt: datetime
) -> None:
    """No letter or invitation reaches those suspected before police and børnehus have been talked to."""
    aarsager = ((overgreb, Kontaktspaerre.Aarsag.OVERGREB), (aereskonflikt, Kontaktspaerre.Aarsag.AERESRELATERET))
    for rejst, aarsag in aarsager:
        if rejst and boern:
            saet_kontaktspaerre(
                aktoer=aktoer, boern=boern, aarsag=aarsag, omfang=Kontaktspaerre.Omfang.FAMILIE, om=om,
                tidspunkt=tidspunkt, automatisk=True,
            )  # fmt: skip
