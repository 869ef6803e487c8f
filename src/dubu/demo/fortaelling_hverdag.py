"""The rådgiver's ordinary days: meetings to come, an unfinished form, notices already read."""

from __future__ import annotations

from datetime import datetime, timedelta

from dubu.adviser.services import laes_alle
from dubu.demo import fortaelling_tekster as tekster
from dubu.demo.fortaelling_scene import Scene, ny_handling
from dubu.sager import arbejdskopier
from dubu.sager.aktiviteter import planlaeg_aktivitet
from dubu.sager.aktivitetstyper import HJEMMEBESOEG, MOEDE
from dubu.sager.models import AABNE_STATUSSER, Sag
from dubu.undersoegelser.models import BoernefagligUndersoegelse
from dubu.undersoegelser.selectors import skema_for

RAADGIVER = "raadgiver"


def fortael_hverdag(scene: Scene) -> None:
    """What Mette has before her, and what she has left unfinished."""
    planlaeg(scene, "noah", MOEDE, "Statusmøde med skolen og mor", scene.i_dag_klokken("13.00"))
    planlaeg(scene, "pipaluk", HJEMMEBESOEG, "Hjemmebesøg efter skoletid", scene.i_dag_klokken("15.15"))
    planlaeg(scene, "agnes", MOEDE, "Opfølgningsmøde i plejefamilien", scene.i_dag_klokken("10.00") + timedelta(days=4))
    kladde_til_undersoegelsen(scene, "noah", scene.foer(timer=30))


def alt_er_laest(scene: Scene) -> None:
    """The notices of what has happened so far are not news."""
    for brugernavn in scene.medarbejdere:
        laes_alle(aktoer=scene.aktoer(brugernavn), barn=None, tidspunkt=scene.nu)


def planlaeg(scene: Scene, barn: str, type_: str, titel: str, hvornaar: datetime) -> None:
    """Put something in the calendar of the case."""
    planlaeg_aktivitet(
        aktoer=scene.aktoer(RAADGIVER), handling=ny_handling(), sag=_sag(scene, barn), type=type_, titel=titel,
        haendelsestidspunkt=hvornaar, tidspunkt=scene.foer(dage=6),
    )  # fmt: skip


def kladde_til_undersoegelsen(scene: Scene, barn: str, hvornaar: datetime) -> None:
    """The undersøgelse as far as it has been written."""
    sag, aktoer = _sag(scene, barn), scene.aktoer(RAADGIVER)
    undersoegelse = BoernefagligUndersoegelse.objects.select_related("aktivitet", "sag").get(sag=sag)
    skema = skema_for(aktoer, undersoegelse)
    arbejdskopier.hent_eller_opret(
        aktoer=aktoer, art=skema.art, om=undersoegelse.aktivitet.uuid, sag=sag, titel=skema.titel, tidspunkt=hvornaar,
        startvaerdier=dict(tekster.NOAH_KLADDE),
    )  # fmt: skip


def _sag(scene: Scene, barn: str) -> Sag:
    return Sag.objects.get(barn=scene.person(barn), status__in=AABNE_STATUSSER)
