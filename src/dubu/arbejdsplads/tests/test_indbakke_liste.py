"""The inbox's list: siblings of one underretning joined, what is the same said once, the ladder and the acts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from dubu.kerne import ur
from dubu.parter.models import Beskyttelse, Foraelder, Person
from dubu.sager.models import Sag
from dubu.underretninger import services
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.tests.factories import lav_underretning_barn

SIDE = "/indbakke/"


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def alma(kommune):
    return Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve", foedselsdato=date(2015, 1, 1))


@pytest.fixture
def soeskende(modtagelse):
    """Two children on one underretning."""
    raekke = lav_underretning_barn(modtagelse)
    return [raekke, *tilfoej(modtagelse, raekke, "Bo Prøve")]


def tilfoej(aktoer, raekke: UnderretningBarn, *navne: str) -> list[UnderretningBarn]:
    boern = [{"navn": navn} for navn in navne]
    return services.opdel(
        aktoer=aktoer, handling=uuid4(), underretning=raekke.underretning, boern=boern, tidspunkt=ur.nu()
    )


def er(aktoer, raekke: UnderretningBarn, person: Person) -> UnderretningBarn:
    return services.identificer(aktoer=aktoer, handling=uuid4(), raekke=raekke, person=person, tidspunkt=ur.nu())


def grupper(side: str) -> list[str]:
    """The bodies of the table, one for each underretning."""
    return re.findall(r"<tbody.*?</tbody>", side, re.S)


def celle(side: str, kolonne: str) -> str:
    """The first cell of a column."""
    fundet = re.search(rf'<t[dh][^>]*data-title="{kolonne}"[^>]*>(.*?)</t[dh]>', side, re.S)
    assert fundet, kolonne
    return fundet[1]


def test_soeskende_paa_samme_underretning_samles_under_en_overskrift(klient, modtagelse, soeskende):
    lav_underretning_barn(modtagelse, paastande={"navn": "En Anden"})

    alle = grupper(klient(modtagelse).get(SIDE).content.decode())

    (samlet,) = [gruppe for gruppe in alle if "Bo Prøve" in gruppe]
    assert len(alle) == 2
    assert re.search(r'<th[^>]*scope="rowgroup"[^>]*>2 børn i samme underretning', samlet)
    assert 'class="gruppe"' in samlet
    assert "Alma Prøve" in samlet
    assert "i samme underretning" not in next(gruppe for gruppe in alle if gruppe is not samlet)


def test_det_der_er_ens_for_soeskende_staar_en_gang(klient, modtagelse, soeskende):
    side = klient(modtagelse).get(SIDE).content.decode()

    for ord_ in ("Barnet kommer sulten i skole.", "Lærer Lund", "Ingen sag"):
        assert side.count(ord_) == 1, ord_
    assert side.count('rowspan="2"') == 3
    assert len(re.findall(r'data-title="Barn"', side)) == 2


def test_kendt_staar_for_hvert_barn_naar_det_ikke_er_ens(klient, modtagelse, lav_aktoer, alma, soeskende):
    poul = lav_aktoer("raadgiver", navn="Poul Primær")
    Sag.objects.create(
        sagsnummer=1, barn=alma, afdeling_id=poul.afdeling_id, primaer_raadgiver_id=poul.medarbejder_id,
        startdato=ur.idag(), status="SagStatus1",
    )  # fmt: skip
    er(modtagelse, soeskende[0], alma)

    side = klient(modtagelse).get(SIDE).content.decode()

    assert "Poul Primær" in side
    assert side.count("Ingen sag") == 1
    assert side.count('rowspan="2"') == 2


def test_beskyttelse_er_en_laas_ved_barnet_der_siger_hvis_adresse(klient, modtagelse, alma):
    far = Person.objects.create(cpr="0101800007", fornavn="Finn", efternavn="Prøve")
    Foraelder.objects.create(person=alma, art="far", cpr=far.cpr)
    for person in (alma, far):
        Beskyttelse.objects.create(person=person, art=Beskyttelse.NAVN_OG_ADRESSE)
    er(modtagelse, lav_underretning_barn(modtagelse), alma)

    side = klient(modtagelse).get(SIDE).content.decode()

    barn = celle(side, "Barn")
    assert 'aria-label="Beskyttet adresse: barnet og far"' in barn
    assert "#lock" in barn
    assert "Beskyttet adresse" not in celle(side, "Markeringer")


def test_ubeskyttet_barn_har_ingen_laas(klient, modtagelse, alma):
    er(modtagelse, lav_underretning_barn(modtagelse), alma)

    assert "Beskyttet adresse" not in klient(modtagelse).get(SIDE).content.decode()


def test_barn_oprettet_uden_cpr_er_ikke_fundet_i_cpr(klient, modtagelse):
    services.identificer_uden_cpr(
        aktoer=modtagelse, handling=uuid4(), raekke=lav_underretning_barn(modtagelse), fornavn="Ny",
        efternavn="Navnsen", foedselsdato=None, tidspunkt=ur.nu(),
    )  # fmt: skip

    assert "ikke fundet i CPR" in celle(klient(modtagelse).get(SIDE).content.decode(), "Barn")


def test_trappen_maerker_kun_de_trin_der_er_taget(klient, modtagelse):
    raekke = lav_underretning_barn(modtagelse)
    browser = klient(modtagelse)

    foer = celle(browser.get(SIDE).content.decode(), "Trin")
    browser.post(
        f"{SIDE}{raekke.uuid}/",
        {"fare": "nej", "overgreb": "nej", "aereskonflikt": "nej", "akut_handling": ["ingen"],
         "begrundelse": "Talt med skolen.", "screening": "afvent"},
    )  # fmt: skip
    efter = celle(browser.get(f"{SIDE}?fane=screen").content.decode(), "Trin")

    assert re.findall(r'trin-tekst">(\w+)<', foer) == ["Modtaget", "Vurderet", "Screenet", "Orienteret"]
    assert re.findall(r'<li class="trin-(\w+)', foer) == ["udfoert", "kommende", "kommende", "kommende"]
    assert re.findall(r'<li class="trin-(\w+)', efter) == ["udfoert", "udfoert", "kommende", "kommende"]


def test_raekkens_handlinger_er_vurder_tildel_mig_og_en_menu_med_fem(klient, modtagelse):
    lav_underretning_barn(modtagelse)

    side = klient(modtagelse).get(SIDE).content.decode()

    menu = re.search(r'<details class="raekkemenu">(?:(?!</details>).)*Opdel.*?</details>', side, re.S)[0]
    raekke = side[: side.index(menu)]
    assert re.findall(r"<li><a[^>]*>(.*?)</a></li>", menu) == [
        "Opdel på børn", "Sammenlæg med", "Videresend til kommune", "Ikke en underretning", "Udskriv",
    ]  # fmt: skip
    assert "Tildel mig" not in menu
    assert "Tildel mig" in raekke
    assert ">Vurder<" in raekke


def test_raadgiver_ser_ikke_handlinger_der_ville_blive_afvist(klient, modtagelse, lav_aktoer):
    poul = lav_aktoer("raadgiver", navn="Poul Primær")
    raekke = lav_underretning_barn(modtagelse)
    UnderretningBarn.objects.filter(pk=raekke.pk).update(vurderes_af=poul.medarbejder_id)

    side = klient(poul).get(SIDE).content.decode()

    assert "Alma Prøve" in side
    assert "Opdel på børn" not in side
    assert "Tildel mig" not in side  # it is mine already
    assert "Udskriv" in side


def test_tildel_mig_fra_listen_bliver_paa_listen(klient, modtagelse):
    raekke = lav_underretning_barn(modtagelse)

    svar = klient(modtagelse).post(f"{SIDE}{raekke.uuid}/tildel-mig/", {"liste": "fane=vurder"})
    fremmed = klient(modtagelse).post(f"{SIDE}{raekke.uuid}/tildel-mig/", {"liste": "//ondt.example"})

    raekke.refresh_from_db()
    assert raekke.vurderes_af_id == modtagelse.medarbejder_id
    assert svar.url == f"{SIDE}?fane=vurder"
    assert fremmed.url == SIDE


def test_tal_faner_og_kolonner_har_de_aftalte_ord(klient, modtagelse):
    lav_underretning_barn(modtagelse)
    ur.stil(ur.nu().replace(hour=6, minute=42) + timedelta(days=1))

    side = klient(modtagelse).get(SIDE).content.decode()

    tal = re.search(r'aria-label="Antal">(.*?)</ul>', side, re.S)[1]
    assert re.findall(r">([^<>]+): \d+<", tal) == [
        "Ikke vurderet", "Under 4 timer", "Overskredet", "Usorteret indgang", "Skal screenes", "Genvurdering mangler",
        "Kvittering/orientering mangler",
    ]  # fmt: skip
    assert re.findall(r'<th scope="col">([^<]+)</th>', side) == [
        "Tid tilbage", "Barn", "Markeringer", "Underretter", "Bekymring", "Tidligere", "Kendt", "Vurderes af", "Trin",
    ]  # fmt: skip
    ord_ = [side.index(fane) for fane in ("Skal vurderes", "Kvittering og orientering", "Usorteret (", "Afsluttet (7")]
    assert ord_ == sorted(ord_)
    assert re.search(r"Opdateret kl\. \d{1,2}\.42", side)
