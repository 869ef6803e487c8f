"""The case's pages as a browser without JavaScript sees them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from dubu.adgang.tests.factories import lav_medarbejder, log_ind
from dubu.haendelseslog.models import Haendelse, Opslag
from dubu.kerne import ur
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.models import Medarbejder
from dubu.sager.aktiviteter import planlaeg_aktivitet
from dubu.sager.models import Adgangsbevilling, AktivitetBarn, Arbejdskopi, Notatindhold, Sag, Sagspart
from dubu.sager.notater import skriv_notat
from dubu.sager.tests.factories import lav_barn, lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _uret(kommune):
    ur.stil(NU)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


@pytest.fixture
def browser(mette):
    return log_ind(mette)


def _tekst(svar):
    return svar.content.decode()


def _send(browser, adresse, **skrevet):
    """Post what the shown page holds hidden, with what one typed."""
    skjulte = re.findall(r'name="(fra_aftryk)" value="([^"]*)"', _tekst(browser.get(adresse)))
    return browser.post(adresse, {**dict(skjulte), **skrevet})


def _notat(mette, sag, **felter):
    standard = {"titel": "Hjemmebesøg", "tekst": "Vi talte om skolen.", "haendelsestidspunkt": NU, "tidspunkt": NU}
    return skriv_notat(aktoer=mette, handling=uuid4(), sag=sag, **{**standard, **felter})


NYT_NOTAT = {"titel": "", "tekst": "Mor ringer.", "skete_dato": "02.03.2026", "skete_klokken": "9.30", "undertype": ""}


def test_overblik_paa_dag_et_viser_kun_det_der_er(browser, sag):
    side = _tekst(browser.get(f"/sag/{sag.uuid}/"))

    blokke = re.findall(r'class="blok-titel"[^>]*>([^<]*)<', side)
    assert blokke == ["Hvad handler det om", "Lige nu", "Familie og netværk", "Journal"]
    assert "Asta Eksempel" in side
    assert "9 år" not in side  # eight until 4 March
    assert "8 år" in side


def test_overblik_for_fremmed_og_for_nabokommune_er_samme_404(sag, lav_aktoer):
    fremmed = log_ind(lav_aktoer("raadgiver", navn="Jens Berg"))
    ukendt = fremmed.get(f"/sag/{uuid4()}/")
    with kommune_transaktion(450):
        nabo = log_ind(lav_aktoer("afdelingsleder", navn="Nina Nabo"))

    for svar in (fremmed.get(f"/sag/{sag.uuid}/"), nabo.get(f"/sag/{sag.uuid}/")):
        assert svar.status_code == 404
        assert "Asta" not in _tekst(svar)
    assert ukendt.status_code == 404


def test_overblik_noteres_i_opslagsloggen(browser, sag):
    browser.get(f"/sag/{sag.uuid}/")
    assert str(sag.uuid) in Opslag.objects.get(art="sag.laest").om


def test_overblik_bruger_faa_foresporgsler(browser, mette, sag, django_assert_max_num_queries):
    for nr in range(8):
        _notat(mette, sag, titel=f"Notat {nr}")
    with django_assert_max_num_queries(60):
        browser.get(f"/sag/{sag.uuid}/")


def test_nyt_notat_journaliseres_og_kladden_er_vaek(browser, sag):
    adresse = f"/sag/{sag.uuid}/notat/"
    gemt = browser.post(adresse, {"felt": "tekst", "vaerdi": "Mor ri", "version": "0", "handling": str(uuid4())})
    assert gemt.json() == {"version": 1, "gemt": "10.32"}
    assert "Mor ri" in _tekst(browser.get(adresse))

    svar = browser.post(adresse, {**NYT_NOTAT, "handling": str(uuid4())})

    assert svar.status_code == 303
    assert "Mor ringer." in _tekst(browser.get(svar["Location"].split("#")[0]))
    assert "Mor ri</textarea>" not in _tekst(browser.get(adresse))


def test_nyt_notat_to_gange_med_samme_handling_er_et_notat(browser, sag):
    data = {**NYT_NOTAT, "handling": str(uuid4())}
    svar = [browser.post(f"/sag/{sag.uuid}/notat/", data) for _ in range(2)]
    assert svar[0]["Location"] == svar[1]["Location"]
    assert Notatindhold.objects.count() == 1


@pytest.mark.parametrize(
    ("felter", "besked"),
    [
        ({"skete_dato": "31.02.2026"}, "31. februar 2026 findes ikke"),
        ({"skete_dato": "03.03.2026"}, "er ikke kommet endnu"),
        ({"tekst": ""}, "Feltet skal udfyldes"),
    ],
)
def test_nyt_notat_med_fejl_beholder_det_skrevne(browser, sag, felter, besked):
    svar = browser.post(f"/sag/{sag.uuid}/notat/", {**NYT_NOTAT, "titel": "Min overskrift", **felter})
    assert svar.status_code == 422
    assert besked in _tekst(svar)
    assert "Min overskrift" in _tekst(svar)


def test_nyt_notat_for_soeskende_med_afkrydsning(browser, sag):
    bo = lav_barn("Bo")
    Sagspart.objects.create(sag=sag, person=bo, rolle="soeskende", fra=sag.startdato)
    assert "Gælder også" in _tekst(browser.get(f"/sag/{sag.uuid}/notat/"))
    browser.post(f"/sag/{sag.uuid}/notat/", {**NYT_NOTAT, "boern": str(bo.uuid)})
    assert {r.barn.fornavn for r in AktivitetBarn.objects.select_related("barn")} == {"Asta", "Bo"}


def test_ret_notat_af_to_viser_den_nye_tekst_og_beholder_ens_egen(browser, mette, sag, lav_aktoer):
    notat = _notat(mette, sag)
    adresse = f"/sag/{sag.uuid}/notat/{notat.uuid}/ret/"
    leder = log_ind(lav_aktoer("afdelingsleder", navn="Lone Leder"))
    leder.post(adresse, {"tekst": "Lederens tekst", "begrundelse": "Navn", "fra_version": "1"})

    svar = browser.post(adresse, {"tekst": "Mettes tekst", "begrundelse": "Dato", "fra_version": "1"})

    assert svar.status_code == 422
    side = _tekst(svar)
    assert "Lone Leder har rettet notatet imens" in side
    assert "Lederens tekst" in side
    assert "Mettes tekst" in side
    assert 'name="fra_version" value="2"' in side
    igen = browser.post(adresse, {"tekst": "Mettes tekst", "begrundelse": "Dato", "fra_version": "2"})
    assert igen.status_code == 303
    assert "Lederens tekst" in _tekst(browser.get(igen["Location"]))


def test_journal_soeges_uden_ord_i_adressen_og_ryddes_igen(browser, mette, sag):
    _notat(mette, sag, titel="Skolemøde", tekst="Uro")
    _notat(mette, sag, titel="Lægebesøg", tekst="Attest")
    adresse = f"/sag/{sag.uuid}/journal/"

    svar = browser.post(adresse, {"soegning": "uro"})
    assert svar["Location"] == adresse
    fundet = _tekst(browser.get(adresse))
    assert "Skolemøde" in fundet
    assert "Lægebesøg" not in fundet

    browser.post(adresse, {"soegning": "uro", "ryd": "1"})
    assert "Lægebesøg" in _tekst(browser.get(adresse))
    assert Opslag.objects.get(art="journal.soegt").data["raekker"][0]["soegning"] == "uro"


def test_aktivitet_planlaegges_og_udfoeres(browser, mette, sag):
    data = {"type": "moede/netvaerksmoede", "titel": "Netværksmøde", "tidspunkt_dato": "05.03.2026"}
    browser.post(f"/sag/{sag.uuid}/aktivitet/", {**data, "tidspunkt_klokken": "14.00"})
    aktivitet = AktivitetBarn.objects.get().aktivitet
    assert "Netværksmøde" in _tekst(browser.get(f"/sag/{sag.uuid}/"))

    adresse = f"/sag/{sag.uuid}/aktivitet/{aktivitet.uuid}/"
    assert browser.post(f"{adresse}status/", {"til": "ikke_relevant"}).status_code == 422
    assert browser.post(f"{adresse}status/", {"til": "udfoert"}).status_code == 303
    assert "Udført" in _tekst(browser.get(adresse))


def test_henvendelse_registreres(browser, sag):
    data = {**NYT_NOTAT, "undertype": "foraelder", "kanal": "telefon", "fra": "Mor"}
    assert browser.post(f"/sag/{sag.uuid}/henvendelse/", data).status_code == 303
    assert Haendelse.objects.filter(noegle="henvendelse.modtaget").exists()


def test_kasser_kladde_kan_kun_ejeren(browser, sag, lav_aktoer):
    browser.post(f"/sag/{sag.uuid}/notat/", {"felt": "tekst", "vaerdi": "x", "version": "0"})
    kopi = Arbejdskopi.objects.get()
    leder = log_ind(lav_aktoer("afdelingsleder", navn="Lone Leder"))
    assert leder.post(f"/sag/kladde/{kopi.uuid}/kasser/").status_code == 404
    assert browser.post(f"/sag/kladde/{kopi.uuid}/kasser/").status_code == 303
    assert not Arbejdskopi.objects.exists()


def test_opret_sag_fra_barnet_og_igen_viser_den_der_er(browser, mette):
    barn = lav_barn("Bo")
    me = Medarbejder.objects.get(uuid=mette.id)
    data = {
        "sagstype": "barn", "startdato": "02.03.2026", "afdeling": str(me.afdeling.uuid), "primaer": str(me.uuid),
    }  # fmt: skip
    svar = browser.post(f"/sag/opret/{barn.uuid}/", {**data, "handling": str(uuid4())})
    assert svar["Location"] == f"/sag/{Sag.objects.get().uuid}/"

    igen = browser.post(f"/sag/opret/{barn.uuid}/", {**data, "handling": str(uuid4())})
    assert igen.status_code == 422
    assert "har allerede en åben sag" in _tekst(igen)


def test_tildel_status_resume_parter_og_raadgivere(browser, mette, sag, lav_aktoer):
    leder = log_ind(lav_aktoer("teamleder", navn="Lone Leder"))
    jens = lav_medarbejder("raadgiver", navn="Jens Berg")
    rod = f"/sag/{sag.uuid}"
    assert browser.get(f"{rod}/tildel/").status_code == 403
    tilfoej = {"medarbejder": str(jens.uuid), "formaal": "Tilsyn", "fra": "02.03.2026"}
    assert browser.post(f"{rod}/raadgivere/", tilfoej).status_code == 303
    assert "Tilsyn" in _tekst(browser.get(f"{rod}/raadgivere/"))
    part = {"fornavn": "Mor", "efternavn": "Eksempel", "rolle": "fmi", "telefon": "12 34 56 78"}
    assert browser.post(f"{rod}/parter/", part).status_code == 303
    assert browser.post(f"{rod}/parter/", {"rolle": "fmi"}).status_code == 422
    assert "12 34 56 78" in _tekst(browser.get(f"{rod}/"))
    assert _send(browser, f"{rod}/handler-om/", handler_om="Fravær fra skole").status_code == 303
    assert _send(leder, f"{rod}/tildel/", primaer=str(jens.uuid)).status_code == 303
    assert _send(leder, f"{rod}/status/", til="SagStatus4").status_code == 422
    assert _send(leder, f"{rod}/status/", til="SagStatus4", begrundelse="Venter").status_code == 303


def test_noedaabning_aabner_sagen_og_staar_i_loggen(sag, lav_aktoer):
    vagt = log_ind(lav_aktoer("doegnvagt", navn="Vagn Vagt"))
    rod = f"/sag/{sag.uuid}"
    foer = _tekst(vagt.get(f"{rod}/noedaabning/"))
    assert "Asta" not in foer
    assert vagt.get(f"{rod}/").status_code == 404
    assert vagt.post(f"{rod}/noedaabning/", {"begrundelse": "kort"}).status_code == 422
    assert vagt.post(f"{rod}/noedaabning/", {"begrundelse": "Politiet står hos familien"}).status_code == 303
    assert vagt.get(f"{rod}/").status_code == 200

    log = _tekst(log_ind(lav_aktoer("revisor", navn="Rie")).get(f"{rod}/log/"))
    assert "Nødåbning af sagen" in log
    assert "Politiet står hos familien" in log


def test_adgang_gives_og_fjernes(sag, lav_aktoer):
    leder = log_ind(lav_aktoer("afdelingsleder", navn="Lone Leder"))
    jens = lav_medarbejder("raadgiver", navn="Jens Berg")
    data = {
        "medarbejder": str(jens.uuid), "begrundelse": "Genvurdering af sagen", "til_dato": "05.03.2026",
        "til_klokken": "16.00",
    }  # fmt: skip
    assert leder.post(f"/sag/{sag.uuid}/adgang/", data).status_code == 303
    bevilling = Adgangsbevilling.objects.get()
    assert leder.post(f"/sag/{sag.uuid}/adgang/{bevilling.uuid}/fjern/").status_code == 303
    bevilling.refresh_from_db()
    assert bevilling.til < NU + timedelta(minutes=1)


def test_log_viser_hvem_der_har_set_sagen(browser, sag, lav_aktoer):
    browser.get(f"/sag/{sag.uuid}/")
    assert browser.get(f"/sag/{sag.uuid}/log/").status_code == 403
    side = _tekst(log_ind(lav_aktoer("revisor", navn="Rie")).get(f"/sag/{sag.uuid}/log/?vis=opslag"))
    assert "Mette Holm" in side
    assert "Sagen åbnet" in side


def test_mine_sager_viser_kun_mine_aabne(browser, mette, sag):
    lav_sag(lav_barn("Fremmed"))
    lav_sag(lav_barn("Lukket"), raadgiver=mette, status="SagStatus2")
    planlaeg_aktivitet(
        aktoer=mette, handling=uuid4(), sag=sag, type="moede", titel="M", haendelsestidspunkt=NU + timedelta(days=1),
        tidspunkt=NU,
    )  # fmt: skip
    side = _tekst(browser.get("/sager/"))
    assert "Asta" in side
    assert "Fremmed" not in side
    assert "Lukket" not in side
    assert "Lukket" in _tekst(browser.get("/sager/?vis=lukkede"))
