"""What the installation needs is told to the systemansvarlige, once a month."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from dubu.adviser.selectors import list_ulaeste
from dubu.adviser.services import laes_alle, meld_drift
from dubu.haendelseslog import partitioner
from dubu.kerne import ur
from dubu.kerne.ur import DANMARK


@pytest.fixture
def systemansvarlig(lav_aktoer):
    return lav_aktoer("systemansvarlig", navn="Sys Ansvarlig")


def titler(aktoer) -> list[str]:
    return [advis.titel for advis in list_ulaeste(aktoer, ur.idag())]


def test_manglende_partitioner_meldes_til_systemansvarlig_en_gang_om_maaneden(systemansvarlig, lav_aktoer):
    sidst = partitioner.maaneder_forude(ur.idag())
    snart = ur.nu() + timedelta(days=30 * (sidst - 5))
    ur.stil(datetime(snart.year, snart.month, 3, 6, tzinfo=DANMARK))

    assert meld_drift(ur.nu()) == 1
    (titel,) = titler(systemansvarlig)
    assert titel.startswith("Opslagsloggen har kun partitioner til ")
    assert not titler(lav_aktoer("raadgiver"))

    laes_alle(aktoer=systemansvarlig, barn=None, tidspunkt=ur.nu())
    ur.stil(ur.nu() + timedelta(days=10))
    assert meld_drift(ur.nu()) == 0
    ur.stil(ur.nu() + timedelta(days=25))
    assert meld_drift(ur.nu()) == 1


def test_nok_partitioner_melder_intet(systemansvarlig):
    assert meld_drift(ur.nu()) == 0
