"""Jobs of the room: cut versions of resting working copies, clean up."""

from __future__ import annotations

from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.opgaver import opgave
from dubu.organisation.opgaver import i_alle_kommuner
from dubu.sager import arbejdskopier


@opgave("sager.skaer_inaktive")
def skaer_inaktive(aktoer: Aktoer) -> None:
    """Every few minutes: a version of each working copy that has rested for ten minutes."""
    arbejdskopier.skaer_inaktive(aktoer=aktoer, tidspunkt=ur.nu())


@opgave("sager.ryd_kladder")
def ryd_kladder(aktoer: Aktoer) -> None:
    """Every hour: public drafts and searches older than a day, copies of acts that ended a week ago."""
    arbejdskopier.ryd_op(aktoer=aktoer, tidspunkt=ur.nu())


i_alle_kommuner("sager.skaer_inaktive", cron="*/5 * * * *")
i_alle_kommuner("sager.ryd_kladder", cron="40 * * * *", ogsaa_uden_brugere=True)
