"""The assessment page: one save for assessment and screening; a gate holds the closing, never the assessment."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.haendelseslog.services import skriv
from dubu.kerne import ur
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta
from dubu.sager.models import Arbejdskopi, Sag
from dubu.sager.tests.factories import lav_sag
from dubu.underretninger import services
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.tests.factories import lav_underretning_barn

VURDERING = {
    "fare": "nej",
    "overgreb": "nej",
    "aereskonflikt": "nej",
    "akut_handling": ["ingen"],
    "begrundelse": "Talt med skolen.",
}
AFVENT = {**VURDERING, "screening": "afvent"}
SCREENING = {"screening": "1", "screening_begrundelse": "Familien får allerede hjælp af sundhedsplejen."}


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def alma(kommune):
    return Person.objects.create(cpr="0101150003", fornavn="Alma", efternavn="Prøve")


@pytest.fixture
def raekke(modtagelse, alma):
    raekke = lav_underretning_barn(modtagelse)
    return services.identificer(aktoer=modtagelse, handling=uuid4(), raekke=raekke, person=alma, tidspunkt=ur.nu())


def _side(raekke: UnderretningBarn) -> str:
    return f"/indbakke/{raekke.uuid}/"


def test_siden_viser_teksten_som_modtaget_og_tre_felter(klient, modtagelse, raekke):
    side = klient(modtagelse).get(_side(raekke)).content.decode()

    assert "Barnet kommer sulten i skole." in side
    assert all(ord_ in side for ord_ in ("Som modtaget", "Det ved vi", "Vurdering og screening", "Ingen åben sag"))


def test_vurder_og_screen_i_et_gem_lukker(klient, modtagelse, raekke):
    svar = klient(modtagelse).post(_side(raekke), {**VURDERING, **SCREENING})

    raekke.refresh_from_db()
    assert svar.status_code == 303
    assert (raekke.fare, raekke.lukkegrund, raekke.screening_udfald) == ("nej", "screening", "1")


def test_vurder_og_afvent_staar_under_skal_screenes(klient, modtagelse, raekke):
    browser = klient(modtagelse)
    browser.post(_side(raekke), {**VURDERING, "screening": "afvent"})

    raekke.refresh_from_db()
    assert raekke.er_aaben
    assert raekke.afventer_samtale
    assert "Afventer samtale med familien" in browser.get("/indbakke/?fane=screen").content.decode()


def test_udfald_tre_opretter_sag_med_ansvarlig(klient, modtagelse, raekke, lav_aktoer):
    poul = lav_aktoer("raadgiver", navn="Poul Primær")

    klient(modtagelse).post(
        _side(raekke), {**VURDERING, **SCREENING, "screening": "3", "opret_sag": "on", "ansvarlig": str(poul.id)}
    )

    sag = Sag.objects.get(barn=raekke.barn)
    assert sag.primaer_raadgiver_id == poul.medarbejder_id


def test_screening_uden_begrundelse_afvises_og_intet_gemmes(klient, modtagelse, raekke):
    svar = klient(modtagelse).post(_side(raekke), {**VURDERING, "screening": "1"})

    raekke.refresh_from_db()
    assert svar.status_code == 422
    assert raekke.vurderet_tidspunkt is None


def test_soeskende_samme_svar_for_alle(klient, modtagelse, raekke):
    (bo,) = services.opdel(
        aktoer=modtagelse, handling=uuid4(), underretning=raekke.underretning, boern=[{"navn": "Bo"}], tidspunkt=ur.nu()
    )

    klient(modtagelse).post(_side(raekke), {**VURDERING, "screening": "afvent", "samme_for": [str(bo.uuid)]})

    bo.refresh_from_db()
    assert bo.fare == "nej"


def test_g3_holder_lukningen_men_vurderingen_er_gemt_og_siden_siger_hvordan_man_gaar_videre(klient, modtagelse, raekke):
    browser = klient(modtagelse)

    svar = browser.post(_side(raekke), {**VURDERING, **SCREENING, "overgreb": "ja", "overgreb_af": "foraelder"})

    raekke.refresh_from_db()
    side = svar.content.decode()
    assert svar.status_code == 200
    assert raekke.vurderet_tidspunkt is not None
    assert raekke.er_aaben
    assert "24-timersvurderingen er gemt" in side
    assert "Der er ikke talt med barnet" in side
    assert "fravigelse_begrundelse" in side
    assert "Registrér samtale med barnet" in side


def test_g3_kan_gaas_forbi_med_begrundelse_paa_siden(klient, modtagelse, raekke):
    browser = klient(modtagelse)
    browser.post(_side(raekke), {**VURDERING, **SCREENING, "overgreb": "ja"})

    fravigelse = {"fravigelse_regel": "g3", "fravigelse_begrundelse": "Barnet er et halvt år gammelt."}
    svar = browser.post(_side(raekke), {**SCREENING, **fravigelse})

    raekke.refresh_from_db()
    assert svar.status_code == 303
    assert raekke.lukkegrund == "screening"


def test_g4_holder_til_en_ny_har_genvurderet(klient, modtagelse, raekke, lav_aktoer):
    poul = lav_aktoer("raadgiver", navn="Poul Primær")
    skriv(
        "indsats.ivaerksat", boern=[barn_fakta(raekke.barn)], aktoer=poul, tidspunkt=ur.nu() - timedelta(days=30),
        om=uuid4(), data={"paragraf": "BL § 32, stk. 1, nr. 3", "titel": "Familiebehandling"},
    )  # fmt: skip
    ny = lav_aktoer("teamleder", navn="Tove Teamleder")
    browser = klient(modtagelse)

    holdt = browser.post(_side(raekke), {**VURDERING, **SCREENING}).content.decode()
    genvurdering = browser.get(f"{_side(raekke)}genvurder/").content.decode()
    browser.post(f"{_side(raekke)}genvurder/", {"medarbejder": str(ny.id), "resultat": "Støtten passer."})
    browser.post(_side(raekke), SCREENING)

    raekke.refresh_from_db()
    assert "genvurderet af en, der ikke har deltaget" in holdt
    assert "Tove Teamleder" in genvurdering
    assert "Poul Primær" not in genvurdering
    assert raekke.lukkegrund == "screening"


def test_paa_aaben_sag_spoerges_der_om_hvad_der_aendres(klient, modtagelse, raekke, lav_aktoer):
    poul = lav_aktoer("raadgiver", navn="Poul Primær")
    Sag.objects.create(
        sagsnummer=1, barn=raekke.barn, afdeling_id=poul.afdeling_id, primaer_raadgiver_id=poul.medarbejder_id,
        startdato=ur.idag(), status="SagStatus1",
    )  # fmt: skip
    browser = klient(modtagelse)

    side = browser.get(_side(raekke)).content.decode()
    browser.post(_side(raekke), {**VURDERING, **SCREENING, "screening": "aendrer_ikke"})

    raekke.refresh_from_db()
    assert "Ændrer underretningen den igangværende" in side
    assert 'value="3"' not in side
    assert raekke.screening_udfald == "aendrer_ikke"


def test_to_der_skriver_samtidig_ser_begge_tekster(klient, modtagelse, raekke, lav_aktoer):
    anden = lav_aktoer("teamleder", navn="Tove Teamleder")
    felt = {"felt": "begrundelse", "version": "0"}
    klient(modtagelse).post(_side(raekke), {**felt, "vaerdi": "Rikkes tekst", "handling": str(uuid4())})

    svar = klient(anden).post(_side(raekke), {**felt, "vaerdi": "Toves tekst", "handling": str(uuid4())})

    assert svar.status_code == 200
    assert svar.json()["konflikt"] is True
    assert svar.json()["anden"]["vaerdi"] == "Rikkes tekst"


def test_kladden_afsluttes_naar_der_er_gemt(klient, modtagelse, raekke):
    browser = klient(modtagelse)
    browser.post(_side(raekke), {"felt": "begrundelse", "vaerdi": "Begyndt", "version": "0"})

    browser.post(_side(raekke), {**VURDERING, "screening": "afvent"})

    assert not Arbejdskopi.objects.filter(afsluttet_tidspunkt=None).exists()


def test_gem_og_naeste_aabner_den_mest_hastende(klient, modtagelse, raekke):
    naeste = lav_underretning_barn(modtagelse, modtaget=ur.nu() - timedelta(hours=20))

    svar = klient(modtagelse).post(_side(raekke), {**VURDERING, "screening": "afvent", "naeste": "1"})

    assert svar.url == _side(naeste)


def test_fremmed_uuid_er_404(klient, modtagelse):
    assert klient(modtagelse).get(f"/indbakke/{uuid4()}/").status_code == 404


def test_raadgiver_uden_sag_faar_404_paa_andres_underretning(klient, raekke, lav_aktoer):
    assert klient(lav_aktoer("raadgiver", navn="Anden")).get(_side(raekke)).status_code == 404


def test_siden_viser_familien_naar_barnet_er_identificeret(klient, modtagelse, raekke):
    side = klient(modtagelse).get(_side(raekke)).content.decode()

    assert "<h3>Familie</h3>" in side
    assert "Alt om Alma Prøve" in side


def test_to_der_vurderer_samtidig_den_anden_ser_forskellen_og_vaelger(klient, modtagelse, raekke, lav_aktoer):
    vagt = lav_aktoer("doegnvagt", navn="Vibe Vagt")
    rikkes = _sendes(klient(modtagelse), raekke)
    klient(vagt).post(_side(raekke), {**VURDERING, "begrundelse": "Mor var hjemme og ædru."})

    svar = klient(modtagelse).post(_side(raekke), {**rikkes, **AFVENT, "fare": "ja", "begrundelse": "Blå mærker."})

    side = svar.content.decode()
    assert svar.status_code == 422
    assert "Vibe Vagt har vurderet barnet imens. Fare: Nej." in side
    assert "Mor var hjemme og ædru." in side
    assert "Blå mærker.</textarea>" in side
    raekke.refresh_from_db()
    assert raekke.fare == "nej"

    igen = {**_skjulte(side), **AFVENT, "fare": "ja", "begrundelse": "Blå mærker."}
    assert klient(modtagelse).post(_side(raekke), igen).status_code == 303
    raekke.refresh_from_db()
    assert raekke.fare == "ja"
    assert raekke.vurderinger.count() == 2


def test_vurdering_sendt_to_gange_er_en_vurdering(klient, modtagelse, raekke):
    data = {**_sendes(klient(modtagelse), raekke), **AFVENT}

    assert [klient(modtagelse).post(_side(raekke), data).status_code for _ in range(2)] == [303, 303]
    assert raekke.vurderinger.count() == 1


def test_svar_til_en_underretning_lukket_imens_siges_det(klient, modtagelse, raekke):
    data = {**_sendes(klient(modtagelse), raekke), **VURDERING}
    klient(modtagelse).post(_side(raekke), {**VURDERING, **SCREENING})

    svar = klient(modtagelse).post(_side(raekke), data)

    assert svar.status_code == 422
    assert "er afsluttet" in svar.content.decode()


def test_soeskende_med_aaben_sag_faar_vurderingen_men_screenes_for_sig(klient, modtagelse, raekke, lav_aktoer):
    lillebror = services.opdel(
        aktoer=modtagelse,
        handling=uuid4(),
        underretning=raekke.underretning,
        boern=[{"navn": "Birk Prøve"}],
        tidspunkt=ur.nu(),
    )[0]
    birk = Person.objects.create(cpr="0101180001", fornavn="Birk", efternavn="Prøve")
    lillebror = services.identificer(
        aktoer=modtagelse, handling=uuid4(), raekke=lillebror, person=birk, tidspunkt=ur.nu()
    )
    lav_sag(birk, raadgiver=lav_aktoer("raadgiver", navn="Poul Primær"))
    assert "Birk Prøve (screenes for sig)" in klient(modtagelse).get(_side(raekke)).content.decode()

    klient(modtagelse).post(_side(raekke), {**VURDERING, **SCREENING, "samme_for": [str(lillebror.uuid)]})

    raekke.refresh_from_db()
    lillebror.refresh_from_db()
    assert (raekke.screening_udfald, lillebror.screening_udfald) == ("1", "")
    assert lillebror.vurderet_tidspunkt is not None
    assert lillebror.er_aaben


def _skjulte(side: str) -> dict[str, str]:
    return dict(re.findall(r'name="(handling|fra_aftryk)" value="([^"]*)"', side))


def _sendes(browser, raekke) -> dict[str, str]:
    """What the page sends by itself."""
    return _skjulte(browser.get(_side(raekke)).content.decode())
