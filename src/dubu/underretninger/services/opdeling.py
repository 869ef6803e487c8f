"""Sorting: how many children an item is about, born and unborn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dubu.adgang.permissions import check_kan
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person
from dubu.parter.selectors import gaeldende_person, ufoedt_af
from dubu.parter.services import opret_ufoedt, opret_uidentificeret, saet_termin
from dubu.sager.models import AktivitetBarn
from dubu.sager.selectors import aabne_sager_for
from dubu.underretninger import rules
from dubu.underretninger.errors import BarnAlleredePaaError
from dubu.underretninger.models import Underretning, UnderretningBarn
from dubu.underretninger.services.faelles import fakta_for, laas
from dubu.underretninger.services.kvittering import lad_gaelde_for
from dubu.underretninger.services.spaerring import saet_ved_flag


@dataclass(frozen=True)
class UfoedtBarn:
    """An unborn child to add: on the mother when she is known, else what is claimed of her."""

    paastande: Mapping[str, str] = field(default_factory=dict)
    mor: Person | None = None
    terminsdato: date | None = None


@transaction.atomic
def opdel(
    *, aktoer: Aktoer, handling: UUID, underretning: Underretning, boern: Sequence[Mapping[str, str]],
    tidspunkt: datetime, ufoedte: Sequence[UfoedtBarn] = (),
) -> list[UnderretningBarn]:  # fmt: skip
    """Add children to an item: each gets its own row and the same 24-hour start as the first.

    `boern` are the claims about each born child. A mother's unborn child is one, however many notify. What the
    item flags blocks contact about them too. Raises BarnAlleredePaaError for an unborn child that stands there already.
    """
    check_kan(aktoer, "underretning.sorter")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="underretning.opdel")
    underretning = laas(underretning)
    if forloeb.resultat is not None:
        return list(underretning.boern.order_by("nr"))
    nye = [UnderretningBarn(barn=opret_uidentificeret(aktoer=aktoer), paastande=dict(paastande)) for paastande in boern]
    nye += [_ufoedt(aktoer, underretning, ufoedt, tidspunkt) for ufoedt in ufoedte]
    for nr, raekke in enumerate(nye, underretning.boern.count() + 1):
        raekke.underretning, raekke.nr = underretning, nr
    UnderretningBarn.objects.bulk_create(nye)
    _tilfoej_aktivitetsraekker(underretning, [raekke.barn for raekke in nye])
    for er_ufoedt in (False, True):
        personer = [raekke.barn for raekke in nye if raekke.ufoedt is er_ufoedt]
        if personer:
            _skriv_opdelt(aktoer, underretning, personer, tidspunkt, ufoedt=er_ufoedt, antal=len(nye))
    if nye:
        personer = [raekke.barn for raekke in nye]
        lad_gaelde_for(aktoer=aktoer, underretning=underretning, personer=personer, tidspunkt=tidspunkt)
        saet_ved_flag(
            aktoer=aktoer, boern=personer, overgreb=underretning.overgreb, aereskonflikt=underretning.aereskonflikt,
            om=underretning.aktivitet.uuid, tidspunkt=tidspunkt,
        )  # fmt: skip
    forloeb.afslut(underretning.uuid)
    return nye


def _ufoedt(aktoer: Aktoer, underretning: Underretning, ufoedt: UfoedtBarn, tidspunkt: datetime) -> UnderretningBarn:
    if ufoedt.mor is None:
        mor = opret_uidentificeret(aktoer=aktoer)
        barn = opret_ufoedt(aktoer=aktoer, mor=mor, terminsdato=None)
        kendt_siden, paastande = None, dict(ufoedt.paastande)
    else:
        mor = gaeldende_person(ufoedt.mor)
        barn = ufoedt_af(mor) or opret_ufoedt(aktoer=aktoer, mor=mor, terminsdato=None)
        if underretning.boern.filter(barn=barn).exists():
            raise BarnAlleredePaaError(navn=barn.navn)
        kendt_siden, paastande = tidspunkt, {"mor_navn": mor.navn, **ufoedt.paastande}
    if ufoedt.terminsdato is not None:
        saet_termin(aktoer=aktoer, barn=barn, terminsdato=ufoedt.terminsdato, tidspunkt=tidspunkt)
    return UnderretningBarn(barn=barn, ufoedt=True, identificeret_tidspunkt=kendt_siden, paastande=paastande)


def _tilfoej_aktivitetsraekker(underretning: Underretning, personer: Sequence[Person]) -> None:
    """One row for each child, in the case of a child that has one already."""
    sager = aabne_sager_for(personer)
    AktivitetBarn.objects.bulk_create(
        AktivitetBarn(aktivitet=underretning.aktivitet, barn=person, sag=sager.get(person.pk)) for person in personer
    )


def _skriv_opdelt(
    aktoer: Aktoer, underretning: Underretning, personer: Sequence[Person], tidspunkt: datetime, *, ufoedt: bool,
    antal: int,
) -> None:  # fmt: skip
    underretter, _ = rules.FAKTA_UNDERRETTER[underretning.underretter_art]
    sager = aabne_sager_for(personer)
    skriv(
        "underretning.opdelt",
        boern=fakta_for(personer),
        aktoer=aktoer,
        tidspunkt=tidspunkt,
        om=underretning.aktivitet.uuid,
        sag={person.uuid: sager[person.pk].uuid for person in personer if person.pk in sager},
        data={
            "modtaget_tidspunkt": underretning.modtaget_tidspunkt,
            "kanal": underretning.kanal,
            "underretter": underretter,
            "anonym": underretning.underretter_art == "anonym",
            "overgreb": underretning.overgreb,
            "aereskonflikt": underretning.aereskonflikt,
            "akut_ifoelge_underretter": underretning.akut == "ja",
            "ufoedt": ufoedt,
            "item": underretning.uuid,
            "antal": antal,
        },
    )
