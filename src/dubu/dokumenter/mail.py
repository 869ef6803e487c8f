"""A mail among the files of a drop: its text, each attachment, and the message as it came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from dubu.dokumenter.rules import ren_mimetype, rent_filnavn
from dubu.porte.mail import RAA_TYPE, Maillaeser

ENDELSE = ".eml"


@dataclass(frozen=True)
class Del:
    """One document that a mail becomes."""

    indhold: bytes
    filnavn: str
    mimetype: str
    titel: str = ""


def er_mail(filnavn: str, mimetype: str) -> bool:
    """Is the file a mail message?"""
    return filnavn.lower().endswith(ENDELSE) or ren_mimetype(mimetype) == RAA_TYPE


def del_op(raa: bytes, filnavn: str, nu: datetime) -> tuple[str, list[Del]]:
    """The subject and the documents of a mail; one that cannot be read is kept whole, and has no subject."""
    laes: Maillaeser = import_string(settings.DUBU_MAILLAESER)
    mail = laes(filnavn, raa, nu)
    hele = Del(raa, filnavn, RAA_TYPE)
    if mail.fejl:
        return "", [hele]
    stamme = rent_filnavn(filnavn).removesuffix(ENDELSE)
    tekst = "\n".join([*_hoved(mail.afsender, mail.emne), "", mail.tekst]).encode()
    dele = [Del(tekst, f"{stamme}.txt", "text/plain", mail.emne)]
    dele += [Del(bilag.indhold, bilag.filnavn, bilag.mimetype) for bilag in mail.bilag if bilag.indhold != raa]
    return mail.emne, [*dele, hele]


def _hoved(afsender: str, emne: str) -> Iterator[str]:
    yield _("Fra: %(afsender)s") % {"afsender": afsender}
    yield _("Emne: %(emne)s") % {"emne": emne}
