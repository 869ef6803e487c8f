"""The append-only journal: write a note for one child or several, correct it by a new version beside the old."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from dubu.adgang.permissions import naegt
from dubu.haendelseslog import handlinger
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person
from dubu.sager import arbejdskopier
from dubu.sager.aktiviteter import for_boern, kraev_aaben, opret_aktivitet, skriv_om_boern
from dubu.sager.aktivitetstyper import HENVENDELSE, NOTAT
from dubu.sager.errors import BegrundelseManglerError, NotatRettetImensError, TidspunktIFremtidenError
from dubu.sager.models import Aktivitet, AktivitetBarn, Arbejdskopi, Notatindhold, Sag
from dubu.sager.permissions import check_sag, synlige_sager
from dubu.sager.soeskende import kraev_kendte


@transaction.atomic
def skriv_notat(
    *, aktoer: Aktoer, handling: UUID, sag: Sag, titel: str, tekst: str, haendelsestidspunkt: datetime,
    tidspunkt: datetime, undertype: str = "", soeskende: Sequence[Person] = (), kopi: Arbejdskopi | None = None,
) -> Aktivitet:  # fmt: skip
    """Write a note once; it stands in the journal of the child and of each chosen sibling.

    A sibling without a case has it linked when one is opened. The working copy it was typed in is ended.
    Raises SagErLukketError, TidspunktIFremtidenError or UkendtSoeskendeError.
    """
    forloeb = _begynd(aktoer, handling, sag, "notat.skriv", haendelsestidspunkt, tidspunkt)
    if forloeb.er_gentagelse:
        return Aktivitet.objects.get(uuid=forloeb.resultat)
    aktivitet = _skriv_aktivitet(aktoer, sag, NOTAT, undertype, titel, tekst, haendelsestidspunkt, tidspunkt, soeskende)
    data = {
        "version": 1, "notattype": undertype or NOTAT, "titel": aktivitet.titel, "skete": haendelsestidspunkt,
        "antal_boern": 1 + len(soeskende),
    }  # fmt: skip
    skriv_om_boern("journalnotat.skrevet", aktivitet, aktoer, tidspunkt, data)
    if kopi is not None:
        arbejdskopier.afslut(aktoer=aktoer, kopi=kopi, tidspunkt=tidspunkt)
    forloeb.afslut(aktivitet.uuid)
    return aktivitet


@transaction.atomic
def skriv_henvendelse(
    *, aktoer: Aktoer, handling: UUID, sag: Sag, titel: str, tekst: str, kanal: str, fra: str,
    haendelsestidspunkt: datetime, tidspunkt: datetime, undertype: str = "", soeskende: Sequence[Person] = (),
    kopi: Arbejdskopi | None = None,
) -> Aktivitet:  # fmt: skip
    """Somebody has called, written or come about a child with a case: who, how and what was said."""
    forloeb = _begynd(aktoer, handling, sag, "henvendelse.skriv", haendelsestidspunkt, tidspunkt)
    if forloeb.er_gentagelse:
        return Aktivitet.objects.get(uuid=forloeb.resultat)
    aktivitet = _skriv_aktivitet(
        aktoer, sag, HENVENDELSE, undertype, titel, tekst, haendelsestidspunkt, tidspunkt, soeskende
    )
    data = {"kanal": kanal, "fra": fra or None, "slags": "henvendelse"}
    skriv_om_boern("henvendelse.modtaget", aktivitet, aktoer, haendelsestidspunkt, data)
    if kopi is not None:
        arbejdskopier.afslut(aktoer=aktoer, kopi=kopi, tidspunkt=tidspunkt)
    forloeb.afslut(aktivitet.uuid)
    return aktivitet


def _begynd(
    aktoer: Aktoer, handling: UUID, sag: Sag, akt: str, skete: datetime, tidspunkt: datetime
) -> handlinger.Handlingsforloeb:
    check_sag(aktoer, sag, "sag.skriv")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt=akt)
    if not forloeb.er_gentagelse:
        kraev_aaben(sag)
        if skete > tidspunkt:
            raise TidspunktIFremtidenError
    return forloeb


def _skriv_aktivitet(
    aktoer: Aktoer, sag: Sag, type_: str, undertype: str, titel: str, tekst: str, skete: datetime, tidspunkt: datetime,
    soeskende: Sequence[Person],
) -> Aktivitet:  # fmt: skip
    kraev_kendte(aktoer, sag, soeskende)
    aktivitet = opret_aktivitet(
        aktoer=aktoer, type=type_, undertype=undertype, titel=titel.strip() or _foerste_linje(tekst),
        haendelsestidspunkt=skete, boern=for_boern(sag, soeskende, status=AktivitetBarn.Status.UDFOERT),
    )  # fmt: skip
    _skriv_indhold(aktoer, aktivitet, 1, tekst, "", tidspunkt)
    return aktivitet


def _foerste_linje(tekst: str) -> str:
    linje = tekst.strip().splitlines()[0] if tekst.strip() else ""
    return linje if len(linje) <= 80 else f"{linje[:79].rsplit(' ', 1)[0]} …"


def _skriv_indhold(
    aktoer: Aktoer, aktivitet: Aktivitet, version: int, tekst: str, begrundelse: str, tidspunkt: datetime
) -> Notatindhold:
    return Notatindhold.objects.create(
        aktivitet=aktivitet, version=version, tekst=tekst, rettelse_begrundelse=begrundelse[:300],
        skrevet_af=aktoer.id, skrevet_af_navn=aktoer.navn, skrevet_tidspunkt=tidspunkt,
    )  # fmt: skip


@transaction.atomic
def ret_notat(
    *, aktoer: Aktoer, handling: UUID, aktivitet: Aktivitet, tekst: str, begrundelse: str, fra_version: int,
    tidspunkt: datetime,
) -> Notatindhold:  # fmt: skip
    """Correct a note by a new version with a reason; the old one stays visible beside it.

    `fra_version` is the version that the editor saw. Raises NotatRettetImensError when it is no longer the
    latest, BegrundelseManglerError without a reason.
    """
    raekker = list(AktivitetBarn.objects.select_for_update().filter(aktivitet=aktivitet).order_by("pk"))
    sager = {raekke.sag_id for raekke in raekker if raekke.sag_id is not None}
    if not synlige_sager(aktoer, "sag.skriv").filter(pk__in=sager).exists():
        naegt(aktoer, "sag.skriv")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="notat.ret")
    if forloeb.er_gentagelse:
        return Notatindhold.objects.get(uuid=forloeb.resultat)
    if not begrundelse.strip():
        raise BegrundelseManglerError
    nu = Notatindhold.objects.filter(aktivitet=aktivitet).aggregate(nr=Max("version"))["nr"] or 0
    if nu != fra_version:
        raise NotatRettetImensError(navn=Notatindhold.objects.get(aktivitet=aktivitet, version=nu).skrevet_af_navn)
    indhold = _skriv_indhold(aktoer, aktivitet, nu + 1, tekst, begrundelse.strip(), tidspunkt)
    data = {"version": indhold.version, "titel": aktivitet.titel, "begrundelse": begrundelse.strip()}
    skriv_om_boern("journalnotat.rettet", aktivitet, aktoer, tidspunkt, data)
    forloeb.afslut(indhold.uuid)
    return indhold
