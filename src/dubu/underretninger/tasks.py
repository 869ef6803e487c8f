"""Jobs of the room: parcels to and from other municipalities, and mail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import structlog

from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.opgaver import opgave, udskyd
from dubu.organisation.opgaver import i_alle_kommuner
from dubu.porte.overdragelse import PakkeFejl
from dubu.underretninger.services import mail
from dubu.underretninger.services import videresendelse as _videresendelse

logger = structlog.get_logger(__name__)


@opgave("underretninger.send_pakke", koe="straks")
def send_pakke(aktoer: Aktoer, *, videresendelse: str) -> None:
    """The sender's side of a forwarding."""
    _videresendelse.send_pakke(aktoer=aktoer, videresendelse=UUID(videresendelse))


@opgave("underretninger.modtag_pakker", koe="straks")
def modtag_pakker(aktoer: Aktoer) -> None:
    """The receiver's side: every waiting parcel becomes an item; the parcel goes when the item is committed."""
    vej = _videresendelse.vej()
    for navn in vej.list_ventende(aktoer.kommune_id):
        try:
            pakke = vej.hent(aktoer.kommune_id, navn)
        except PakkeFejl:
            logger.exception("parcel_unreadable", parcel=navn)
            continue
        underretning = _videresendelse.modtag_pakke(aktoer=aktoer, pakke=pakke, tidspunkt=ur.nu())
        udskyd(
            "underretninger.pakke_modtaget", kommune_id=pakke.fra_kommune, pakke=str(pakke.id),
            modtaget=underretning.registreret_tidspunkt.isoformat(),
        )  # fmt: skip
        udskyd("underretninger.fjern_pakke", kommune_id=aktoer.kommune_id, pakke=navn)


@opgave("underretninger.pakke_modtaget", koe="straks")
def pakke_modtaget(aktoer: Aktoer, *, pakke: str, modtaget: str) -> None:
    """The sender's side again: the receiver has the item."""
    _videresendelse.bekraeft_modtagelse(aktoer=aktoer, pakke=UUID(pakke), tidspunkt=datetime.fromisoformat(modtaget))


@opgave("underretninger.fjern_pakke", koe="almindelig")
def fjern_pakke(aktoer: Aktoer, *, pakke: str) -> None:
    """Remove a parcel whose item is committed."""
    _videresendelse.vej().fjern(aktoer.kommune_id, pakke)


@opgave("underretninger.hent_mail", koe="straks")
def hent_mail(aktoer: Aktoer) -> None:
    """Take in what waits in the municipality's mail folder."""
    mail.hent_fra_kommunens_mappe(aktoer=aktoer, tidspunkt=ur.nu())


i_alle_kommuner("underretninger.hent_mail", cron="* * * * *", koe="straks")
# A parcel whose announcing job was lost is found all the same.
i_alle_kommuner("underretninger.modtag_pakker", cron="*/5 * * * *", koe="straks")
