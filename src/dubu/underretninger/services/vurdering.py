"""The 24-hour assessment, § 137's renewed assessment, and the closing that only the screening does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.tekst import dansk_tid
from dubu.organisation.models import Medarbejder
from dubu.parter.selectors import barn_fakta
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.services import tag_oejebliksbillede
from dubu.underretninger import rules
from dubu.underretninger.deltagelse import har_deltaget, kvalificerede
from dubu.underretninger.errors import HarDeltagetFoerError, IkkeVurderetError, UbegrundetError, VurderetImensError
from dubu.underretninger.models import Genvurdering, UnderretningBarn, Vurdering
from dubu.underretninger.permissions import check_raekke
from dubu.underretninger.selectors import gaeldende_vurderinger
from dubu.underretninger.services.faelles import aktivitetsraekke, check_aaben, fakta_for, laas_barn, luk_raekke
from dubu.underretninger.services.spaerring import saet_ved_flag

VURDER, SCREEN = "underretning.vurder", "underretning.screen"
SKEMA = "vurdering_24_timer"


@dataclass(frozen=True)
class Vurderingssvar:
    """The answers of the 24-hour assessment."""

    fare: str
    overgreb: str
    aereskonflikt: str
    akut_handling: Sequence[str]
    begrundelse: str
    overgreb_af: str = ""
    skemaversion: int = 1

    @property
    def svar(self) -> dict[str, Any]:
        """The answers under the form's names."""
        felter = ("fare", "overgreb", "overgreb_af", "aereskonflikt", "begrundelse")
        return {**{felt: getattr(self, felt) for felt in felter}, "akut_handling": list(self.akut_handling)}


@transaction.atomic
def vurder_underretning(
    *, aktoer: Aktoer, handling: UUID, raekker: Sequence[UnderretningBarn], svar: Vurderingssvar, tidspunkt: datetime,
    fra_aftryk: str | None = None,
) -> list[UnderretningBarn]:  # fmt: skip
    """Assess one child, or several children of one item with the same answers. No gate ever holds it.

    `fra_aftryk` is the mark of the last assessment of the first child that the page showed. Raises ErLukketError,
    UbegrundetError, and VurderetImensError when somebody has assessed the child since.
    """
    for raekke in raekker:
        check_raekke(aktoer, raekke, VURDER)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt=VURDER)
    laaste = [laas_barn(raekke.uuid) for raekke in sorted(raekker, key=lambda r: r.pk)]
    if forloeb.resultat is not None or not laaste:
        return laaste
    if not svar.begrundelse.strip():
        raise UbegrundetError
    _kraev_uaendret(raekker[0], fra_aftryk)
    for raekke in laaste:
        check_aaben(raekke)
        _gem_vurdering(aktoer, raekke, svar, tidspunkt)
    _skriv_vurderet(aktoer, laaste, svar, tidspunkt)
    _saet_kontaktspaerre(aktoer, laaste, svar, tidspunkt)
    _oejebliksbillede(aktoer, laaste, svar, tidspunkt)
    forloeb.afslut(laaste[0].underretning.uuid)
    return laaste


def vurderingsaftryk(vurdering: Vurdering | None) -> str:
    """The mark of a child's last assessment: the page sends it back."""
    return vurdering.uuid.hex if vurdering else ""


def _kraev_uaendret(raekke: UnderretningBarn, fra_aftryk: str | None) -> None:
    """`fra_aftryk` is None where nobody has seen a page: another act does it, or the demo."""
    seneste = gaeldende_vurderinger(raekke).last()
    aftryk = vurderingsaftryk(seneste)
    if seneste is None or fra_aftryk is None or fra_aftryk == aftryk:
        return
    raise VurderetImensError(
        navn=seneste.vurderet_af_navn, fare=seneste.fare_i_ord, begrundelse=seneste.begrundelse, aftryk=aftryk
    )


def _gem_vurdering(aktoer: Aktoer, raekke: UnderretningBarn, svar: Vurderingssvar, tidspunkt: datetime) -> None:
    Vurdering.objects.create(
        underretning_barn=raekke, fare=svar.fare, overgreb=svar.overgreb, overgreb_af=svar.overgreb_af,
        aereskonflikt=svar.aereskonflikt, akut_handling=list(svar.akut_handling), begrundelse=svar.begrundelse.strip(),
        skemaversion=svar.skemaversion, vurderet_af=aktoer.id, vurderet_af_navn=aktoer.navn, tidspunkt=tidspunkt,
    )  # fmt: skip
    raekke.fare, raekke.overgreb, raekke.aereskonflikt = svar.fare, svar.overgreb, svar.aereskonflikt
    # The first assessment stops the clock; a later one does not move the time.
    raekke.vurderet_tidspunkt = raekke.vurderet_tidspunkt or tidspunkt
    felter = ["fare", "overgreb", "aereskonflikt", "vurderet_tidspunkt"]
    if raekke.vurderes_af_id is None and aktoer.medarbejder_id is not None:
        raekke.vurderes_af_id = aktoer.medarbejder_id
        felter.append("vurderes_af")
        aktivitetsrow = aktivitetsraekke(raekke)
        aktivitetsrow.ansvarlig_id = aktoer.medarbejder_id
        aktivitetsrow.save(update_fields=["ansvarlig"])
    raekke.save(update_fields=felter)


def _skriv_vurderet(
    aktoer: Aktoer, raekker: Sequence[UnderretningBarn], svar: Vurderingssvar, tidspunkt: datetime
) -> None:
    underretning = raekker[0].underretning
    skriv(
        "underretning.vurderet",
        boern=fakta_for(raekke.barn for raekke in raekker),
        aktoer=aktoer,
        tidspunkt=tidspunkt,
        om=underretning.aktivitet.uuid,
        sag=_sager(raekker),
        data={
            "fare": svar.fare,
            "akut_handling": list(svar.akut_handling),
            "rettidig": rules.er_rettidig(modtaget=underretning.modtaget_tidspunkt, vurderet=tidspunkt),
            "vurderet_af": aktoer.id,
            "overgreb": rules.er_mistanke(svar.overgreb),
            "overgreb_af": svar.overgreb_af or None,
            "aereskonflikt": rules.er_mistanke(svar.aereskonflikt),
            "begrundelse": svar.begrundelse.strip(),
            "item": underretning.uuid,
        },
    )


def _sager(raekker: Sequence[UnderretningBarn]) -> Mapping[UUID, UUID | None]:
    sager = {}
    for raekke in raekker:
        sag = aktivitetsraekke(raekke).sag
        sager[raekke.barn.uuid] = sag.uuid if sag else None
    return sager


def _saet_kontaktspaerre(
    aktoer: Aktoer, raekker: Sequence[UnderretningBarn], svar: Vurderingssvar, tidspunkt: datetime
) -> None:
    saet_ved_flag(
        aktoer=aktoer,
        boern=[raekke.barn for raekke in raekker],
        overgreb=rules.er_mistanke(svar.overgreb),
        aereskonflikt=rules.er_mistanke(svar.aereskonflikt),
        om=raekker[0].underretning.aktivitet.uuid,
        tidspunkt=tidspunkt,
    )


def _oejebliksbillede(
    aktoer: Aktoer, raekker: Sequence[UnderretningBarn], svar: Vurderingssvar, tidspunkt: datetime
) -> None:
    underretning = raekker[0].underretning
    tag_oejebliksbillede(
        aktoer=aktoer,
        aktivitet=underretning.aktivitet,
        skema=find_skema(SKEMA, svar.skemaversion),
        svar=svar.svar,
        tidspunkt=tidspunkt,
        oplysninger=[
            ("Underretning", underretning.visningsnummer),
            ("Modtaget", dansk_tid(underretning.modtaget_tidspunkt)),
            ("Barn", "; ".join(raekke.barnets_navn for raekke in raekker)),
        ],
    )


@transaction.atomic
def genvurder_underretning(
    *, aktoer: Aktoer, handling: UUID, raekke: UnderretningBarn, medarbejder: Medarbejder, resultat: str,
    tidspunkt: datetime,
) -> UnderretningBarn:  # fmt: skip
    """§ 137, stk. 1: the case is looked at again by one who has not taken part before.

    The log says who has taken part. Raises HarDeltagetFoerError with colleagues who qualify, UbegrundetError.
    """
    check_raekke(aktoer, raekke, VURDER)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="underretning.genvurder")
    raekke = laas_barn(raekke.uuid)
    if forloeb.resultat is not None:
        return raekke
    check_aaben(raekke)
    if not resultat.strip():
        raise UbegrundetError
    if har_deltaget(raekke, medarbejder):
        forslag = ", ".join(kollega.navn for kollega in kvalificerede(raekke, tidspunkt)[:5])
        raise HarDeltagetFoerError(navn=medarbejder.navn, forslag=forslag or "din leder kender en")
    Genvurdering.objects.create(
        underretning_barn=raekke, foretaget_af=medarbejder, resultat=resultat.strip(), tidspunkt=tidspunkt
    )
    raekke.genvurderet_tidspunkt = tidspunkt
    raekke.save(update_fields=["genvurderet_tidspunkt"])
    skriv(
        "underretning.genvurderet", boern=[barn_fakta(raekke.barn)], aktoer=aktoer, tidspunkt=tidspunkt,
        om=raekke.underretning.aktivitet.uuid, sag=_sager([raekke]),
        data={
            "medarbejder": medarbejder.uuid, "medarbejder_navn": medarbejder.navn, "ikke_tidligere_deltaget": True,
            "resultat": resultat.strip(),
        },
    )  # fmt: skip
    forloeb.afslut(raekke.uuid)
    return raekke


@transaction.atomic
def afvent_samtale(
    *, aktoer: Aktoer, handling: UUID, raekker: Sequence[UnderretningBarn], tidspunkt: datetime
) -> list[UnderretningBarn]:
    """The screening waits for a talk with the family: the item stays open under "Skal screenes"."""
    for raekke in raekker:
        check_raekke(aktoer, raekke, SCREEN)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="underretning.afvent")
    laaste = [laas_barn(raekke.uuid) for raekke in sorted(raekker, key=lambda r: r.pk)]
    if forloeb.resultat is not None or not laaste:
        return laaste
    for raekke in laaste:
        check_aaben(raekke)
        raekke.afventer_samtale = True
        raekke.save(update_fields=["afventer_samtale"])
    forloeb.afslut(laaste[0].underretning.uuid)
    return laaste


@transaction.atomic
def luk_underretning(
    *, aktoer: Aktoer, underretning_barn: UnderretningBarn, udfald: str, tidspunkt: datetime,
    fravigelse: Mapping[str, str] | None = None,
) -> UnderretningBarn:  # fmt: skip
    """The screening's outcome closes the child's part. Called by `undersoegelser` inside its own act.

    Raises IkkeVurderetError, ErLukketError, SpaerretError.
    """
    check_raekke(aktoer, underretning_barn, SCREEN)
    raekke = laas_barn(underretning_barn.uuid)
    check_aaben(raekke)
    if raekke.vurderet_tidspunkt is None:
        raise IkkeVurderetError
    skriv(
        "underretning.lukket", boern=[barn_fakta(raekke.barn)], aktoer=aktoer, tidspunkt=tidspunkt,
        om=raekke.underretning.aktivitet.uuid, sag=_sager([raekke]),
        data={"grund": "screening", "udfald": udfald}, fravigelse=fravigelse,
    )  # fmt: skip
    raekke.screenet_tidspunkt, raekke.screening_udfald, raekke.afventer_samtale = tidspunkt, udfald, False
    raekke.save(update_fields=["screenet_tidspunkt", "screening_udfald", "afventer_samtale"])
    luk_raekke(raekke, UnderretningBarn.Lukkegrund.SCREENING, tidspunkt)
    return raekke
