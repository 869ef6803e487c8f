"""What the assessment page shows, in which order, and with which words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from dubu.haendelseslog.services import skriv
from dubu.kerne import ur
from dubu.parter.models import Adresse, Beskyttelse, Foraelder, Person
from dubu.parter.selectors import barn_fakta
from dubu.underretninger import services
from dubu.underretninger.models import Kvittering
from dubu.underretninger.tests.factories import lav_underretning_barn

VURDERING = {
    "fare": "nej",
    "overgreb": "nej",
    "aereskonflikt": "nej",
    "akut_handling": ["ingen"],
    "begrundelse": "Talt med skolen.",
}
SCREENING = {"screening": "1", "screening_begrundelse": "Familien får allerede hjælp."}


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def alma(kommune):
    return Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve", foedselsdato=date(2015, 1, 1))


@pytest.fixture
def raekke(modtagelse, alma):
    raekke = lav_underretning_barn(modtagelse)
    return services.identificer(aktoer=modtagelse, handling=uuid4(), raekke=raekke, person=alma, tidspunkt=ur.nu())


def adresse(raekke) -> str:
    return f"/indbakke/{raekke.uuid}/"


def overskrifter(side: str, niveau: str = "h[23]") -> list[str]:
    return re.findall(rf"<{niveau}[^>]*>([^<]+)</{niveau}>", re.search(r"<main.*?</main>", side, re.S)[0])


def test_midterfeltet_har_familie_sag_tidligere_indsatser_og_advarsler_i_den_orden(klient, modtagelse, raekke, alma):
    skriv(
        "indsats.ivaerksat", boern=[barn_fakta(alma)], aktoer=modtagelse, tidspunkt=ur.nu() - timedelta(days=30),
        om=uuid4(), data={"paragraf": "BL § 32, stk. 1, nr. 3", "titel": "Familiebehandling"},
    )  # fmt: skip
    tidligere = lav_underretning_barn(modtagelse, modtaget=ur.nu() - timedelta(days=60), overgreb=True)
    services.identificer(aktoer=modtagelse, handling=uuid4(), raekke=tidligere, person=alma, tidspunkt=ur.nu())

    fundne = overskrifter(klient(modtagelse).get(adresse(raekke)).content.decode())

    orden = ["Familie", "Sag", "Tidligere underretninger", "Igangværende indsatser", "Advarsler"]
    assert [ord_ for ord_ in fundne if ord_ in orden] == orden
    assert fundne[0] == "Som modtaget"
    assert fundne.index("Det ved vi") < fundne.index("Familie")
    assert fundne.index("Advarsler") < fundne.index("Vurdering og screening")


def test_familien_staar_med_adresser_og_den_beskyttede_er_maskeret_ogsaa_hos_den_han_bor_hos(
    klient, modtagelse, raekke, alma
):
    far = Person.objects.create(cpr="0101800007", fornavn="Finn", efternavn="Prøve")
    mor = Person.objects.create(cpr="0101820008", fornavn="Mona", efternavn="Prøve")
    farmor = Person.objects.create(cpr="0101500002", fornavn="Inga", efternavn="Prøve")
    for person, noegle, tekst in ((far, "a", "Skjulvej 1"), (farmor, "a", "Skjulvej 1"), (mor, "b", "Åbenvej 2")):
        Adresse.objects.create(person=person, art=Adresse.Art.BOPAEL, aktuel=True, noegle=noegle, tekst=tekst)
    Foraelder.objects.create(person=alma, art="far", cpr=far.cpr)
    Foraelder.objects.create(person=alma, art="mor", cpr=mor.cpr)
    Beskyttelse.objects.create(person=far, art=Beskyttelse.NAVN_OG_ADRESSE)

    side = klient(modtagelse).get(adresse(raekke)).content.decode()

    assert "Åbenvej 2" in side
    assert "Skjulvej" not in side
    assert re.search(r"Far: (<a[^>]*>)?Finn Prøve(</a>)?\s*· Beskyttet adresse", side)
    assert "Beskyttet adresse: far" in side


def test_adressen_maskeres_naar_den_er_samme_bolig_som_en_beskyttets(klient, modtagelse, raekke, alma):
    mor = Person.objects.create(cpr="0101820008", fornavn="Mona", efternavn="Prøve")
    for person in (mor, alma):
        Adresse.objects.create(person=person, art=Adresse.Art.BOPAEL, aktuel=True, noegle="a", tekst="Skjulvej 1")
    Foraelder.objects.create(person=alma, art="mor", cpr=mor.cpr)
    Beskyttelse.objects.create(person=alma, art=Beskyttelse.NAVN_OG_ADRESSE)

    assert "Skjulvej" not in klient(modtagelse).get(adresse(raekke)).content.decode()


def test_trappen_maerker_ikke_vurderet_foer_vurderingen_er_lavet(klient, modtagelse, raekke):
    side = klient(modtagelse).get(adresse(raekke)).content.decode()

    trappe = re.search(r'<ol class="trin.*?</ol>', side, re.S)[0]
    assert re.findall(r'<li class="trin-(\w+)', trappe) == ["udfoert", "kommende", "kommende", "kommende"]
    assert "aria-current" not in trappe


def test_knapperne_hedder_gem_vurdering_og_gem_og_naeste_ogsaa_naar_kun_screeningen_mangler(klient, modtagelse, raekke):
    browser = klient(modtagelse)

    foer = browser.get(adresse(raekke)).content.decode()
    browser.post(adresse(raekke), {**VURDERING, "screening": "afvent"})
    efter = browser.get(adresse(raekke)).content.decode()

    for side in (foer, efter):
        form = re.search(r'<form method="post" data-kladde.*?</form>', side, re.S)[0]
        assert re.findall(r'<button class="button[^>]*>([^<]+)</button>', form) == ["Gem vurdering", "Gem og næste"]


def test_spoergsmaalene_staar_i_orden_med_samme_for_alle_foerst(klient, modtagelse, raekke):
    for navn in ("Bo", "Carl"):
        services.opdel(
            aktoer=modtagelse, handling=uuid4(), underretning=raekke.underretning, boern=[{"navn": navn}],
            tidspunkt=ur.nu(),
        )  # fmt: skip

    side = klient(modtagelse).get(adresse(raekke)).content.decode()

    assert re.findall(r'data-felt="(\w+)" data-art', side) == [
        "samme_for", "fare", "overgreb", "overgreb_af", "aereskonflikt", "akut_handling", "begrundelse", "screening",
        "screening_begrundelse", "ansvarlig", "opret_sag",
    ]  # fmt: skip
    assert ">Samme for alle</label>" in side


def test_et_kryds_i_samme_for_alle_vurderer_alle_soeskende(klient, modtagelse, raekke):
    for navn in ("Bo", "Carl"):
        services.opdel(
            aktoer=modtagelse, handling=uuid4(), underretning=raekke.underretning, boern=[{"navn": navn}],
            tidspunkt=ur.nu(),
        )  # fmt: skip

    klient(modtagelse).post(adresse(raekke), {**VURDERING, "screening": "afvent", "samme_for": ["alle"]})

    assert [r.fare for r in raekke.underretning.boern.order_by("nr")] == ["nej", "nej", "nej"]


def test_kvitteringslinjen_siger_til_hvem_og_hvordan_og_et_tryk_skriver_den_ned(klient, modtagelse, raekke):
    browser = klient(modtagelse)

    side = browser.get(adresse(raekke)).content.decode()
    linje = re.search(r'<div class="opgave kvitteringslinje">.*?</div>', side, re.S)[0]
    felter = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', linje))
    svar = browser.post(f"{adresse(raekke)}kvittering/", felter)

    assert "Kvittering til Lærer Lund, Vestre Skole via telefon" in re.sub(r"\s+", " ", linje)
    assert "Ret" in linje
    assert "Kvittering givet" in linje
    assert svar.status_code == 303
    kvittering = Kvittering.objects.get()
    assert (kvittering.dato, kvittering.kanal) == (ur.idag(), "telefon")
    efter = browser.get(adresse(raekke)).content.decode()
    assert "kvitteringslinje" not in efter
    assert "Kvittering " in efter


def test_kvitteringen_foreslaas_ad_en_vej_man_kan_svare_ad(klient, modtagelse):
    med_mail = lav_underretning_barn(modtagelse, kanal="politirapport", underretter_email="lund@example.org")
    uden = lav_underretning_barn(modtagelse, kanal="politirapport")
    browser = klient(modtagelse)

    assert "via e-mail" in browser.get(adresse(med_mail)).content.decode()
    assert "via brev" in browser.get(adresse(uden)).content.decode()


def test_udfald_staar_med_lovens_ord(klient, modtagelse, raekke, alma):
    browser = klient(modtagelse)
    browser.post(adresse(raekke), {**VURDERING, **SCREENING})
    ny = lav_underretning_barn(modtagelse)
    services.identificer(aktoer=modtagelse, handling=uuid4(), raekke=ny, person=alma, tidspunkt=ur.nu())

    egen = browser.get(adresse(raekke)).content.decode()
    naeste = browser.get(adresse(ny)).content.decode()

    assert "udfald 1" not in egen + naeste
    assert "Ingen yderligere afdækning" in egen
    assert "Ingen yderligere afdækning" in naeste
