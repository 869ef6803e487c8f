"""The search: every way to ask, who sees what, and that no word leaves by the address."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubu.adgang.tests.factories import log_ind
from dubu.haendelseslog.models import Opslag
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.kerne.transaktion import kommune_transaktion
from dubu.parter.models import Adresse, Beskyttelse, Person
from dubu.sager.models import Sagspart
from dubu.sager.soegetolkning import Soegning, tolk
from dubu.sager.soegning import soeg
from dubu.sager.tests.factories import lav_barn, lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _uret(kommune):
    ur.stil(NU)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


def _navne(aktoer, tekst):
    return [fund.person.navn for fund in soeg(aktoer, tekst).fund]


@pytest.mark.parametrize(
    ("tekst", "soegning"),
    [
        ("230517-1234", Soegning(cpr="2305171234")),
        ("2305171234", Soegning(cpr="2305171234")),
        ("12 34 56 78", Soegning(telefon="12345678")),
        ("+45 12345678", Soegning(telefon="12345678")),
        ("42", Soegning(sagsnummer=42)),
        ("230517", Soegning(foedt="230517", sagsnummer=230517)),
        ("Søndergade 12", Soegning(adresse="s|ndergade 12")),
        ("Asta  Holm", Soegning(navneord=("asta", "holm"))),
        ("", Soegning()),
        ("!!", Soegning()),
        ("123456789", Soegning()),
    ],
)
def test_tolk(tekst, soegning):
    assert tolk(tekst) == soegning


@given(st.text(max_size=300))
def test_tolk_bryder_ikke_sammen_paa_noget(tekst):
    assert isinstance(tolk(tekst).er_tom, bool)


def test_soeg_paa_navn_finder_stavevarianter_og_sorterer_dansk(mette):
    for fornavn, efternavn in [("Bo", "Aagaard"), ("Bo", "Østergård"), ("Bo", "Zander"), ("Bo", "Christensen")]:
        lav_barn(fornavn, efternavn)
    assert _navne(mette, "bo") == ["Bo Christensen", "Bo Zander", "Bo Østergård", "Bo Aagaard"]
    assert _navne(mette, "Kristensen") == ["Bo Christensen"]
    assert _navne(mette, "ågaard bo") == ["Bo Aagaard"]
    assert _navne(mette, "gaard") == []


def test_soeg_paa_cpr_sagsnummer_og_telefon(mette):
    barn = lav_barn("Asta", cpr="2305171234", telefon="12345678")
    sag = lav_sag(barn, raadgiver=mette)
    for tekst in ("230517-1234", "230517", str(sag.sagsnummer), "12 34 56 78"):
        assert _navne(mette, tekst) == ["Asta Eksempel"]


def test_soeg_paa_adresse_finder_ikke_en_beskyttet(mette):
    for fornavn in ("Synlig", "Skjult"):
        barn = lav_barn(fornavn)
        Adresse.objects.create(person=barn, aktuel=True, tekst="Nygade 3", soegenoegle="nygade 3 5000 odense")
    Beskyttelse.objects.create(person=barn, art=Beskyttelse.NAVN_OG_ADRESSE, fra=date(2026, 1, 1))
    assert _navne(mette, "Nygade 3") == ["Synlig Eksempel"]


def test_soeg_paa_foraelderens_navn_viser_barnets_sag(mette):
    sag, mor = lav_sag(raadgiver=mette), lav_barn("Karen", "Madsen")
    Sagspart.objects.create(sag=sag, person=mor, rolle="fmi", fra=date(2026, 1, 5))
    (fund,) = soeg(mette, "karen madsen").fund
    assert [(s.sag, s.som, s.kan_laese) for s in fund.sager] == [(sag, "Forældremyndighedsindehaver", True)]


def test_soeg_paa_flettet_person_finder_kun_den_gaeldende(mette):
    sag = lav_sag(raadgiver=mette)
    Person.objects.create(fornavn="Asta", soegenoegle="asta", samme_som=sag.barn)
    assert len(soeg(mette, "asta").fund) == 1


def test_soeg_i_fremmed_sag_viser_nummer_og_raadgiver_men_ingen_adgang(mette, lav_aktoer):
    lav_sag(raadgiver=mette)
    browser = log_ind(lav_aktoer("raadgiver", navn="Jens Berg"))

    svar = browser.post("/soeg/", {"soegning": "asta"})
    side = browser.get(svar["Location"]).content.decode()

    assert "asta" not in svar["Location"]
    assert "Sag 1" in side
    assert "Mette Holm" in side
    assert "/noedaabning/" in side
    assert 'href="/sag/' not in side.replace("/noedaabning/", "").replace('href="/sag/opret', "") or "Nødåbn" in side


def test_soegningens_side_er_kun_ens_egen_og_noteres(mette, lav_aktoer):
    browser = log_ind(mette)
    adresse = browser.post("/soeg/", {"soegning": "asta"})["Location"]
    assert browser.get(adresse).status_code == 200
    assert browser.get(adresse)["Cache-Control"] == "no-store"
    assert log_ind(lav_aktoer("raadgiver", navn="Jens")).get(adresse).status_code == 404
    assert Opslag.objects.filter(art="person.soegt").first().data["raekker"][0]["soegning"] == "asta"


def test_soeg_uden_ord_bliver_paa_siden(mette):
    assert log_ind(mette).post("/soeg/", {"soegning": " "}).status_code == 422


def test_soeg_af_revisor_naegtes(lav_aktoer):
    with pytest.raises(AdgangNaegtetFejl):
        soeg(lav_aktoer("revisor", navn="Rie"), "asta")


def test_soeg_finder_intet_fra_nabokommunen(mette):
    lav_barn("Asta")
    with kommune_transaktion(450):
        assert soeg(mette, "asta").fund == []
