"""The inbox: least time left first, counts are filters, and the same number of queries however many rows."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dubu.kerne import ur
from dubu.organisation.models import Indstilling
from dubu.parter.models import Person
from dubu.sager.models import Sag
from dubu.underretninger import services
from dubu.underretninger.models import Underretning
from dubu.underretninger.tests.factories import lav_underretning_barn

SIDE = "/indbakke/"
REGISTRERET = {
    "indgangstype": "underretning",
    "modtaget_dato": "05.01.2026",
    "modtaget_klokken": "14.30",
    "kanal": "telefon",
    "bekymring": "Skolen ringer: Alma er bange for at gå hjem.",
    "underretter_art": "fagperson",
    "underretter_navn": "Lærer Lund",
    "underretter_arbejdssted": "Vestre Skole",
    "barn_navn": "Alma Prøve",
}


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


def test_indbakke_mindst_tid_tilbage_foerst_og_overskredet_oeverst(klient, modtagelse):
    for timer, navn in ((2, "Sen"), (30, "Overskredet"), (22, "Tidlig")):
        lav_underretning_barn(modtagelse, modtaget=ur.nu() - timedelta(hours=timer), paastande={"navn": navn})

    side = klient(modtagelse).get(SIDE).content.decode()

    steder = [side.index(f"{navn} (ikke identificeret)") for navn in ("Overskredet", "Tidlig", "Sen")]
    assert steder == sorted(steder)
    assert "Overskredet med" in side


def test_indbakke_taeller_og_filtrerer(klient, modtagelse):
    lav_underretning_barn(modtagelse, modtaget=ur.nu() - timedelta(hours=22), paastande={"navn": "Snart"})
    lav_underretning_barn(modtagelse, paastande={"navn": "Rolig"}, indgangstype="usorteret")

    side = klient(modtagelse).get(f"{SIDE}?filter=under_4_timer").content.decode()

    assert "Ikke vurderet: 2" in side
    assert "Under 4 timer: 1" in side
    assert "Usorteret indgang: 1" in side
    assert "Snart" in side
    assert "Rolig" not in side


def test_indbakke_viser_markeringer_underretter_og_hvem_der_vurderer(klient, modtagelse):
    lav_underretning_barn(modtagelse, akut="ja", overgreb=True)

    side = klient(modtagelse).get(SIDE).content.decode()

    assert "Akut ifølge underretter · Overgreb · Kontaktspærre" in side
    assert "Fagperson (§ 133): Lærer Lund, Vestre Skole" in side
    assert "Ikke tildelt" in side


def test_indbakke_kontaktspaerren_ses_ogsaa_naar_barnet_er_identificeret(klient, modtagelse):
    raekke = lav_underretning_barn(modtagelse, overgreb=True)
    alma = Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")
    services.identificer(aktoer=modtagelse, handling=uuid4(), raekke=raekke, person=alma, tidspunkt=ur.nu())

    assert "Kontaktspærre" in klient(modtagelse).get(SIDE).content.decode()


def test_indbakke_antal_forespoergsler_vokser_ikke_med_raekkerne(klient, modtagelse):
    browser, antal = klient(modtagelse), []
    for maal in (2, 12):
        while Underretning.objects.count() < maal:
            lav_underretning_barn(modtagelse)
        with CaptureQueriesContext(connection) as sql:
            browser.get(SIDE)
        antal.append(len(sql))

    assert antal[1] <= antal[0]


def test_indbakke_raadgiver_ser_kun_egne_boern(klient, modtagelse, lav_aktoer):
    raadgiver = lav_aktoer("raadgiver", navn="Poul Primær")
    alma = Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")
    Sag.objects.create(
        sagsnummer=1, barn=alma, afdeling_id=raadgiver.afdeling_id, primaer_raadgiver_id=raadgiver.medarbejder_id,
        startdato=ur.idag(), status="SagStatus1",
    )  # fmt: skip
    raekke = lav_underretning_barn(modtagelse)
    services.identificer(aktoer=modtagelse, handling=uuid4(), raekke=raekke, person=alma, tidspunkt=ur.nu())
    lav_underretning_barn(modtagelse, paastande={"navn": "Fremmed Barn"})

    side = klient(raadgiver).get(SIDE).content.decode()

    assert "Alma Prøve" in side
    assert "Fremmed Barn" not in side


def test_kommunens_eget_maal_for_screeningen_staar_paa_det_der_skal_screenes(klient, modtagelse):
    modtaget = datetime(2026, 1, 5, 13, 30, tzinfo=UTC)
    ur.stil(modtaget + timedelta(hours=3))
    raekke = lav_underretning_barn(modtagelse, modtaget=modtaget)
    svar = services.Vurderingssvar("nej", "nej", "nej", ["ingen"], "Talt med skolen.")
    services.vurder_underretning(aktoer=modtagelse, handling=uuid4(), raekker=[raekke], svar=svar, tidspunkt=ur.nu())
    assert "Mål:" not in klient(modtagelse).get(f"{SIDE}?fane=screen").content.decode()

    Indstilling.objects.create(
        noegle="screening.maaltal_dage", fra=date(2025, 1, 1), vaerdi=14, begrundelse="Byrådets mål"
    )

    assert "Mål: screenet 19. januar 2026" in klient(modtagelse).get(f"{SIDE}?fane=screen").content.decode()


def test_registrer_gemmer_med_foerste_kontakt_og_foerer_til_vurderingen(klient, modtagelse):
    svar = klient(modtagelse).post(f"{SIDE}ny/", REGISTRERET)

    underretning = Underretning.objects.get()
    assert svar.status_code == 303
    assert svar.url == f"/indbakke/{underretning.boern.get().uuid}/"
    assert underretning.modtaget_tidspunkt.isoformat() == "2026-01-05T13:30:00+00:00"


def test_registrer_i_fremtiden_siger_hvad_der_er_galt_og_beholder_teksten(klient, modtagelse):
    svar = klient(modtagelse).post(f"{SIDE}ny/", {**REGISTRERET, "modtaget_dato": "05.01.2099"})

    assert svar.status_code == 422
    assert "ikke kommet endnu" in svar.content.decode()
    assert REGISTRERET["bekymring"] in svar.content.decode()


def test_registrer_som_ansoegning_sorteres_i_samme_handling(klient, modtagelse):
    klient(modtagelse).post(f"{SIDE}ny/", {**REGISTRERET, "indgangstype": "ansoegning"})

    assert Underretning.objects.get().boern.get().lukkegrund == "klassificeret"


def test_registrer_to_gange_med_samme_handling_er_en(klient, modtagelse):
    data = {**REGISTRERET, "handling": str(uuid4())}

    for _ in range(2):
        klient(modtagelse).post(f"{SIDE}ny/", data)

    assert Underretning.objects.count() == 1


def test_identificer_finder_paa_paastanden_og_peger_paa_barnet(klient, modtagelse):
    alma = Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")
    raekke = lav_underretning_barn(modtagelse, paastande={"navn": "Alma Prøve", "cpr": "0101150003"})
    browser = klient(modtagelse)

    side = browser.get(f"{SIDE}{raekke.uuid}/identificer/").content.decode()
    svar = browser.post(f"{SIDE}{raekke.uuid}/identificer/", {"person": str(alma.uuid), "soegt": "0101150003"})

    assert "Alma Prøve" in side
    assert svar.status_code == 303
    raekke.refresh_from_db()
    assert raekke.barn == alma


def test_identificer_ikke_fundet_opretter_uden_cpr(klient, modtagelse):
    raekke = lav_underretning_barn(modtagelse)

    klient(modtagelse).post(
        f"{SIDE}{raekke.uuid}/identificer/", {"opret": "1", "fornavn": "Ny", "efternavn": "Navnsen"}
    )

    raekke.refresh_from_db()
    assert raekke.barn.navn == "Ny Navnsen"


@pytest.mark.parametrize(
    "akt",
    ["tildel", "identificer", "opdel", "sammenlaeg", "videresend", "sorter", "genvurder", "samtale", "risikovurdering",
     "kvittering", "orientering", "udskriv"],
)  # fmt: skip
def test_sider_for_raekkens_handlinger_kan_aabnes(klient, modtagelse, akt):
    raekke = lav_underretning_barn(modtagelse)

    assert klient(modtagelse).get(f"{SIDE}{raekke.uuid}/{akt}/").status_code == 200


@pytest.mark.parametrize(
    ("akt", "data", "grund"),
    [
        ("sorter", {"slags": "andet", "begrundelse": "Reklame"}, "klassificeret"),
        (
            "videresend",
            {"kommune_til": "450", "overdraget_til": "Vagten", "overdraget_tidspunkt_dato": "05.01.2026",
             "overdraget_tidspunkt_klokken": "15.00"},
            "videresendt",
        ),
    ],
)  # fmt: skip
def test_raekkens_handling_lukker(klient, modtagelse, akt, data, grund):
    raekke = lav_underretning_barn(modtagelse)

    svar = klient(modtagelse).post(f"{SIDE}{raekke.uuid}/{akt}/", data)

    raekke.refresh_from_db()
    assert svar.status_code == 303
    assert raekke.lukkegrund == grund


def test_registrer_af_administrativ_faar_nummeret_men_ikke_indbakken(klient, lav_aktoer):
    svar = klient(lav_aktoer("administrativ", navn="Anne Adm")).post(f"{SIDE}ny/", REGISTRERET)

    assert svar.status_code == 200
    assert Underretning.objects.get().visningsnummer in svar.content.decode()


def test_modtagelsen_kan_aabne_bilaget(klient, modtagelse):
    raekke = lav_underretning_barn(modtagelse, bilag=[services.Bilag("notat.txt", "text/plain", b"blaa maerker")])
    browser = klient(modtagelse)

    side = browser.get(f"{SIDE}{raekke.uuid}/").content.decode()
    svar = browser.get(re.search(r'href="(/dokumenter/[^"]+/hent/)"', side)[1])

    assert b"".join(svar.streaming_content if svar.streaming else [svar.content]) == b"blaa maerker"


def test_aktivitetens_adresse_foerer_til_underretningen(klient, modtagelse):
    raekke = lav_underretning_barn(modtagelse)

    svar = klient(modtagelse).get(f"{SIDE}aktivitet/{raekke.underretning.aktivitet.uuid}/")

    assert svar.url == f"{SIDE}{raekke.uuid}/"


def test_indbakke_siger_naar_en_kanal_er_blevet_stille(klient, modtagelse):
    ur.stil(ur.nu() - timedelta(days=8))
    lav_underretning_barn(modtagelse, kanal="mail")
    ur.stil(None)

    assert "Se efter, om kanalen virker" in klient(modtagelse).get(SIDE).content.decode()


def test_sorter_en_mail_siger_hvem_der_underretter_saa_der_kan_kvitteres(klient, modtagelse):
    raekke = lav_underretning_barn(
        modtagelse,
        kanal="mail",
        indgangstype="usorteret",
        underretter_art="ukendt",
        underretter_navn="lund@example.org",
        underretter_arbejdssted="",
    )
    browser, side = klient(modtagelse), f"{SIDE}{raekke.uuid}/sorter/"

    browser.post(
        side,
        {"slags": "underretning", "underretter_art": "fagperson", "underretter_navn": "Lærer Lund",
         "underretter_arbejdssted": "Vestre Skole"},
    )  # fmt: skip

    underretning = Underretning.objects.get()
    assert underretning.underretter_i_ord == "Fagperson (§ 133): Lærer Lund, Vestre Skole"
    assert underretning.kan_kvitteres
    assert "Hvem underretter" not in browser.get(side).content.decode()
