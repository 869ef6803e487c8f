"""What the law asks for around an underretning about abuse or honour: the talk with the child, the risk assessment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.tekst import dansk_tid
from dubu.parter.selectors import barn_fakta
from dubu.underretninger.errors import ModtagetEfterNuError, UbegrundetError
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.permissions import check_raekke


@transaction.atomic
def registrer_samtale(
    *, aktoer: Aktoer, handling: UUID, raekke: UnderretningBarn, holdt: bool, hvornaar: datetime,
    foraelder_til_stede: bool, aftalt_med_politi: bool, begrundelse: str, tidspunkt: datetime,
) -> UnderretningBarn:  # fmt: skip
    """The talk with the child for this item was held, or with reason left out. What happened is always recordable.

    Raises UbegrundetError, ModtagetEfterNuError.

    Hjemmel: BL § 137, stk. 2-4
    """
    check_raekke(aktoer, raekke, "underretning.vurder")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="underretning.samtale")
    if forloeb.resultat is not None:
        return raekke
    if hvornaar > tidspunkt:
        raise ModtagetEfterNuError(tidspunkt=dansk_tid(hvornaar))
    if not holdt and not begrundelse.strip():
        raise UbegrundetError
    data: dict[str, object] = {"begrundelse": begrundelse.strip() or None}
    if holdt:
        data |= {"foraelder_til_stede": foraelder_til_stede, "aftalt_med_politi": aftalt_med_politi}
    skriv(
        "samtale.holdt" if holdt else "samtale.udeladt", boern=[barn_fakta(raekke.barn)], aktoer=aktoer,
        tidspunkt=hvornaar, om=raekke.underretning.aktivitet.uuid, data=data,
    )  # fmt: skip
    forloeb.afslut(raekke.uuid)
    return raekke


@transaction.atomic
def registrer_risikovurdering(
    *, aktoer: Aktoer, handling: UUID, raekke: UnderretningBarn, risiko: str, begrundelse: str, tidspunkt: datetime
) -> UnderretningBarn:
    """The risk has been assessed before family or network is contacted. Raises UbegrundetError.

    Hjemmel: BL § 18, stk. 3
    """
    check_raekke(aktoer, raekke, "underretning.vurder")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="underretning.risikovurder")
    if forloeb.resultat is not None:
        return raekke
    if not begrundelse.strip():
        raise UbegrundetError
    skriv(
        "risikovurdering.foretaget", boern=[barn_fakta(raekke.barn)], aktoer=aktoer, tidspunkt=tidspunkt,
        om=raekke.underretning.aktivitet.uuid, data={"risiko": risiko, "begrundelse": begrundelse.strip()},
    )  # fmt: skip
    forloeb.afslut(raekke.uuid)
    return raekke
