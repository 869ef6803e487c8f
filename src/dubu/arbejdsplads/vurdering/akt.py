"""One save, several acts: the assessment always stands; the screening is held by itself when the law demands it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from dubu.arbejdsplads.vurdering.forms import AFVENT, FORER_TIL_SAG, Vurderingsform
from dubu.haendelseslog.errors import SpaerretError
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import DomaeneFejl
from dubu.organisation.models import Afdeling, Medarbejder
from dubu.parter.models import Person
from dubu.regler.kalender import dag_i_danmark
from dubu.sager.selectors import aaben_sag_for
from dubu.sager.services import opret_sag
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.services import afvent_samtale, tildel, vurder_underretning
from dubu.undersoegelser.screening import afslut_screening


@dataclass(frozen=True)
class Udfald:
    """What the save did, and what held the rest."""

    vurderet: bool
    screenet: bool
    fejl: DomaeneFejl | None = None

    @property
    def spaerrer(self) -> Sequence[Any]:
        """The gates that hold the closing."""
        return self.fejl.spaerrer if isinstance(self.fejl, SpaerretError) else ()


def gem(
    *, aktoer: Aktoer, handling: UUID, raekke: UnderretningBarn, form: Vurderingsform, tidspunkt: datetime,
    fravigelse: Mapping[str, str] | None, fra_aftryk: str,
) -> Udfald:  # fmt: skip
    """Assess, then screen in a savepoint of its own: a gate on the closing never costs the assessment."""
    raekker = [raekke, *form.samme_for]
    if form.vurder:
        vurder_underretning(
            aktoer=aktoer, handling=handling, raekker=raekker, svar=form.svar, tidspunkt=tidspunkt,
            fra_aftryk=fra_aftryk,
        )  # fmt: skip
    if not form.screen or not form.udfald:
        return Udfald(form.vurder, screenet=False)
    try:
        with transaction.atomic():
            _screen(aktoer, handling, [raekke, *form.screenes_sammen], form, tidspunkt, fravigelse)
    except DomaeneFejl as fejl:
        return Udfald(form.vurder, screenet=False, fejl=fejl)
    return Udfald(form.vurder, screenet=form.udfald != AFVENT)


def _screen(
    aktoer: Aktoer, handling: UUID, raekker: Sequence[UnderretningBarn], form: Vurderingsform, tidspunkt: datetime,
    fravigelse: Mapping[str, str] | None,
) -> None:  # fmt: skip
    if form.udfald == AFVENT:
        afvent_samtale(aktoer=aktoer, handling=handling, raekker=raekker, tidspunkt=tidspunkt)
        _tildel(aktoer, handling, raekker, form.ansvarlig, tidspunkt)
        return
    for raekke in raekker:
        barn = Person.objects.get(pk=raekke.barn_id)
        if form.udfald in FORER_TIL_SAG and form.form.cleaned_data.get("opret_sag"):
            _opret_sag(aktoer, handling, raekke, barn, form.ansvarlig, tidspunkt)
        afslut_screening(
            aktoer=aktoer, underretning_barn=raekke, barn=barn, udfald=form.udfald,
            begrundelse=form.form.cleaned_data["screening_begrundelse"], tidspunkt=tidspunkt, handling=handling,
            fravigelse=fravigelse,
        )  # fmt: skip


def _opret_sag(
    aktoer: Aktoer,
    handling: UUID,
    raekke: UnderretningBarn,
    barn: Person,
    ansvarlig: Medarbejder | None,
    tidspunkt: datetime,
) -> None:
    """The child's case, unless there is one: siblings have different cases."""
    if aaben_sag_for(barn) is not None:
        return
    afdeling_id = ansvarlig.afdeling_id if ansvarlig else aktoer.afdeling_id
    opret_sag(
        aktoer=aktoer, handling=uuid5(handling, str(raekke.uuid)), barn=barn, tidspunkt=tidspunkt,
        afdeling=Afdeling.objects.get(pk=afdeling_id), startdato=dag_i_danmark(tidspunkt), primaer=ansvarlig,
        fra_underretning=raekke.underretning.aktivitet.uuid,
    )  # fmt: skip


def _tildel(
    aktoer: Aktoer,
    handling: UUID,
    raekker: Sequence[UnderretningBarn],
    ansvarlig: Medarbejder | None,
    tidspunkt: datetime,
) -> None:
    if ansvarlig is None:
        return
    for raekke in raekker:
        tildel(
            aktoer=aktoer,
            handling=uuid5(handling, str(raekke.uuid)),
            raekke=raekke,
            medarbejder=ansvarlig,
            tidspunkt=tidspunkt,
        )
