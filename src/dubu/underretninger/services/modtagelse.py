"""Receiving: whatever the channel, the item is stored with a child and the 24 hours run from first contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from dubu.adgang.permissions import check_kan
from dubu.dokumenter.services import tilfoej_fil
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer, systemaktoer
from dubu.kerne.tekst import dansk_tid
from dubu.organisation.indstillinger import gaeldende
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta
from dubu.parter.services import opret_ufoedt, opret_uidentificeret
from dubu.regler.kalender import dag_i_danmark
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet
from dubu.sager.models import Aktivitet
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.services import tag_oejebliksbillede
from dubu.underretninger import rules
from dubu.underretninger.errors import AnonymFagpersonError, ModtagetEfterNuError
from dubu.underretninger.models import (
    VURDERES,
    Indgangstype,
    Kanal,
    Underretning,
    UnderretningBarn,
    Underretningsindhold,
    Underretterart,
)
from dubu.underretninger.services.kvittering import giv_automatisk
from dubu.underretninger.services.spaerring import saet_ved_flag

AKT = "underretning.modtag"


RECEPTIONENS_SKEMA = "indgang"


@dataclass(frozen=True)
class Bilag:
    """One attached file."""

    filnavn: str
    mimetype: str
    fil: UploadedFile | bytes


@dataclass(frozen=True)
class Indgang:
    """What has come in, as the channel gives it."""

    kanal: str
    modtaget: datetime
    tekst: str
    indgangstype: str = Indgangstype.UNDERRETNING
    underretter_art: str = Underretterart.UKENDT
    underretter_navn: str = ""
    underretter_arbejdssted: str = ""
    underretter_telefon: str = ""
    underretter_email: str = ""
    akut: str = ""
    overgreb: bool = False
    aereskonflikt: bool = False
    ufoedt: bool = False
    paastande: Mapping[str, str] = field(default_factory=dict)
    skema: str = RECEPTIONENS_SKEMA
    skemaversion: int = 1
    svar: Mapping[str, Any] = field(default_factory=dict)
    bilag: Sequence[Bilag] = ()
    fra_kommune: int | None = None


@dataclass(frozen=True)
class Modtagelse:
    """The item, and whether the same sending has been stored before."""

    underretning: Underretning
    er_gentagelse: bool


@transaction.atomic
def modtag(*, aktoer: Aktoer, handling: UUID, indgang: Indgang, tidspunkt: datetime) -> Modtagelse:
    """Store an item with its first child, its content and its attachments, and write `underretning.modtaget`.

    What is not to be assessed stands unsorted, with its clock running, until `klassificer` says what it is.
    `indgang.modtaget` is when the municipality was first told: it may be earlier than `tidspunkt`, never
    later. Raises ModtagetEfterNuError, AnonymFagpersonError.
    """
    check_kan(aktoer, "underretning.registrer")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt=AKT)
    if forloeb.resultat is not None:
        return Modtagelse(Underretning.objects.get(uuid=forloeb.resultat), er_gentagelse=True)
    _kontroller(indgang, tidspunkt)
    barn = _opret_barn(aktoer, indgang.ufoedt)
    aktivitet = opret_aktivitet(
        aktoer=aktoer, type="underretning", undertype=indgang.underretter_art, titel=_titel(indgang),
        haendelsestidspunkt=indgang.modtaget, boern=[ForBarn(barn)], lovpligtig=True,
    )  # fmt: skip
    underretning = _opret(aktivitet, indgang, barn, tidspunkt)
    _skriv_modtaget(aktoer, underretning, barn, indgang)
    for bilag in indgang.bilag:
        tilfoej_fil(
            aktoer=aktoer, aktivitet=aktivitet, fil=bilag.fil, filnavn=bilag.filnavn, mimetype=bilag.mimetype,
            tidspunkt=tidspunkt,
        )  # fmt: skip
    _oejebliksbillede(aktoer, underretning, indgang, tidspunkt)
    saet_ved_flag(
        aktoer=aktoer, boern=[barn], overgreb=indgang.overgreb, aereskonflikt=indgang.aereskonflikt,
        om=aktivitet.uuid, tidspunkt=tidspunkt,
    )  # fmt: skip
    if indgang.kanal == Kanal.WEBFORMULAR and gaeldende("kvittering.ved_webformular", dag_i_danmark(tidspunkt)):
        giv_automatisk(aktoer=aktoer, underretning=underretning, tidspunkt=tidspunkt)
    forloeb.afslut(underretning.uuid)
    return Modtagelse(underretning, er_gentagelse=False)


def _kontroller(indgang: Indgang, tidspunkt: datetime) -> None:
    if indgang.modtaget > tidspunkt:
        raise ModtagetEfterNuError(tidspunkt=dansk_tid(indgang.modtaget))
    er_fagperson = indgang.underretter_art == Underretterart.FAGPERSON
    if er_fagperson and not (indgang.underretter_navn or indgang.underretter_arbejdssted):
        raise AnonymFagpersonError


def _opret_barn(aktoer: Aktoer, ufoedt: bool) -> Person:
    """A child nobody has identified; an unborn one on a mother nobody has identified.

    Made by the house: who may register an item need not be one who may make persons.
    """
    huset = systemaktoer(aktoer.kommune_id, "modtagelse")
    barn = opret_uidentificeret(aktoer=huset)
    return opret_ufoedt(aktoer=huset, mor=barn, terminsdato=None) if ufoedt else barn


def _titel(indgang: Indgang) -> str:
    art = Indgangstype(indgang.indgangstype).label
    return f"{art} ({Kanal(indgang.kanal).label.lower()})"


def naeste_nummer() -> int:
    """The municipality's next number. The row is locked until the act is committed: take it late."""
    with connection.cursor() as markoer:
        markoer.execute(
            "INSERT INTO underretninger_nummertaeller (sidste) VALUES (1) "
            "ON CONFLICT (kommune_id) DO UPDATE SET sidste = underretninger_nummertaeller.sidste + 1 RETURNING sidste"
        )
        return int(markoer.fetchone()[0])


def _opret(aktivitet: Aktivitet, indgang: Indgang, barn: Person, tidspunkt: datetime) -> Underretning:
    anonym = indgang.underretter_art == Underretterart.ANONYM
    underretning = Underretning.objects.create(
        aktivitet=aktivitet,
        nummer=naeste_nummer(),
        indgangstype=indgang.indgangstype if indgang.indgangstype in VURDERES else Indgangstype.USORTERET,
        modtaget_tidspunkt=indgang.modtaget,
        registreret_tidspunkt=tidspunkt,
        kanal=indgang.kanal,
        underretter_art=indgang.underretter_art,
        underretter_navn="" if anonym else indgang.underretter_navn,
        underretter_arbejdssted="" if anonym else indgang.underretter_arbejdssted,
        underretter_telefon="" if anonym else indgang.underretter_telefon,
        underretter_email="" if anonym else indgang.underretter_email,
        akut=indgang.akut,
        overgreb=indgang.overgreb,
        aereskonflikt=indgang.aereskonflikt,
        uddrag=rules.uddrag(indgang.tekst),
        fra_kommune=indgang.fra_kommune,
    )
    Underretningsindhold.objects.create(
        underretning=underretning, skema=indgang.skema, skemaversion=indgang.skemaversion,
        svar=dict(indgang.svar), tekst=indgang.tekst,
    )  # fmt: skip
    UnderretningBarn.objects.create(
        underretning=underretning, barn=barn, paastande=dict(indgang.paastande), ufoedt=indgang.ufoedt
    )
    return underretning


def _oejebliksbillede(aktoer: Aktoer, underretning: Underretning, indgang: Indgang, tidspunkt: datetime) -> None:
    tag_oejebliksbillede(
        aktoer=aktoer,
        aktivitet=underretning.aktivitet,
        titel=_dokumenttitel(indgang),
        skema=find_skema(indgang.skema, indgang.skemaversion),
        svar=indgang.svar,
        tidspunkt=tidspunkt,
        oplysninger=[
            ("Nummer", underretning.visningsnummer),
            ("Modtaget", dansk_tid(indgang.modtaget)),
            ("Registreret", dansk_tid(tidspunkt)),
            ("Kanal", Kanal(indgang.kanal).label),
            ("Underretter", underretning.underretter_i_ord),
            ("Tekst", "" if indgang.svar.get("bekymring") else indgang.tekst),
        ],
    )


def _dokumenttitel(indgang: Indgang) -> str:
    """What came in: the reception's form is called after its act; the public forms say it themselves."""
    if indgang.skema != RECEPTIONENS_SKEMA:
        return ""
    usorteret = indgang.indgangstype == Indgangstype.USORTERET
    return "Usorteret indgang" if usorteret else str(Indgangstype(indgang.indgangstype).label)


def _skriv_modtaget(aktoer: Aktoer, underretning: Underretning, barn: Person, indgang: Indgang) -> None:
    underretter, paragraf = rules.FAKTA_UNDERRETTER[indgang.underretter_art]
    skriv(
        "underretning.modtaget",
        boern=[barn_fakta(barn)],
        aktoer=aktoer,
        tidspunkt=indgang.modtaget,
        om=underretning.aktivitet.uuid,
        data={
            "kanal": indgang.kanal,
            "underretter": underretter,
            "underretter_paragraf": paragraf,
            "anonym": indgang.underretter_art == Underretterart.ANONYM,
            "overgreb": indgang.overgreb,
            "aereskonflikt": indgang.aereskonflikt,
            "akut_ifoelge_underretter": indgang.akut == "ja",
            "ufoedt": indgang.ufoedt,
            "fra_kommune": indgang.fra_kommune,
            "item": underretning.uuid,
            "nummer": underretning.visningsnummer,
            "modtaget_tidspunkt": indgang.modtaget,
        },
        kilde="overdragelse" if indgang.fra_kommune else "dubu",
    )
