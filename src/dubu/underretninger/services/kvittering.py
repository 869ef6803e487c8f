"""Receipt and orientation to the notifier: given, or with reason not given; never sent by themselves.

Hjemmel: BL § 138 (kildestatus: forudsat)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dubu.adgang.permissions import check_kan
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer, systemaktoer
from dubu.kerne.tekst import dansk_dato
from dubu.parter.models import Person
from dubu.regler.haendelser import BarnFakta
from dubu.regler.kalender import dag_i_danmark
from dubu.underretninger.errors import (
    AlleredeKvitteretError,
    BeskedFoerModtagelsenError,
    KanIkkeKvitteresError,
    UbegrundetError,
)
from dubu.underretninger.models import Kanal, Kvittering, Underretning, UnderretningBarn
from dubu.underretninger.services.faelles import fakta_for, laas


def _boern(underretning: Underretning) -> list[BarnFakta]:
    raekker = UnderretningBarn.objects.filter(underretning=underretning).select_related("barn")
    return fakta_for(raekke.barn for raekke in raekker)


def _opret(
    aktoer: Aktoer, underretning: Underretning, art: str, dato: date, *, kanal: str = "", indhold: str = "",
    automatisk: bool = False,
) -> Kvittering:  # fmt: skip
    return Kvittering.objects.create(
        underretning=underretning, art=art, dato=dato, kanal=kanal, modtager=underretning.underretter_navn,
        automatisk=automatisk, indhold=indhold, registreret_af=aktoer.id, registreret_af_navn=aktoer.navn,
    )  # fmt: skip


def giv_automatisk(*, aktoer: Aktoer, underretning: Underretning, tidspunkt: datetime) -> None:
    """The public form's own answer counts as the receipt of a known notifier (the municipality's setting)."""
    if not underretning.kan_kvitteres:
        return
    system = systemaktoer(aktoer.kommune_id, "kvittering")
    _kvitter(system, underretning, dag_i_danmark(tidspunkt), "webformular", tidspunkt, automatisk=True)


def _check_besked(underretning: Underretning, dato: date) -> None:
    """There is somebody to answer, and the answer came after what it answers."""
    if not underretning.kan_kvitteres:
        raise KanIkkeKvitteresError
    modtaget = dag_i_danmark(underretning.modtaget_tidspunkt)
    if dato < modtaget:
        raise BeskedFoerModtagelsenError(modtaget=dansk_dato(modtaget), dato=dansk_dato(dato))


def _check_ikke_kvitteret(underretning: Underretning) -> None:
    if underretning.kvitteret_dato is None:
        return
    givet = underretning.kvitteringer.filter(art=Kvittering.Art.KVITTERING).latest("pk")
    navn = "systemet, da formularen kom ind" if givet.automatisk else givet.registreret_af_navn
    raise AlleredeKvitteretError(dato=dansk_dato(givet.dato), kanal=Kanal(givet.kanal).label.lower(), navn=navn)


@transaction.atomic
def giv_kvittering(
    *, aktoer: Aktoer, handling: UUID, underretning: Underretning, dato: date, kanal: str, tidspunkt: datetime
) -> Underretning:
    """Write down that the receipt has been given: the day and the channel; it is given once.

    Raises KanIkkeKvitteresError, AlleredeKvitteretError, BeskedFoerModtagelsenError.
    """
    check_kan(aktoer, "kvittering.giv")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="kvittering.giv")
    underretning = laas(underretning)
    if forloeb.resultat is not None:
        return underretning
    _check_ikke_kvitteret(underretning)
    _check_besked(underretning, dato)
    _kvitter(aktoer, underretning, dato, kanal, tidspunkt, automatisk=False)
    forloeb.afslut(underretning.uuid)
    return underretning


def lad_gaelde_for(
    *, aktoer: Aktoer, underretning: Underretning, personer: Sequence[Person], tidspunkt: datetime
) -> None:
    """A receipt that has been given counts for the children that are added afterwards: there is one notifier."""
    givet = Kvittering.objects.filter(underretning=underretning, art=Kvittering.Art.KVITTERING).order_by("pk").last()
    if givet is None:
        return
    skriv(
        "underretning.kvitteret", boern=fakta_for(personer), aktoer=aktoer, tidspunkt=tidspunkt,
        om=underretning.aktivitet.uuid,
        data={"kanal": givet.kanal, "dato": givet.dato, "automatisk": givet.automatisk},
    )  # fmt: skip


def _kvitter(
    aktoer: Aktoer, underretning: Underretning, dato: date, kanal: str, tidspunkt: datetime, *, automatisk: bool
) -> None:
    _opret(aktoer, underretning, Kvittering.Art.KVITTERING, dato, kanal=kanal, automatisk=automatisk)
    underretning.kvitteret_dato = dato
    underretning.save(update_fields=["kvitteret_dato"])
    skriv(
        "underretning.kvitteret", boern=_boern(underretning), aktoer=aktoer, tidspunkt=tidspunkt,
        om=underretning.aktivitet.uuid, data={"kanal": kanal, "dato": dato, "automatisk": automatisk},
    )  # fmt: skip


@transaction.atomic
def giv_orientering(
    *, aktoer: Aktoer, handling: UUID, underretning: Underretning, dato: date, kanal: str, indhold: str,
    undersoegelse: bool, indsats: bool, tidspunkt: datetime,
) -> Underretning:  # fmt: skip
    """Write down that the professional has been told whether an examination or a measure has begun.

    Raises KanIkkeKvitteresError, BeskedFoerModtagelsenError.
    """
    check_kan(aktoer, "kvittering.giv")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="orientering.giv")
    if forloeb.resultat is not None:
        return underretning
    _check_besked(underretning, dato)
    _opret(aktoer, underretning, Kvittering.Art.ORIENTERING, dato, kanal=kanal, indhold=indhold)
    underretning.orienteret_dato = dato
    underretning.save(update_fields=["orienteret_dato"])
    skriv(
        "underretning.orienteret", boern=_boern(underretning), aktoer=aktoer, tidspunkt=tidspunkt,
        om=underretning.aktivitet.uuid,
        data={"kanal": kanal, "dato": dato, "undersoegelse_ivaerksat": undersoegelse, "indsats_ivaerksat": indsats},
    )  # fmt: skip
    forloeb.afslut(underretning.uuid)
    return underretning


@transaction.atomic
def undlad_orientering(
    *, aktoer: Aktoer, handling: UUID, underretning: Underretning, begrundelse: str, tidspunkt: datetime
) -> Underretning:
    """Special circumstances speak against telling the notifier: the reason is kept. Raises UbegrundetError."""
    check_kan(aktoer, "kvittering.giv")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="orientering.undlad")
    if forloeb.resultat is not None:
        return underretning
    if not begrundelse.strip():
        raise UbegrundetError
    _opret(aktoer, underretning, Kvittering.Art.UNDLADT, dag_i_danmark(tidspunkt), indhold=begrundelse)
    underretning.orientering_undladt = True
    underretning.save(update_fields=["orientering_undladt"])
    skriv(
        "orientering.undladt", boern=_boern(underretning), aktoer=aktoer, tidspunkt=tidspunkt,
        om=underretning.aktivitet.uuid, data={"dato": dag_i_danmark(tidspunkt), "begrundelse": begrundelse},
    )  # fmt: skip
    forloeb.afslut(underretning.uuid)
    return underretning
