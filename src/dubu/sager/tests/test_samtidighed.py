"""Several people at once, in processes of their own: case numbers, one case per child, one field of a draft."""

from __future__ import annotations

import subprocess
import sys

PROCESSER, ANTAL = 3, 4

OPRET = """
from dubu.adgang.tests.factories import lav_medarbejder
from dubu.kerne.transaktion import kommune_transaktion
from dubu.sager.tests.factories import lav_barn
with kommune_transaktion(461):
    lav_medarbejder("raadgiver")
    for nr in range(30):
        lav_barn(f"Barn{nr:02}")
"""
BEGYND = """
from uuid import uuid4
from dubu.adgang.aktoerer import medarbejder_aktoer
from dubu.kerne import ur
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Person
from dubu.sager import arbejdskopier
from dubu.sager.errors import BarnHarSagError
from dubu.sager.services import opret_sag
def i_kommunen(arbejde):
    with kommune_transaktion(461):
        m = Medarbejder.objects.select_related("afdeling").get()
        return arbejde(medarbejder_aktoer(m, ur.idag()), m)
def opret(fornavn):
    def arbejde(aktoer, m):
        barn = Person.objects.get(fornavn=fornavn)
        return opret_sag(
            aktoer=aktoer, handling=uuid4(), barn=barn, afdeling=m.afdeling, startdato=ur.idag(), tidspunkt=ur.nu()
        )
    try:
        i_kommunen(arbejde)
    except BarnHarSagError:
        pass
"""
EGNE_BOERN = BEGYND + "\nfor nr in range(ANTAL): opret(f'Barn{PROCES * ANTAL + nr:02}')\n"
SAMME_BARN = BEGYND + "\nopret('Barn29')\n"
SAMME_FELT = BEGYND + (
    "\nfor nr in range(ANTAL):\n"
    "    i_kommunen(lambda a, m: arbejdskopier.gem_felt(aktoer=a, felt='t', vaerdi=f'PROCES-{nr}', version=0,\n"
    "        kopi=arbejdskopier.hent_eller_opret(aktoer=a, art='delt', tidspunkt=ur.nu()), tidspunkt=ur.nu()))\n"
)


def _koer(klon, kode):
    kommando = [sys.executable, "-m", "dubu.config.kommando", "shell", "--no-imports", "-c"]
    processer = [
        subprocess.Popen(
            [*kommando, kode.replace("ANTAL", str(ANTAL)).replace("PROCES", str(nr))],
            env=klon.miljoe, stderr=subprocess.PIPE, text=True,
        )
        for nr in range(PROCESSER)
    ]  # fmt: skip
    fejl = [proces.communicate()[1] for proces in processer]
    assert [proces.returncode for proces in processer] == [0] * PROCESSER, fejl


def test_samtidige_oprettelser_giver_hver_sit_nummer_og_barnet_en_sag(klon):
    assert klon.dubu("shell", "--no-imports", "-c", OPRET).returncode == 0
    _koer(klon, EGNE_BOERN)
    _koer(klon, SAMME_BARN)

    tal = klon.server.sql("SELECT count(*), count(DISTINCT sagsnummer), max(sagsnummer) FROM sager_sag", db=klon.navn)
    forventet = PROCESSER * ANTAL + 1
    assert tal.split() == [f"{forventet}|{forventet}|{forventet}"]


def test_samtidige_skrivere_i_et_felt_mister_ingen_tekst(klon):
    assert klon.dubu("shell", "--no-imports", "-c", OPRET).returncode == 0
    _koer(klon, SAMME_FELT)

    tekster = klon.server.sql(
        "SELECT vaerdi #>> '{}' FROM sager_arbejdskopifelt UNION SELECT kandidat #>> '{}' FROM sager_arbejdskopifelt "
        "UNION SELECT vaerdier ->> 't' FROM sager_arbejdskopiversion",
        db=klon.navn,
    )
    assert set(tekster.split()) == {f"{proces}-{nr}" for proces in range(PROCESSER) for nr in range(ANTAL)}
