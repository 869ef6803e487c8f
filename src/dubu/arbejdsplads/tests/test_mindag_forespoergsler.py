"""Min dag with everything on it: at most fifteen questions, however many cases.

Counted is every statement that asks or writes; only the transaction's own (SAVEPOINT, the municipality's
setting) is left out.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dubu.arbejdsplads.tests.sidehjaelp import blokke
from dubu.dokumenter.kontaktspaerre import saet_kontaktspaerre
from dubu.frister.tests.factories import lav_barn, lav_sag, lav_underretning, skriv_fakta
from dubu.kerne import ur
from dubu.organisation.models import Medarbejder, Stedfortraeder
from dubu.parter.models import Person
from dubu.parter.services import flet_person, opret_uidentificeret
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet
from dubu.sager.arbejdskopier import hent_eller_opret

ADRESSE = "/min-dag/"
UDENOM = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SELECT set_config", "SELECT current_setting")
ALLE = [
    "Haster", "I dag", "Overskredet", "Nyt siden sidst", "Denne uge", "Næste 14 dage", "Afventer andre", "Kladder",
    "Mine sager",
]  # fmt: skip


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Mette Holm")


def _aktivitet(aktoer, sag, dage, hos, type_="moede"):
    return opret_aktivitet(
        aktoer=aktoer, type=type_, titel="Møde", haendelsestidspunkt=ur.nu() + timedelta(days=dage, hours=1),
        boern=[ForBarn(sag.barn, sag, Medarbejder.objects.get(uuid=hos.id))],
    )  # fmt: skip


def _fyld(mette, jonas, antal: int) -> None:
    """Cases with everything that the page shows."""
    for nr in range(antal):
        barn = lav_barn(f"Barn {nr}")
        sag = lav_sag(barn, mette)
        fakta = lav_underretning(barn, timer_siden=nr % 30, overgreb=True, overgreb_af="foraelder")
        if nr % 2:
            skriv_fakta("underretning.vurderet", barn, om=fakta.om, fare="nej", begrundelse="Nej.", overgreb=True)
        skriv_fakta("henvendelse.modtaget", barn, kanal="telefon")
        skriv_fakta("undersoegelse.besluttet", barn, tidspunkt=ur.nu() - timedelta(days=100 + 10 * nr))
        skriv_fakta("partshoering.sendt", barn, om=uuid4(), part=Person.objects.create(fornavn=f"Far {nr}").uuid)
        saet_kontaktspaerre(aktoer=mette, boern=[barn], aarsag="overgreb", omfang="familie", tidspunkt=ur.nu())
        for dage in (-3, 0, 1, 8):
            _aktivitet(mette, sag, dage, mette)
        _aktivitet(mette, sag, -8, jonas, "statusudtalelse")
        _aktivitet(mette, sag, -2, mette, "hjemmebesoeg")
        hent_eller_opret(
            aktoer=mette, art="sager.notat", om=_aktivitet(mette, sag, -1, mette, "notat").uuid, sag=sag, titel="Notat",
            tidspunkt=ur.nu(), noegle=uuid4().hex, startvaerdier={"tekst": "Halvt"},
        )  # fmt: skip


def test_min_dag_med_alle_blokke_stiller_hoejst_15_spoergsmaal_ved_3_og_ved_30_sager(klient, mette, lav_aktoer):
    jonas = lav_aktoer("raadgiver", navn="Jonas Lund")
    Stedfortraeder.objects.create(
        medarbejder_id=jonas.medarbejder_id, stedfortraeder_id=mette.medarbejder_id, fra=ur.idag(), til=ur.idag()
    )
    vikar = lav_aktoer("raadgiver", navn="Tredje")
    ukendt, kendt = opret_uidentificeret(aktoer=mette), lav_barn("Flettet")
    lav_sag(kendt, mette)
    flet_person(aktoer=mette, fra=ukendt, til=kendt, tidspunkt=ur.nu())
    browser = klient(mette)

    def antal() -> list[str]:
        browser.get(ADRESSE)
        with CaptureQueriesContext(connection) as fanget:
            side = browser.get(ADRESSE).content.decode()
        assert [b for b in ALLE if b not in blokke(side) and b != "Denne uge"] == []
        return [q["sql"] for q in fanget.captured_queries if not q["sql"].startswith(UDENOM)]

    _fyld(mette, vikar, 3)
    ved_3 = antal()
    _fyld(mette, vikar, 27)
    ved_30 = antal()

    assert len(ved_30) == len(ved_3) <= 15, "\n".join(sql[:120] for sql in ved_30)
