"""Reminders and order go by the stricter reading of the law; the deadline itself by the municipality's setting."""

from __future__ import annotations

from datetime import date, datetime

from dubu.frister.models import Frist
from dubu.frister.selectors import list_mine_aabne, list_uden_ansvarlig
from dubu.frister.tests.factories import lav_barn, lav_sag, skriv_fakta
from dubu.kerne import ur
from dubu.kerne.ur import DANMARK
from dubu.organisation.models import Indstilling

MANDAG = datetime(2026, 3, 2, 10, tzinfo=DANMARK)
STRENGEST = datetime(2026, 3, 9, 23, 59, 59, 999_999, tzinfo=DANMARK)


def modtag(barn) -> Frist:
    skriv_fakta("underretning.modtaget", barn, tidspunkt=MANDAG, kanal="telefon")
    return Frist.objects.get(regel="U-05", barn=barn)


def test_kvittering_mindes_om_som_om_loerdag_er_hverdag(kommune):
    ur.stil(MANDAG)

    frist = modtag(lav_barn())

    assert frist.udloeber_dato == date(2026, 3, 10)
    assert frist.varsles_tidspunkt == STRENGEST
    assert any("systemet minder om den, som om lørdage talte med" in trin for trin in frist.forklaring)


def test_kommunens_egen_laesning_flytter_fristen_og_ikke_paamindelsen(kommune):
    ur.stil(MANDAG)
    Indstilling.objects.create(
        noegle="frister.loerdag_er_hverdag", fra=date(2026, 1, 1), vaerdi=True, begrundelse="Vores læsning"
    )

    frist = modtag(lav_barn())

    assert frist.udloeber_dato == date(2026, 3, 9)
    assert frist.varsles_tidspunkt == STRENGEST
    assert any("Lørdag er regnet som hverdag." in trin for trin in frist.forklaring)


def test_frister_staar_i_paamindelsernes_orden(kommune, lav_aktoer):
    ur.stil(MANDAG)
    raadgiver = lav_aktoer("raadgiver")
    barn = lav_barn()
    lav_sag(barn, raadgiver)
    kvittering = modtag(barn)
    # Due between the stricter day and the deadline's own.
    mellem = Frist.objects.get(regel="U-03", barn=barn)
    Frist.objects.filter(pk=mellem.pk).update(
        udloeber_tidspunkt=datetime(2026, 3, 10, 9, tzinfo=DANMARK),
        varsles_tidspunkt=datetime(2026, 3, 10, 9, tzinfo=DANMARK),
    )

    frister = [frist.pk for frist in list_mine_aabne(raadgiver, ur.nu()) if frist.pk in (kvittering.pk, mellem.pk)]

    assert frister == [kvittering.pk, mellem.pk]


def test_frist_uden_ansvarlig_meldes_efter_den_strengeste_dag(kommune):
    ur.stil(MANDAG)
    kvittering = modtag(lav_barn())

    fundne = list_uden_ansvarlig(ur.nu(), datetime(2026, 3, 10, 0, 30, tzinfo=DANMARK))

    assert kvittering.pk in [frist.pk for frist in fundne]
