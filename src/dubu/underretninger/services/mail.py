"""Mail: every message becomes an unsorted item with the time it reached the mailbox; its files are stored.

A message is moved away only when its item was committed before: taken in twice it is one item. One message
that cannot be read or stored never stops those behind it.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.utils.module_loading import import_string

from dubu.kerne.aktoer import Aktoer
from dubu.organisation.models import Kommune
from dubu.porte.mail import Mail, Mailbilag, Mailkasse
from dubu.underretninger.models import Indgangstype, Kanal, Underretterart
from dubu.underretninger.services.modtagelse import Bilag, Indgang, Modtagelse, modtag

logger = structlog.get_logger(__name__)

NAVNERUM = uuid.UUID("6f6d2c3e-5d3f-5f0e-9b59-0d1b2f6f5a11")
ULAESELIG = "Mailen kunne ikke læses. Den ligger som bilag, som den kom. Åbn bilaget, og ring til afsenderen."
ULAESELIG_UDEN_BILAG = (
    "Mailen kunne ikke læses og fylder for meget til at ligge her. Den ligger i mailmappen som %(navn)s. "
    "Bed den systemansvarlige om den, og ring til afsenderen."
)
FOR_STORE = (
    "[Ikke gemt her, fordi det fylder mere end %(mb)s MB: %(filer)s. Hele mailen ligger i mailmappen som %(navn)s. "
    "Bed den systemansvarlige om den.]"
)


def mailkasse(mappe: Path) -> Mailkasse:
    """The mailbox of a folder; `config` says which adapter stands behind the port."""
    return import_string(settings.DUBU_MAILKASSE)(mappe)


def kommunens_mappe(kommune_id: int) -> Path | None:
    """Where the municipality's mail is delivered, or None when no folder is set up."""
    if not settings.DUBU_MAILMAPPE:
        return None
    mappe = Path(settings.DUBU_MAILMAPPE) / Kommune(id=kommune_id).kode
    return mappe if mappe.is_dir() else None


def modtag_mail(*, aktoer: Aktoer, mail: Mail, tidspunkt: datetime) -> Modtagelse:
    """One message as an item; what cannot be stored as it was read is stored with its raw bytes."""
    handling = uuid.uuid5(NAVNERUM, f"{aktoer.kommune_id}:{mail.aftryk}")
    try:
        with transaction.atomic():
            return modtag(aktoer=aktoer, handling=handling, indgang=_indgang(mail, tidspunkt), tidspunkt=tidspunkt)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the message waits
    except Exception as fejl:
        logger.exception("mail_not_stored_as_read", mail=mail.aftryk)
        indgang = _indgang(mail.som_ulaeselig(type(fejl).__name__), tidspunkt)
        return modtag(aktoer=aktoer, handling=handling, indgang=indgang, tidspunkt=tidspunkt)


def _indgang(mail: Mail, tidspunkt: datetime) -> Indgang:
    afsender, bilag = _ren(mail.afsender), _bilag(mail)
    dele = [_ren(mail.emne), _ren(mail.tekst)]
    if mail.fejl:
        dele = [ULAESELIG if bilag else ULAESELIG_UDEN_BILAG % {"navn": _ren(mail.navn)}]
    elif mangler := [b for b in mail.bilag if _for_stor(b)]:
        navne = ", ".join(f"{_ren(b.filnavn)} ({len(b.indhold) // 1024**2} MB)" for b in mangler)
        dele.append(FOR_STORE % {"mb": settings.DUBU_FIL_MAKS // 1024**2, "filer": navne, "navn": _ren(mail.navn)})
    tekst = "\n\n".join(dele).strip()
    svar = {"bekymring": tekst, "kanal": str(Kanal.MAIL), "underretter_navn": afsender}
    return Indgang(
        kanal=Kanal.MAIL,
        modtaget=min(mail.ankommet, tidspunkt),
        indgangstype=Indgangstype.USORTERET,
        tekst=tekst or "Mail uden tekst",
        underretter_art=Underretterart.UKENDT,
        underretter_navn=afsender[:200],
        skema="indgang",
        skemaversion=1,
        svar={noegle: vaerdi for noegle, vaerdi in svar.items() if vaerdi},
        bilag=bilag,
    )


def _ren(tekst: str) -> str:
    """Without what the database cannot hold: NUL and halves of characters."""
    return tekst.replace("\x00", "").encode(errors="replace").decode()


def _for_stor(bilag: Mailbilag) -> bool:
    return len(bilag.indhold) > settings.DUBU_FIL_MAKS


def _bilag(mail: Mail) -> list[Bilag]:
    return [Bilag(_ren(b.filnavn), b.mimetype, b.indhold) for b in mail.bilag if b.indhold and not _for_stor(b)]


def hent_fra_kommunens_mappe(*, aktoer: Aktoer, tidspunkt: datetime) -> int:
    """Take in what waits; move away what an earlier run has committed. Returns how many were new.

    One that cannot be stored at all waits where it is, and never stops those behind it.
    """
    mappe = kommunens_mappe(aktoer.kommune_id)
    if mappe is None:
        return 0
    kasse, nye = mailkasse(mappe), 0
    for navn in kasse.list_ventende():
        try:
            with transaction.atomic():
                modtagelse = modtag_mail(aktoer=aktoer, mail=kasse.hent(navn), tidspunkt=tidspunkt)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("mail_not_stored")
            continue
        if modtagelse.er_gentagelse:
            kasse.laeg_til_side(navn)
        else:
            nye += 1
    return nye
