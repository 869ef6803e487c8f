"""The page of an item that has been sent on: to whom, and whether it has come there."""

from __future__ import annotations

from uuid import uuid4

import pytest

from dubu.arbejdsplads.tests.sidehjaelp import blok
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.organisation.models import Bruger
from dubu.underretninger import services, tasks
from dubu.underretninger.tests.factories import lav_underretning_barn
from dubu.web import visning

NYBORG = 450


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def raekke(modtagelse):
    Bruger.objects.create(brugernavn="nyborg.proeve", navn="Ulla Bech", kommunekoder=[NYBORG])
    return lav_underretning_barn(modtagelse)


@pytest.fixture
def sendt(modtagelse, raekke):
    return services.videresend(
        aktoer=modtagelse, handling=uuid4(), underretning=raekke.underretning, til_kommune=NYBORG, tidspunkt=ur.nu(),
        overdraget_til="Ulla Bech", overdraget_tidspunkt=ur.nu(),
    )  # fmt: skip


def test_videresendt_viser_at_den_ikke_er_modtaget_endnu(klient, modtagelse, raekke, sendt):
    side = klient(modtagelse).get(f"/indbakke/{raekke.uuid}/").content.decode()

    assert "Sendt til Nyborg Kommune" in side
    assert "Ulla Bech" in side
    assert "Ikke modtaget dér endnu" in side


def test_videresendt_viser_hvornaar_den_er_modtaget(klient, modtagelse, raekke, sendt):
    nu = ur.nu()
    tasks.pakke_modtaget(systemaktoer(461, "modtaget"), pakke=str(sendt.pakke), modtaget=nu.isoformat())

    side = klient(modtagelse).get(f"/indbakke/{raekke.uuid}/").content.decode()

    assert f"Modtaget dér {visning.tidspunkt(nu, ur.nu())}" in side


def test_fra_en_anden_kommune_viser_hvilken(klient, modtagelse):
    raekke = lav_underretning_barn(modtagelse, kanal="anden_kommune", fra_kommune=NYBORG)

    assert "Anden kommune (Nyborg Kommune)" in klient(modtagelse).get(f"/indbakke/{raekke.uuid}/").content.decode()


def test_videresendt_afventes_paa_min_dag_hos_den_der_sendte_til_den_er_modtaget(klient, modtagelse, sendt, lav_aktoer):
    nummer = sendt.underretning.visningsnummer

    afventer = blok(klient(modtagelse).get("/min-dag/").content.decode(), "Afventer andre")
    hos_en_anden = klient(lav_aktoer("modtagelse", navn="Anden")).get("/min-dag/").content.decode()
    tasks.pakke_modtaget(systemaktoer(461, "modtaget"), pakke=str(sendt.pakke), modtaget=ur.nu().isoformat())

    assert "Nyborg Kommune" in afventer
    assert f"Modtagelse af {nummer}" in afventer
    assert f"/indbakke/aktivitet/{sendt.underretning.aktivitet.uuid}/" in afventer
    assert "i dag" in afventer
    assert "Rykke" not in afventer
    assert nummer not in hos_en_anden
    assert "Afventer andre" not in klient(modtagelse).get("/min-dag/").content.decode()
