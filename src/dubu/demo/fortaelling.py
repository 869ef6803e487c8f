"""The demo's story: two municipalities with staff and families, told through the same services as the pages.

Every time in it is relative to now, so that what has just come in has just come in whenever it is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from dubu.demo import fortaelling_forloeb as forloeb
from dubu.demo import fortaelling_hverdag as hverdag
from dubu.demo import fortaelling_sager as sager
from dubu.demo import fortaelling_underretninger as underretninger
from dubu.demo.familier import befolkning
from dubu.demo.fortaelling_scene import Scene, indlaes_befolkning
from dubu.demo.personale import NYBORG, ODENSE, lav_personale
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.transaktion import kommune_transaktion
from dubu.kerne.ur import DANMARK
from dubu.organisation.models import Medarbejder

ANSAT_SIDEN = timedelta(days=900)


@transaction.atomic
def lav_demo(*, kun_personale: bool = False) -> None:
    """Make everything, municipality by municipality; or the staff alone."""
    nu = ur.nu()
    for kommune_id, fortael in ((ODENSE, _fortael_odense), (NYBORG, _fortael_nyborg)):
        with kommune_transaktion(kommune_id):
            personale = lav_personale(systemaktoer(kommune_id, "demo"), nu - ANSAT_SIDEN)
            if not kun_personale:
                fortael(_klargoer(kommune_id, nu, personale))


def _klargoer(kommune_id: int, nu: datetime, personale: Mapping[str, Medarbejder]) -> Scene:
    """The families of the open municipality, and who works there."""
    folk = befolkning(kommune_id, nu.astimezone(DANMARK).date())
    indlaes_befolkning(kommune_id, folk, nu - timedelta(days=1))
    return Scene(kommune_id, nu, personale, folk.cpr)


def _fortael_odense(scene: Scene) -> None:
    forloeb.fortael_agnes(scene)
    forloeb.fortael_pipaluk(scene)
    sager.fortael_noah(scene)
    sager.fortael_liva(scene)
    forloeb.fortael_afslag_til_liva(scene)
    forloeb.fortael_kontaktperson_til_noah(scene)
    hverdag.fortael_hverdag(scene)
    hverdag.alt_er_laest(scene)
    underretninger.fortael_odense(scene)


def _fortael_nyborg(scene: Scene) -> None:
    sager.fortael_asger(scene)
    hverdag.alt_er_laest(scene)
    underretninger.fortael_nyborg(scene)
