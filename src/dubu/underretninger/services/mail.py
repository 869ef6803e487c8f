"""Mail: every message becomes an unsorted item with the time it reached the mailbox; its files are stored.

A message is moved away only when its item was committed before: taken in twice it is one item.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from dubu.kerne.aktoer import Aktoer
from dubu.organisation.models import Kommune
from dubu.porte.mail import Mail, Mailkasse
from dubu.underretninger.models import Indgangstype, Kanal, Underretterart
from dubu.underretninger.services.modtagelse import Bilag, Indgang, Modtagelse, modtag

NAVNERUM = uuid.UUID("6f6d2c3e-5d3f-5f0e-9b59-0d1b2f6f5a11")


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
    """One message as an item."""
    handling = uuid.uuid5(NAVNERUM, f"{aktoer.kommune_id}:{mail.aftryk}")
    return modtag(aktoer=aktoer, handling=handling, indgang=_indgang(mail, tidspunkt), tidspunkt=tidspunkt)


def _indgang(mail: Mail, tidspunkt: datetime) -> Indgang:
    tekst = f"{mail.emne}\n\n{mail.tekst}".strip()
    if mail.fejl:
        tekst = "Mailen kunne ikke læses. Den ligger som bilag, som den kom. Åbn bilaget, og ring til afsenderen."
    svar = {"bekymring": tekst, "kanal": str(Kanal.MAIL), "underretter_navn": mail.afsender}
    return Indgang(
        kanal=Kanal.MAIL,
        modtaget=min(mail.ankommet, tidspunkt),
        indgangstype=Indgangstype.USORTERET,
        tekst=tekst or "Mail uden tekst",
        underretter_art=Underretterart.UKENDT,
        underretter_navn=mail.afsender[:200],
        skema="indgang",
        skemaversion=1,
        svar={noegle: vaerdi for noegle, vaerdi in svar.items() if vaerdi},
        bilag=[Bilag(b.filnavn, b.mimetype, b.indhold) for b in mail.bilag if b.indhold],
    )


def hent_fra_kommunens_mappe(*, aktoer: Aktoer, tidspunkt: datetime) -> int:
    """Take in what waits; move away what an earlier run has committed. Returns how many were new."""
    mappe = kommunens_mappe(aktoer.kommune_id)
    if mappe is None:
        return 0
    kasse, nye = mailkasse(mappe), 0
    for navn in kasse.list_ventende():
        modtagelse = modtag_mail(aktoer=aktoer, mail=kasse.hent(navn), tidspunkt=tidspunkt)
        if modtagelse.er_gentagelse:
            kasse.laeg_til_side(navn)
        else:
            nye += 1
    return nye
