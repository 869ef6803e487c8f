"""Acts on the same siblings from several processes at once: none deadlocks, none is lost."""

from __future__ import annotations

import subprocess
import sys

OPRET = """
from dubu.kerne.transaktion import kommune_transaktion
from dubu.parter.models import Person
with kommune_transaktion(461):
    for navn in ("Asta", "Bo", "Carl"):
        Person.objects.create(fornavn=navn, efternavn="Eksempel")
"""
ANTAL, PROCESSER = 12, 4
# Every process names the siblings in its own order and touches other rows of theirs before the facts.
SKRIV = f"""
import sys, uuid
from dubu.haendelseslog.services import skriv
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.transaktion import kommune_transaktion
from dubu.parter.models import Person
from dubu.parter.selectors import boern_fakta
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet
aktoer = systemaktoer(461, "proeve")
for nr in range({ANTAL}):
    with kommune_transaktion(461):
        boern = list(Person.objects.order_by("fornavn"))
        boern = boern[DREJ:] + boern[:DREJ]
        om = opret_aktivitet(aktoer=aktoer, type="underretning", titel="U", haendelsestidspunkt=ur.nu(),
                             boern=[ForBarn(barn) for barn in boern]).uuid
        skriv("underretning.modtaget", boern=boern_fakta(boern), aktoer=aktoer, tidspunkt=ur.nu(), om=om,
              data={{"kanal": "telefon"}})
        skriv("underretning.vurderet", boern=boern_fakta(boern[:2]), aktoer=aktoer, tidspunkt=ur.nu(), om=om,
              data={{"fare": "nej"}})
"""


def test_samtidige_handlinger_paa_soeskende_laaser_ikke_hinanden_fast(klon):
    assert klon.dubu("shell", "--no-imports", "-c", OPRET).returncode == 0
    kommando = [sys.executable, "-m", "dubu.config.kommando", "shell", "--no-imports", "-c"]
    processer = [
        subprocess.Popen(
            [*kommando, SKRIV.replace("DREJ", str(nr % 3))], env=klon.miljoe, stderr=subprocess.PIPE, text=True
        )
        for nr in range(PROCESSER)
    ]
    fejl = [proces.communicate()[1] for proces in processer]

    assert [proces.returncode for proces in processer] == [0] * PROCESSER, fejl
    assert klon.server.sql("SELECT count(*) FROM haendelseslog_genberegning", db=klon.navn).strip() == "0"
    tal = klon.server.sql(
        "SELECT tilstand, count(*) FROM frister_frist WHERE regel = 'U-03' GROUP BY 1 ORDER BY 1", db=klon.navn
    )
    handlinger = ANTAL * PROCESSER
    assert tal.split() == [f"aaben|{handlinger}", f"opfyldt|{2 * handlinger}"]
