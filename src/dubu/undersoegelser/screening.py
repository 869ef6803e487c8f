"""Screening (§ 18): the outcome closes the underretning that it is about, and says what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dubu.adgang.permissions import check_kan
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta, gaeldende_person
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet
from dubu.sager.models import AABNE_STATUSSER, Aktivitet, AktivitetBarn, Sag
from dubu.sager.permissions import check_sag
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.permissions import check_raekke
from dubu.underretninger.services import luk_underretning
from dubu.undersoegelser.errors import BegrundelseManglerError, ScreeningFoerstError
from dubu.undersoegelser.models import Screening

Udfald = Screening.Udfald
SCREEN = "underretning.screen"
KUN_AABEN_SAG = frozenset({Udfald.AENDRER, Udfald.AENDRER_IKKE})


@transaction.atomic
def afslut_screening(
    *,
    aktoer: Aktoer,
    underretning_barn: UnderretningBarn | None,
    barn: Person,
    udfald: str,
    begrundelse: str,
    tidspunkt: datetime,
    handling: UUID,
    fravigelse: Mapping[str, str] | None = None,
) -> Screening:
    """Screen one child. With an underretning the outcome closes it; nothing else of the trade does.

    Raises BegrundelseManglerError, ScreeningFoerstError, and SpaerretError when a talk with the child
    (g3) or a renewed assessment (g4) is lacking.

    Hjemmel: BL § 18
    """
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt=f"screening.afslut.{barn.uuid.hex[:12]}")
    if forloeb.er_gentagelse:
        return Screening.objects.get(uuid=forloeb.resultat)
    barn = gaeldende_person(Person.objects.get(pk=barn.pk))
    sag = _aaben_sag(barn)
    _check_adgang(aktoer, underretning_barn, sag)
    udfald = Udfald(udfald)
    if not begrundelse.strip():
        raise BegrundelseManglerError
    if udfald in KUN_AABEN_SAG and sag is None:
        raise ScreeningFoerstError(udfald=udfald.label)
    aktivitet = _header(aktoer, barn, sag, tidspunkt)
    om = underretning_barn.underretning.aktivitet.uuid if underretning_barn else aktivitet.uuid
    screening = Screening.objects.create(
        aktivitet=aktivitet, barn=barn, sag=sag, om=om, udfald=udfald, begrundelse=begrundelse.strip(),
        tidspunkt=tidspunkt, afsluttet_af=aktoer.id, afsluttet_af_navn=aktoer.navn,
    )  # fmt: skip
    skriv(
        "screening.afsluttet", boern=[barn_fakta(barn)], aktoer=aktoer, tidspunkt=tidspunkt,
        sag=sag.uuid if sag else None, om=om, fravigelse=fravigelse,
        data={"udfald": str(udfald), "begrundelse": screening.begrundelse, "sag": sag.uuid if sag else None,
              "aktivitet": aktivitet.uuid},
    )  # fmt: skip
    if underretning_barn is not None:
        luk_underretning(
            aktoer=aktoer,
            underretning_barn=underretning_barn,
            udfald=str(udfald),
            tidspunkt=tidspunkt,
            fravigelse=fravigelse,
        )
    forloeb.afslut(screening.uuid)
    return screening


def _aaben_sag(barn: Person) -> Sag | None:
    return Sag.objects.filter(barn=barn, status__in=AABNE_STATUSSER).select_related("barn", "primaer_raadgiver").first()


def _check_adgang(aktoer: Aktoer, underretning_barn: UnderretningBarn | None, sag: Sag | None) -> None:
    """By the underretning's own need-to-know, or by the child's case."""
    if underretning_barn is not None:
        check_raekke(aktoer, underretning_barn, SCREEN)
        return
    check_kan(aktoer, SCREEN)
    if sag is not None:
        check_sag(aktoer, sag, "sag.skriv")


def _header(aktoer: Aktoer, barn: Person, sag: Sag | None, tidspunkt: datetime) -> Aktivitet:
    for_barn = ForBarn(barn, sag, sag.primaer_raadgiver if sag else None, AktivitetBarn.Status.UDFOERT)
    return opret_aktivitet(
        aktoer=aktoer, type="screening", titel="Screening", haendelsestidspunkt=tidspunkt, boern=[for_barn],
        lovpligtig=True,
    )  # fmt: skip
