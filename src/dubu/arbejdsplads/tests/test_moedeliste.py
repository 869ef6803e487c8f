"""The list that the team looks at together: what has come since yesterday, without CPR numbers."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.kerne import ur
from dubu.kerne.ur import DANMARK
from dubu.parter.models import Person
from dubu.underretninger import services
from dubu.underretninger.tests.factories import lav_underretning_barn

ADRESSE = "/indbakke/?filter=siden_i_gaar"


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def side(klient, modtagelse):
    return lambda: klient(modtagelse).get(ADRESSE).content.decode()


def test_viser_alt_modtaget_siden_i_gaar_ogsaa_det_vurderede_og_ikke_det_aeldre(side, modtagelse):
    midnat = ur.nu().astimezone(DANMARK).replace(hour=0, minute=0, second=0, microsecond=0)
    for modtaget, navn in (
        (midnat - timedelta(days=1), "I Går"),
        (midnat - timedelta(days=1, minutes=1), "Forgårs"),
        (ur.nu() - timedelta(minutes=1), "Lige Nu"),
    ):
        lav_underretning_barn(modtagelse, modtaget=modtaget, paastande={"navn": navn})
    lukket = lav_underretning_barn(modtagelse, paastande={"navn": "Ikke En"})
    services.klassificer(
        aktoer=modtagelse, handling=uuid4(), underretning=lukket.underretning, slags="andet", begrundelse="Reklame",
        tidspunkt=ur.nu(),
    )  # fmt: skip

    indhold = side()

    assert "<h1>Modtaget siden i går</h1>" in indhold
    assert [navn for navn in ("I Går", "Lige Nu", "Ikke En") if navn not in indhold] == []
    assert "Forgårs" not in indhold
    assert indhold.index("I Går") < indhold.index("Lige Nu")


def test_intet_cpr_nummer_staar_paa_siden_heller_ikke_det_der_er_skrevet_i_teksten(side, modtagelse):
    alma = Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")
    raekke = lav_underretning_barn(
        modtagelse, tekst="Alma 010115-0003 og Bo 010117 0004 kommer sultne i skole.", underretter_navn="Far 0101800007"
    )
    services.identificer(aktoer=modtagelse, handling=uuid4(), raekke=raekke, person=alma, tidspunkt=ur.nu())
    lav_underretning_barn(modtagelse, paastande={"navn": "Carl 0101190006"})

    indhold = side()

    assert "kommer sultne i skole" in indhold
    assert "Alma Prøve" in indhold
    assert "Carl" in indhold
    assert not re.search(r"\d{6}[ -]?\d{4}", re.search(r"<main.*?</main>", indhold, re.S)[0])


def test_listen_har_ingen_handlinger_og_naas_fra_indbakken(side, klient, modtagelse):
    raekke = lav_underretning_barn(modtagelse)

    indhold = re.search(r"<main.*?</main>", side(), re.S)[0]

    assert str(raekke.uuid) not in indhold
    assert "Tildel" not in indhold
    assert "siden_i_gaar" in klient(modtagelse).get("/indbakke/").content.decode()


def test_raadgiver_ser_kun_egne_boern_paa_listen(klient, modtagelse, lav_aktoer):
    lav_underretning_barn(modtagelse)

    indhold = klient(lav_aktoer("raadgiver", navn="Poul Primær")).get(ADRESSE).content.decode()

    assert "Alma Prøve" not in indhold
    assert "Der er ikke modtaget noget siden i går." in indhold


def test_soeskende_staar_samlet_og_teksten_en_gang(side, modtagelse):
    raekke = lav_underretning_barn(modtagelse)
    services.opdel(
        aktoer=modtagelse, handling=uuid4(), underretning=raekke.underretning, boern=[{"navn": "Bo"}], tidspunkt=ur.nu()
    )

    indhold = side()

    assert "2 børn i samme underretning" in indhold
    assert indhold.count("Barnet kommer sulten i skole.") == 1
