"""Who has taken part in a child's case before: read from the fact log and the case, for § 137.

Hjemmel: BL § 137, stk. 1
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from dubu.haendelseslog.models import Haendelse
from dubu.organisation.models import Medarbejder, Rolle
from dubu.organisation.selectors import medarbejdere_med_rolle
from dubu.parter.selectors import barn_fakta
from dubu.regler.kalender import dag_i_danmark
from dubu.sager.models import Sag, Sagsraadgiver
from dubu.underretninger.models import UnderretningBarn

KAN_GENVURDERE = (Rolle.RAADGIVER, Rolle.TEAMLEDER, Rolle.AFDELINGSLEDER, Rolle.MODTAGELSE)


def _deltagere(raekke: UnderretningBarn) -> set[UUID]:
    """Those who have written a fact on the child before and outside this item."""
    barn = barn_fakta(raekke.barn)
    fakta = Haendelse.objects.filter(barn__in=[barn.uuid, *barn.sammenflettede], aktoer_art="medarbejder")
    fakta = fakta.filter(Q(om=None) | ~Q(om=raekke.underretning.aktivitet.uuid))
    return {aktoer for aktoer in fakta.values_list("aktoer_id", flat=True).distinct() if aktoer}


def _paa_sagen(raekke: UnderretningBarn) -> set[int]:
    """Rådgivere of the child's cases, now or before."""
    sager = Sag.objects.filter(Q(barn=raekke.barn) | Q(barn__samme_som=raekke.barn))
    primaere = sager.exclude(primaer_raadgiver=None).values_list("primaer_raadgiver_id", flat=True)
    sekundaere = Sagsraadgiver.objects.filter(sag__in=sager).values_list("medarbejder_id", flat=True)
    return {*primaere, *sekundaere}


def har_deltaget(raekke: UnderretningBarn, medarbejder: Medarbejder) -> bool:
    """Has the employee taken part in the child's case before this item?"""
    return medarbejder.pk in _paa_sagen(raekke) or medarbejder.uuid in _deltagere(raekke)


def kvalificerede(raekke: UnderretningBarn, tidspunkt: datetime) -> list[Medarbejder]:
    """Colleagues who may make the renewed assessment, by name."""
    deltagere, paa_sagen = _deltagere(raekke), _paa_sagen(raekke)
    kolleger = medarbejdere_med_rolle(KAN_GENVURDERE, dag_i_danmark(tidspunkt))
    return [kollega for kollega in kolleger if kollega.uuid not in deltagere and kollega.pk not in paa_sagen]
