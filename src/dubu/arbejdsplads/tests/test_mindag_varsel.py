"""Min dag goes by the day of the reminder, which may be earlier than the deadline's own."""

from __future__ import annotations

from datetime import datetime

from dubu.arbejdsplads.mindag.mine_sager import _med_naeste_frist
from dubu.arbejdsplads.mindag.opgaver import fordel, som_opgave
from dubu.frister.models import Frist
from dubu.frister.selectors import list_mine_aabne
from dubu.frister.tests.factories import lav_barn, lav_sag, skriv_fakta
from dubu.kerne import ur
from dubu.kerne.ur import DANMARK


def test_kvittering_staar_i_dag_efter_den_strengeste_laesning(lav_aktoer):
    ur.stil(datetime(2026, 3, 2, 10, tzinfo=DANMARK))
    raadgiver, barn = lav_aktoer("raadgiver"), lav_barn()
    lav_sag(barn, raadgiver)
    skriv_fakta("underretning.modtaget", barn, tidspunkt=ur.nu(), kanal="telefon")
    den_strengeste_dag = datetime(2026, 3, 9, 8, tzinfo=DANMARK)

    opgaver = [som_opgave(frist) for frist in list_mine_aabne(raadgiver, den_strengeste_dag) if frist.regel == "U-05"]

    assert [opgave.frist.regel for opgave in fordel(opgaver, [], den_strengeste_dag).idag] == ["U-05"]


def test_naeste_frist_er_den_der_foerst_mindes_om(lav_aktoer):
    ur.stil(datetime(2026, 3, 2, 10, tzinfo=DANMARK))
    barn = lav_barn()
    sag = lav_sag(barn, lav_aktoer("raadgiver"))
    skriv_fakta("underretning.modtaget", barn, tidspunkt=ur.nu(), kanal="telefon")
    naeste = datetime(2026, 3, 10, 9, tzinfo=DANMARK)
    Frist.objects.exclude(regel="U-05").update(udloeber_tidspunkt=naeste, varsles_tidspunkt=naeste)
    sag.staaende = barn.pk

    (sag,) = _med_naeste_frist([sag])

    assert sag.naeste_frist.regel == "U-05"
