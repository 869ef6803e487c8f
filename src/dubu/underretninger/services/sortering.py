"""Sorting: who the child is, what the item is, whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dubu.adgang.permissions import check_kan
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta, gaeldende_person, ufoedt_af
from dubu.parter.services import flet_person, opret_person_uden_cpr
from dubu.sager.models import AABNE_STATUSSER, Sag
from dubu.underretninger import rules
from dubu.underretninger.errors import (
    AlleredeIdentificeretError,
    BarnAlleredePaaError,
    SammenlaegMedSigSelvError,
    UbegrundetError,
)
from dubu.underretninger.models import (
    VURDERES,
    Indgangstype,
    Underretning,
    UnderretningBarn,
    Underretterart,
)
from dubu.underretninger.permissions import check_raekke
from dubu.underretninger.services.faelles import (
    aabne_raekker,
    aktivitetsraekke,
    check_aaben,
    fakta_for,
    laas,
    laas_barn,
    luk_raekke,
)

SORTER = "underretning.sorter"


@dataclass(frozen=True)
class Underretter:
    """Who notifies, said at sorting because the channel did not say it."""

    art: str
    navn: str = ""
    arbejdssted: str = ""
    telefon: str = ""
    email: str = ""


@transaction.atomic
def identificer(
    *, aktoer: Aktoer, handling: UUID, raekke: UnderretningBarn, person: Person, tidspunkt: datetime
) -> UnderretningBarn:
    """Say who the child is - for an unborn child, who the mother is. The claims stay on the item.

    Two known children are never merged here: a wrong identification is moved, not identified again.
    Raises AlleredeIdentificeretError, BarnAlleredePaaError, ErLukketError.
    """
    check_kan(aktoer, SORTER)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="underretning.identificer")
    raekke = laas_barn(raekke.uuid)
    if forloeb.resultat is not None:
        return raekke
    check_aaben(raekke)
    if raekke.identificeret_tidspunkt is not None:
        raise AlleredeIdentificeretError(navn=raekke.barn.navn)
    fra, person = raekke.barn, gaeldende_person(person)
    barn = _identificer_mor(aktoer, raekke, person, tidspunkt) if raekke.ufoedt else person
    if raekke.underretning.boern.filter(barn=barn).exclude(pk=raekke.pk).exists():
        raise BarnAlleredePaaError(navn=barn.navn)
    if not raekke.ufoedt and fra.pk != barn.pk:
        flet_person(aktoer=aktoer, fra=fra, til=barn, tidspunkt=tidspunkt)
    _saet_barn(raekke, barn, tidspunkt)
    _lad_raekkerne_foelge(fra, barn, tidspunkt)
    skriv(
        "underretning.identificeret", boern=[barn_fakta(barn)], aktoer=aktoer, tidspunkt=tidspunkt,
        om=raekke.underretning.aktivitet.uuid,
        data={"person": barn.uuid, "fra_person": fra.uuid, "item": raekke.underretning.uuid},
    )  # fmt: skip
    forloeb.afslut(raekke.uuid)
    return raekke


def _identificer_mor(aktoer: Aktoer, raekke: UnderretningBarn, mor: Person, tidspunkt: datetime) -> Person:
    """The mother takes the place of the unidentified one; her unborn child is one, however many notify."""
    if raekke.barn.mor_til_ufoedt_id is not None:
        gammel = gaeldende_person(Person.objects.get(pk=raekke.barn.mor_til_ufoedt_id))
        if gammel.pk != mor.pk and gammel.art == Person.Art.UIDENTIFICERET:
            flet_person(aktoer=aktoer, fra=gammel, til=mor, tidspunkt=tidspunkt)
    kendt = ufoedt_af(mor)
    if kendt is not None and kendt.pk != raekke.barn_id:
        return flet_person(aktoer=aktoer, fra=raekke.barn, til=kendt, tidspunkt=tidspunkt)
    raekke.barn.mor_til_ufoedt = mor
    raekke.barn.save(update_fields=["mor_til_ufoedt"])
    return raekke.barn


def _saet_barn(raekke: UnderretningBarn, barn: Person, tidspunkt: datetime) -> None:
    aktivitetsrow = aktivitetsraekke(raekke)
    raekke.barn = barn
    raekke.identificeret_tidspunkt = None if barn.art == Person.Art.UIDENTIFICERET else tidspunkt
    raekke.save(update_fields=["barn", "identificeret_tidspunkt"])
    sag = Sag.objects.filter(barn=barn, status__in=AABNE_STATUSSER).first()
    aktivitetsrow.barn = barn
    aktivitetsrow.sag_id = aktivitetsrow.sag_id or (sag.pk if sag else None)
    aktivitetsrow.save(update_fields=["barn", "sag"])


def _lad_raekkerne_foelge(fra: Person, barn: Person, tidspunkt: datetime) -> None:
    """Rows on the unidentified child follow it - unless their item has the right child on another row."""
    if fra.pk == barn.pk:
        return
    for raekke in UnderretningBarn.objects.filter(barn=fra).select_related("underretning"):
        if not raekke.underretning.boern.filter(barn=barn).exists():
            _saet_barn(raekke, barn, tidspunkt)


@transaction.atomic
def identificer_uden_cpr(
    *, aktoer: Aktoer, handling: UUID, raekke: UnderretningBarn, fornavn: str, efternavn: str,
    foedselsdato: date | None, tidspunkt: datetime,
) -> UnderretningBarn:  # fmt: skip
    """The child is known by name, but not in CPR (or not yet): make the person and tie the row to it."""
    check_kan(aktoer, SORTER)
    if UnderretningBarn.objects.filter(pk=raekke.pk, identificeret_tidspunkt__isnull=False).exists():
        return raekke
    person = opret_person_uden_cpr(aktoer=aktoer, fornavn=fornavn, efternavn=efternavn, foedselsdato=foedselsdato)
    return identificer(aktoer=aktoer, handling=handling, raekke=raekke, person=person, tidspunkt=tidspunkt)


@transaction.atomic
def klassificer(
    *,
    aktoer: Aktoer,
    handling: UUID,
    underretning: Underretning,
    slags: str,
    begrundelse: str,
    tidspunkt: datetime,
    underretter: Underretter | None = None,
) -> Underretning:
    """Say what the item is, and who notifies when nobody has said it.

    What is not to be assessed as an underretning is closed, with a reason. Raises UbegrundetError,
    ErLukketError.
    """
    check_kan(aktoer, SORTER)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="underretning.klassificer")
    underretning = laas(underretning)
    if forloeb.resultat is not None:
        return underretning
    vurderes = slags in VURDERES
    if not vurderes and not begrundelse.strip():
        raise UbegrundetError
    aabne = aabne_raekker(underretning)
    underretning.indgangstype = slags
    underretning.save(update_fields=["indgangstype"])
    if underretter is not None and underretning.underretter_art == Underretterart.UKENDT:
        _saet_underretter(underretning, underretter)
    _skriv_klassificeret(aktoer, underretning, aabne, slags, begrundelse, tidspunkt)
    if not vurderes:
        for raekke in aabne:
            luk_raekke(raekke, UnderretningBarn.Lukkegrund.KLASSIFICERET, tidspunkt)
    forloeb.afslut(underretning.uuid)
    return underretning


def _saet_underretter(underretning: Underretning, underretter: Underretter) -> None:
    """Once: what the channel or an earlier sorting has said is never overwritten. The anonymous leave no contact."""
    anonym = underretter.art == Underretterart.ANONYM
    underretning.underretter_art = underretter.art
    for felt in ("navn", "arbejdssted", "telefon", "email"):
        setattr(underretning, f"underretter_{felt}", "" if anonym else getattr(underretter, felt))
    underretning.save(
        update_fields=[f"underretter_{felt}" for felt in ("art", "navn", "arbejdssted", "telefon", "email")]
    )


def _skriv_klassificeret(
    aktoer: Aktoer, underretning: Underretning, aabne: Sequence[UnderretningBarn], slags: str, begrundelse: str,
    tidspunkt: datetime,
) -> None:  # fmt: skip
    """The child's own request is assessed as an underretning too (U-16), so its clock must not lapse."""
    boern = fakta_for(raekke.barn for raekke in aabne)
    if not boern:
        return
    som_underretning = slags in VURDERES
    data: dict[str, object] = {
        "slags": "underretning" if som_underretning else rules.FAKTA_INDGANG[slags],
        "item": underretning.uuid,
        "begrundelse": begrundelse.strip() or None,
        "bemaerkning": "Anmodning fra barnet (§ 48)" if slags == Indgangstype.ANMODNING_FRA_BARNET else None,
    }
    om = underretning.aktivitet.uuid
    skriv("underretning.klassificeret", boern=boern, aktoer=aktoer, tidspunkt=tidspunkt, om=om, data=data)
    foelger = {"ansoegning": "ansoegning.modtaget", "henvendelse": "henvendelse.modtaget"}.get(slags)
    if foelger:
        indhold = {"kanal": underretning.kanal, "item": underretning.uuid}
        skriv(foelger, boern=boern, aktoer=aktoer, tidspunkt=underretning.modtaget_tidspunkt, om=om, data=indhold)


@transaction.atomic
def sammenlaeg(
    *, aktoer: Aktoer, handling: UUID, raekke: UnderretningBarn, med: UnderretningBarn, tidspunkt: datetime
) -> UnderretningBarn:
    """The same worry about the same child has come twice: go on with the other item.

    Assessing the other fulfils this one's clock too; nothing is thrown away. Raises SammenlaegMedSigSelvError.
    """
    check_kan(aktoer, SORTER)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="underretning.sammenlaeg")
    raekke, med = _laas_begge(raekke, med)
    if forloeb.resultat is not None:
        return raekke
    check_aaben(raekke)
    _kontroller_sammenlaegning(raekke, med)
    if raekke.barn_id != med.barn_id:
        fra, barn = raekke.barn, gaeldende_person(med.barn)
        flet_person(aktoer=aktoer, fra=fra, til=barn, tidspunkt=tidspunkt)
        _lad_raekkerne_foelge(fra, barn, tidspunkt)
        raekke.refresh_from_db(fields=["barn", "identificeret_tidspunkt"])
    skriv(
        "underretning.sammenlagt", boern=[barn_fakta(raekke.barn)], aktoer=aktoer, tidspunkt=tidspunkt,
        om=raekke.underretning.aktivitet.uuid,
        data={"med": med.underretning.aktivitet.uuid, "item": raekke.underretning.uuid},
    )  # fmt: skip
    raekke.lagt_sammen_med = med.underretning
    raekke.save(update_fields=["lagt_sammen_med"])
    luk_raekke(raekke, UnderretningBarn.Lukkegrund.SAMMENLAGT, tidspunkt)
    forloeb.afslut(raekke.uuid)
    return raekke


def _laas_begge(raekke: UnderretningBarn, med: UnderretningBarn) -> tuple[UnderretningBarn, UnderretningBarn]:
    """Both rows locked, always in the order of the items, so that two who merge crosswise do not wait for ever."""
    foerst, sidst = sorted((raekke, med), key=lambda r: (r.underretning_id, r.pk))
    laaste = {r.pk: laas_barn(r.uuid) for r in (foerst, sidst)}
    return laaste[raekke.pk], laaste[med.pk]


def _kontroller_sammenlaegning(raekke: UnderretningBarn, med: UnderretningBarn) -> None:
    er_selv = raekke.underretning_id == med.underretning_id
    to_kendte = raekke.barn_id != med.barn_id and raekke.barn.art != Person.Art.UIDENTIFICERET
    if er_selv or to_kendte or not med.er_aaben:
        raise SammenlaegMedSigSelvError


@transaction.atomic
def tildel(
    *, aktoer: Aktoer, handling: UUID, raekke: UnderretningBarn, medarbejder: Medarbejder, tidspunkt: datetime
) -> UnderretningBarn:
    """Say who assesses. Taking an item oneself demands no more than that one may assess it."""
    egen = medarbejder.pk == aktoer.medarbejder_id
    check_raekke(aktoer, raekke, "underretning.vurder" if egen else "underretning.tildel")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="underretning.tildel")
    raekke = laas_barn(raekke.uuid)
    if forloeb.resultat is not None:
        return raekke
    check_aaben(raekke)
    raekke.vurderes_af = medarbejder
    raekke.save(update_fields=["vurderes_af"])
    aktivitetsrow = aktivitetsraekke(raekke)
    aktivitetsrow.ansvarlig = medarbejder
    aktivitetsrow.save(update_fields=["ansvarlig"])
    skriv(
        "underretning.tildelt", boern=[barn_fakta(raekke.barn)], aktoer=aktoer, tidspunkt=tidspunkt,
        om=raekke.underretning.aktivitet.uuid, data={"medarbejder": medarbejder.uuid, "navn": medarbejder.navn},
    )  # fmt: skip
    forloeb.afslut(raekke.uuid)
    return raekke
