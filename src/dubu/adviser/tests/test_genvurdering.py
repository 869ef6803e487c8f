"""§ 137: a renewed assessment that nobody has made stands with the leader the next morning."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from dubu.adgang.tests.factories import lav_afdeling
from dubu.adviser.models import Advis
from dubu.adviser.selectors import list_ulaeste
from dubu.adviser.services import laes_alle, meld_manglende_genvurdering
from dubu.adviser.tasks import uden_ansvarlig
from dubu.frister.tests.factories import lav_barn, lav_sag, lav_underretning, skriv_fakta
from dubu.kerne import ur
from dubu.kerne.ur import DANMARK

NAT = datetime(2026, 3, 3, 3, 0, tzinfo=DANMARK)
MORGEN = NAT.replace(hour=4, minute=30)
TITEL = "Genvurdering mangler (§ 137)"


@pytest.fixture
def teamleder(lav_aktoer):
    return lav_aktoer("teamleder", navn="Lone Leder")


@pytest.fixture
def underretning(teamleder, lav_aktoer):
    """At three in the night, about a child with support that runs; the duty officer has assessed it alone."""
    ur.stil(NAT)
    barn = lav_barn()
    lav_sag(barn, lav_aktoer("raadgiver", navn="Mette Holm"))
    skriv_fakta(
        "indsats.ivaerksat", barn, om=uuid4(), tidspunkt=NAT - timedelta(days=60), paragraf="BL § 32, stk. 1, nr. 3"
    )
    fakta = lav_underretning(barn)
    skriv_fakta("underretning.vurderet", barn, om=fakta.om, fare="nej", begrundelse="Nej.")
    return barn, fakta.om


def titler(aktoer) -> list[str]:
    return [advis.titel for advis in list_ulaeste(aktoer, ur.idag()) if "§ 137" in advis.titel]


def test_staar_hos_sagens_leder_om_morgenen_og_ikke_foer(teamleder, underretning, lav_aktoer):
    anden = lav_aktoer("teamleder", navn="Anden Leder", afdeling=lav_afdeling("Handicap"))
    assert titler(teamleder) == []

    ur.stil(MORGEN)
    uden_ansvarlig(teamleder)

    assert titler(teamleder) == [TITEL]
    assert titler(anden) == []
    advis = Advis.objects.get(titel=TITEL)
    assert (advis.type, advis.om, advis.barn) == (Advis.Type.ESKALERING, underretning[1], underretning[0])


def test_gentages_ikke_mens_den_er_ulaest_men_kommer_igen_naeste_morgen_naar_den_kun_er_laest(teamleder, underretning):
    ur.stil(MORGEN)
    assert meld_manglende_genvurdering(ur.nu()) == 1
    ur.stil(MORGEN + timedelta(days=1))
    assert meld_manglende_genvurdering(ur.nu()) == 0
    laes_alle(aktoer=teamleder, barn=None, tidspunkt=ur.nu())

    ur.stil(MORGEN + timedelta(days=2))

    assert meld_manglende_genvurdering(ur.nu()) == 1
    assert titler(teamleder) == [TITEL]


def test_kommer_ikke_naar_en_ny_har_genvurderet(teamleder, underretning):
    barn, om = underretning
    skriv_fakta("underretning.genvurderet", barn, om=om, medarbejder=uuid4(), resultat="Støtten passer.")

    assert meld_manglende_genvurdering(MORGEN) == 0


def test_barn_uden_loebende_stoette_skal_ikke_genvurderes(teamleder):
    barn = lav_barn()
    lav_sag(barn)
    skriv_fakta("indsats.ivaerksat", barn, om=uuid4(), tidspunkt=ur.nu() - timedelta(days=60), paragraf="BL § 30")
    lav_underretning(barn)

    assert meld_manglende_genvurdering(ur.nu()) == 0


def test_to_soeskende_paa_samme_underretning_naevnes_hver_for_sig(teamleder):
    boern = [lav_barn("Asta"), lav_barn("Bo")]
    for barn in boern:
        lav_sag(barn)
        skriv_fakta("indsats.ivaerksat", barn, om=uuid4(), tidspunkt=ur.nu() - timedelta(days=60), paragraf="BL § 32")
    lav_underretning(*boern)

    assert meld_manglende_genvurdering(ur.nu()) == 2
    laes_alle(aktoer=teamleder, barn=boern[0].uuid, tidspunkt=ur.nu())

    assert meld_manglende_genvurdering(ur.nu() + timedelta(days=1)) == 1
    assert titler(teamleder) == [TITEL, TITEL]
