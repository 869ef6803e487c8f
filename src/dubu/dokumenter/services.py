"""Acts on documents: keep a file as it came, keep a readable snapshot of what an act ended with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from dubu.dokumenter import rules
from dubu.dokumenter.errors import FilForStorError, TomFilError
from dubu.dokumenter.lager import lager
from dubu.dokumenter.mail import Del, del_op, er_mail
from dubu.dokumenter.models import Dokument, Dokumentspaerring
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.parter.models import Person
from dubu.parter.selectors import boern_fakta
from dubu.porte.objektlager import Gemt
from dubu.sager.aktiviteter import for_boern, kraev_aaben, opret_aktivitet
from dubu.sager.models import Aktivitet, AktivitetBarn, Sag
from dubu.sager.permissions import check_sag
from dubu.sager.soeskende import kraev_kendte

Indhold = bytes | File | Iterable[bytes]
DOKUMENT = "dokument"


@transaction.atomic
def tilfoej_fil(
    *,
    aktoer: Aktoer,
    aktivitet: Aktivitet,
    fil: Indhold,
    filnavn: str,
    mimetype: str,
    tidspunkt: datetime,
    titel: str = "",
) -> Dokument:
    """Keep any file on an Aktivitet, hashed. The act that owns the Aktivitet has checked access.

    Raises TomFilError or FilForStorError.
    """
    return _tilfoej(aktoer, aktivitet, Dokument.Art.FIL, fil, filnavn, mimetype, tidspunkt, titel)


@transaction.atomic
def gem_oejebliksbillede(
    *, aktoer: Aktoer, aktivitet: Aktivitet, titel: str, indhold: str | bytes, tidspunkt: datetime,
    mimetype: str = "text/html", filnavn: str = "",
) -> Dokument:  # fmt: skip
    """Keep a readable picture of what an act ended with: what later rooms gather instead of asking upwards."""
    raa = indhold.encode() if isinstance(indhold, str) else indhold
    endelse = {"text/html": "html", "text/plain": "txt", "application/pdf": "pdf", "application/json": "json"}
    navn = filnavn or f"{titel}.{endelse.get(mimetype, 'bin')}"
    return _tilfoej(aktoer, aktivitet, Dokument.Art.OEJEBLIK, raa, navn, mimetype, tidspunkt, titel)


@transaction.atomic
def spaer_dokumenter(*, aktoer: Aktoer, dokumenter: Iterable[Dokument], grund: str, tidspunkt: datetime) -> None:
    """Seal documents that were made about the wrong child. The act that found the error has checked access.

    The bytes and the row stay; nobody is shown them any more.
    """
    for dokument in dokumenter:
        Dokumentspaerring.objects.create(
            dokument=dokument, grund=grund[:300], tidspunkt=tidspunkt, spaerret_af=aktoer.id
        )
        raekker = AktivitetBarn.objects.filter(aktivitet=dokument.aktivitet_id).select_related("barn", "sag")
        skriv(
            "dokument.spaerret", boern=boern_fakta([raekke.barn for raekke in raekker]), aktoer=aktoer,
            tidspunkt=tidspunkt, om=dokument.aktivitet.uuid,
            sag={raekke.barn.uuid: raekke.sag.uuid if raekke.sag else None for raekke in raekker},
            data={"sha256": dokument.sha256, "begrundelse": grund},
        )  # fmt: skip


@dataclass(frozen=True)
class Fil:
    """A file to put in the journal: its bytes, and what it was called."""

    indhold: Indhold
    filnavn: str
    mimetype: str
    titel: str = ""


@transaction.atomic
def journaliser_filer(
    *, aktoer: Aktoer, handling: UUID, sag: Sag, filer: Sequence[Fil], titel: str, modtaget_tidspunkt: datetime,
    tidspunkt: datetime, soeskende: Sequence[Person] = (),
) -> Aktivitet:  # fmt: skip
    """Put files that belong together in the journal of the child and of each chosen sibling, as one Aktivitet.

    A mail becomes its text, each attachment and the message as it came. Asked again it gives the first one.
    Raises UkendtSoeskendeError, SagErLukketError, TomFilError or FilForStorError.
    """
    check_sag(aktoer, sag, "sag.skriv")
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="dokument.journaliser")
    if forloeb.er_gentagelse:
        return Aktivitet.objects.get(uuid=forloeb.resultat)
    kraev_aaben(sag)
    kraev_kendte(aktoer, sag, soeskende)
    emne, dele = _del_op(filer, tidspunkt)
    aktivitet = opret_aktivitet(
        aktoer=aktoer, type=DOKUMENT, titel=titel or emne or rules.rent_filnavn(filer[0].filnavn),
        haendelsestidspunkt=modtaget_tidspunkt,
        boern=for_boern(sag, soeskende, status=AktivitetBarn.Status.UDFOERT),
    )  # fmt: skip
    for del_ in dele:
        tilfoej_fil(
            aktoer=aktoer, aktivitet=aktivitet, fil=del_.indhold, filnavn=del_.filnavn, mimetype=del_.mimetype,
            titel=titel if len(dele) == 1 else del_.titel, tidspunkt=tidspunkt,
        )  # fmt: skip
    forloeb.afslut(aktivitet.uuid)
    return aktivitet


def _del_op(filer: Sequence[Fil], nu: datetime) -> tuple[str, list[Fil | Del]]:
    """The files with each mail taken apart, and the first mail's subject."""
    emner, dele = [], []
    for fil in filer:
        if not er_mail(fil.filnavn, fil.mimetype):
            dele.append(fil)
            continue
        emne, stykker = del_op(b"".join(_bundet(fil.indhold, fil.filnavn)), fil.filnavn, nu)
        emner.append(emne)
        dele += stykker
    return next(filter(None, emner), ""), dele


def _tilfoej(
    aktoer: Aktoer, aktivitet: Aktivitet, art: str, indhold: Indhold, filnavn: str, mimetype: str,
    tidspunkt: datetime, titel: str,
) -> Dokument:  # fmt: skip
    filnavn = rules.rent_filnavn(filnavn)
    gemt = _gem(aktoer.kommune_id, indhold, filnavn)
    dokument = Dokument.objects.create(
        aktivitet=aktivitet, art=art, titel=(titel or filnavn)[:255], filnavn=filnavn,
        mimetype=rules.ren_mimetype(mimetype), stoerrelse=gemt.stoerrelse, sha256=gemt.sha256,
        tilfoejet_af=aktoer.id, tilfoejet_tidspunkt=tidspunkt,
    )  # fmt: skip
    _skriv_faktum(aktoer, aktivitet, dokument, tidspunkt)
    return dokument


def _gem(kommune_id: int, indhold: Indhold, filnavn: str) -> Gemt:
    gemt = lager().gem(kommune_id, _bundet(indhold, filnavn))
    if gemt.stoerrelse == 0:
        raise TomFilError(filnavn=filnavn)
    return gemt


def _bundet(indhold: Indhold, filnavn: str) -> Iterator[bytes]:
    """The bytes in pieces, refused in the middle when they pass the limit."""
    stykker: Iterable[bytes] = [indhold] if isinstance(indhold, bytes) else indhold
    if isinstance(indhold, File):
        stykker = indhold.chunks()
    laengde = 0
    for stykke in stykker:
        laengde += len(stykke)
        if laengde > settings.DUBU_FIL_MAKS:
            raise FilForStorError(filnavn=filnavn, mb=settings.DUBU_FIL_MAKS // 1024**2)
        yield stykke


def _skriv_faktum(aktoer: Aktoer, aktivitet: Aktivitet, dokument: Dokument, tidspunkt: datetime) -> None:
    raekker = list(AktivitetBarn.objects.filter(aktivitet=aktivitet).select_related("barn", "sag"))
    data = {
        "titel": dokument.titel, "filnavn": dokument.filnavn, "sha256": dokument.sha256,
        "stoerrelse": dokument.stoerrelse, "mimetype": dokument.mimetype,
    }  # fmt: skip
    sager = {raekke.barn.uuid: raekke.sag.uuid if raekke.sag else None for raekke in raekker}
    boern = boern_fakta([raekke.barn for raekke in raekker])
    skriv(
        "dokument.journaliseret",
        boern=boern,
        aktoer=aktoer,
        tidspunkt=tidspunkt,
        sag=sager,
        om=aktivitet.uuid,
        data=data,
    )
