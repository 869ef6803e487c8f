"""Decisions: what they must say, who is told, what a complaint leads to, and who may not."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from dubu.adgang.tests.factories import log_ind
from dubu.afgoerelser import klager, selectors, services
from dubu.afgoerelser.errors import (
    AlleredeMeddeltError,
    DatoPasserIkkeError,
    ErIkkePartError,
    FormaalManglerError,
    GenvurderesIkkeError,
    IkkeGenvurderetError,
    KlagenErVidereError,
    PlanvalgManglerError,
)
from dubu.afgoerelser.models import Afgoerelse, Klage
from dubu.afgoerelser.tests.factories import afgoerelsessvar, lav_afgoerelse, lav_foraelder
from dubu.dokumenter.models import Dokument
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl, FindesIkkeFejl
from dubu.planer.models import BarnetsPlan
from dubu.sager.errors import SagErLukketError
from dubu.sager.models import Sagsstatus
from dubu.sager.tests.factories import lav_barn, lav_sag


@pytest.fixture
def raadgiver(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def sag(raadgiver):
    return lav_sag(raadgiver=raadgiver)


def _meddel(aktoer, afgoerelse, person, **felter):
    standard = {"kanal": "digital_post", "modtaget": ur.idag(), "klagevejledning_givet": True}
    return services.meddel_afgoerelse(
        aktoer=aktoer,
        afgoerelse=afgoerelse,
        person=person,
        tidspunkt=ur.nu(),
        handling=uuid4(),
        **{**standard, **felter},
    )


def _klag(aktoer, afgoerelse, person):
    return klager.registrer_klage(
        aktoer=aktoer, afgoerelse=afgoerelse, person=person, modtaget=ur.idag(), kanal="telefon", indhold="For lidt.",
        tidspunkt=ur.nu(), handling=uuid4(),
    )  # fmt: skip


def test_traef_afgoerelse_med_plan_skriver_fakta_og_begynder_planen(raadgiver, sag):
    afgoerelse = lav_afgoerelse(raadgiver, sag)

    fakta = {f.noegle: f for f in Haendelse.objects.filter(om=afgoerelse.aktivitet.uuid)}
    assert fakta["afgoerelse.truffet"].data["paragraf"] == "BL § 32, stk. 1, nr. 3"
    assert "plan.valgt_til" in fakta
    assert BarnetsPlan.objects.get().afgoerelse == afgoerelse.aktivitet
    assert Dokument.objects.filter(aktivitet=afgoerelse.aktivitet).count() == 1


def test_traef_afgoerelse_uden_plan_skriver_fravalget_med_barnets_oenske(raadgiver, sag):
    lav_afgoerelse(raadgiver, sag, plan="nej")

    assert Haendelse.objects.get(noegle="plan.fravalgt").data["barnets_oenske"]
    assert not BarnetsPlan.objects.exists()


@pytest.mark.parametrize(
    ("felter", "fejl"),
    [
        ({"formaal": ""}, FormaalManglerError),
        ({"varighed": ""}, FormaalManglerError),
        ({"plan": ""}, PlanvalgManglerError),
    ],
)
def test_traef_afgoerelse_der_mangler_noget_afvises(raadgiver, sag, felter, fejl):
    with pytest.raises(fejl):
        lav_afgoerelse(raadgiver, sag, **felter)


def test_traef_afgoerelse_om_afslag_kraever_hverken_formaal_eller_plan(raadgiver, sag):
    lav_afgoerelse(raadgiver, sag, resultat="afslag", formaal="", varighed="", plan="")

    assert not Haendelse.objects.filter(noegle__startswith="plan.").exists()


def test_traef_afgoerelse_to_gange_med_samme_handling_er_en(raadgiver, sag):
    handling = uuid4()

    for _gang in range(2):
        services.traef_afgoerelse(
            aktoer=raadgiver, sag=sag, type="p32_3", svar=afgoerelsessvar(), tidspunkt=ur.nu(), handling=handling
        )

    assert (Afgoerelse.objects.count(), BarnetsPlan.objects.count()) == (1, 1)


def test_traef_afgoerelse_i_en_lukket_sag_afvises(raadgiver):
    with pytest.raises(SagErLukketError):
        lav_afgoerelse(raadgiver, lav_sag(raadgiver=raadgiver, status=Sagsstatus.AFSLUTTET))


@pytest.mark.parametrize("rolle", ["administrativ", "familieplejekonsulent", "doegnvagt", "revisor"])
def test_traef_afgoerelse_af_en_rolle_uden_retten_naegtes(lav_aktoer, sag, rolle):
    with pytest.raises(AdgangNaegtetFejl):
        lav_afgoerelse(lav_aktoer(rolle, navn="Ane Berg"), sag)


def test_udvalgets_afgoerelse_skrives_ned_som_udvalgets(raadgiver, sag):
    lav_afgoerelse(raadgiver, sag, "p47", plan="")

    assert Haendelse.objects.get(noegle="afgoerelse.truffet").data["myndighed"] == "udvalg"


def test_udvalgets_afgoerelse_gaelder_fra_udvalgets_dag(raadgiver, sag):
    i_gaar = ur.idag() - timedelta(days=1)

    afgoerelse = lav_afgoerelse(raadgiver, sag, "p47", plan="", truffet_dato=i_gaar.isoformat())

    assert afgoerelse.truffet_tidspunkt.date() == i_gaar
    with pytest.raises(DatoPasserIkkeError):
        lav_afgoerelse(raadgiver, sag, "p47", plan="", truffet_dato=(ur.idag() + timedelta(days=1)).isoformat())


def test_list_parter_er_indehaverne_og_barnet_fra_ti_aar(raadgiver):
    sag = lav_sag(lav_barn(foedselsdato=date(2010, 1, 1)), raadgiver)
    mor = lav_foraelder(sag)

    parter = selectors.list_parter(lav_afgoerelse(raadgiver, sag))

    assert {part.person for part in parter} == {mor, sag.barn}


def test_meddel_afgoerelse_skriver_klagefristens_start_paa_parten(raadgiver, sag):
    mor, afgoerelse = lav_foraelder(sag), lav_afgoerelse(raadgiver, sag)

    _meddel(raadgiver, afgoerelse, mor)

    faktum = Haendelse.objects.get(noegle="afgoerelse.meddelt")
    assert (faktum.om, faktum.data["afgoerelse"]) == (mor.uuid, str(afgoerelse.aktivitet.uuid))


def test_meddel_afgoerelse_til_en_der_ikke_er_part_afvises(raadgiver, sag):
    with pytest.raises(ErIkkePartError):
        _meddel(raadgiver, lav_afgoerelse(raadgiver, sag), lav_barn("Nabo"))


def test_meddel_afgoerelse_to_gange_til_samme_part_afvises(raadgiver, sag):
    mor, afgoerelse = lav_foraelder(sag), lav_afgoerelse(raadgiver, sag)
    _meddel(raadgiver, afgoerelse, mor)

    with pytest.raises(AlleredeMeddeltError):
        _meddel(raadgiver, afgoerelse, mor)


@pytest.mark.parametrize("dage", [-1, 1])
def test_meddel_afgoerelse_foer_afgoerelsen_eller_i_fremtiden_afvises(raadgiver, sag, dage):
    mor, afgoerelse = lav_foraelder(sag), lav_afgoerelse(raadgiver, sag)

    with pytest.raises(DatoPasserIkkeError):
        _meddel(raadgiver, afgoerelse, mor, modtaget=ur.idag() + timedelta(days=dage))


def test_genvurder_klage_med_medhold_er_slut(raadgiver, sag):
    klage = _klag(raadgiver, lav_afgoerelse(raadgiver, sag), lav_foraelder(sag))
    klager.genvurder_klage(
        aktoer=raadgiver, klage=klage, resultat="medhold", begrundelse="Ja.", tidspunkt=ur.nu(), handling=uuid4()
    )

    with pytest.raises(KlagenErVidereError):
        klager.videresend_klage(aktoer=raadgiver, klage=klage, tidspunkt=ur.nu(), handling=uuid4())


def test_klagens_statusser_er_produktets_ord():
    assert [str(ord_) for ord_ in Klage.Status.labels] == [
        "Modtaget", "Genvurderes", "Medhold", "Delvist medhold", "Fastholdt og videresendt til Ankestyrelsen",
    ]  # fmt: skip


def test_klage_genvurderes_fra_det_begynder_til_den_er_sendt(raadgiver, sag):
    klage = _klag(raadgiver, lav_afgoerelse(raadgiver, sag), lav_foraelder(sag))
    handling = uuid4()
    for _gang in range(2):
        klager.begynd_genvurdering(aktoer=raadgiver, klage=klage, tidspunkt=ur.nu(), handling=handling)
    klage.refresh_from_db()
    assert klage.status == "genvurderes"
    assert Haendelse.objects.filter(noegle="klage.genvurdering_begyndt", om=klage.aktivitet.uuid).count() == 1
    with pytest.raises(IkkeGenvurderetError):
        klager.videresend_klage(aktoer=raadgiver, klage=klage, tidspunkt=ur.nu(), handling=uuid4())

    klager.genvurder_klage(
        aktoer=raadgiver, klage=klage, resultat="fastholdt", begrundelse="Intet nyt.", tidspunkt=ur.nu(),
        handling=uuid4(),
    )  # fmt: skip
    klage.refresh_from_db()
    assert klage.status == "genvurderes"
    with pytest.raises(KlagenErVidereError):
        klager.genvurder_klage(
            aktoer=raadgiver, klage=klage, resultat="medhold", begrundelse="Jo.", tidspunkt=ur.nu(), handling=uuid4()
        )

    klager.videresend_klage(aktoer=raadgiver, klage=klage, tidspunkt=ur.nu(), handling=uuid4())
    klage.refresh_from_db()
    assert klage.get_status_display() == "Fastholdt og videresendt til Ankestyrelsen"


def test_begynd_genvurdering_kan_kun_den_der_afgoer(raadgiver, sag, lav_aktoer):
    klage = _klag(raadgiver, lav_afgoerelse(raadgiver, sag), lav_foraelder(sag))
    with pytest.raises(AdgangNaegtetFejl):
        klager.begynd_genvurdering(
            aktoer=lav_aktoer("administrativ", navn="Anne"), klage=klage, tidspunkt=ur.nu(), handling=uuid4()
        )


def test_klagesiden_viser_trinnet_og_knappen_til_det_naeste(raadgiver, sag):
    klage = _klag(raadgiver, lav_afgoerelse(raadgiver, sag), lav_foraelder(sag))
    browser, adresse = log_ind(raadgiver), f"/klage/{klage.aktivitet.uuid}/"
    assert "Begynd genvurdering" in browser.get(adresse).content.decode()
    assert browser.post(f"{adresse}begynd/", {"handling": str(uuid4())}).status_code == 303
    side = browser.get(adresse).content.decode()
    assert "Genvurderes" in side
    assert "Begynd genvurdering" not in side
    assert "Sendt til Ankestyrelsen" not in side
    assert browser.post(f"{adresse}genvurder/", {"resultat": "fastholdt", "begrundelse": "Nej"}).status_code == 303
    assert "Sendt til Ankestyrelsen" in browser.get(adresse).content.decode()


def test_klage_over_udvalget_genvurderes_ikke_men_sendes_direkte(raadgiver, sag):
    klage = _klag(raadgiver, lav_afgoerelse(raadgiver, sag, "p47", plan=""), lav_foraelder(sag))

    with pytest.raises(GenvurderesIkkeError):
        klager.genvurder_klage(
            aktoer=raadgiver, klage=klage, resultat="medhold", begrundelse="Ja.", tidspunkt=ur.nu(), handling=uuid4()
        )

    klager.videresend_klage(aktoer=raadgiver, klage=klage, tidspunkt=ur.nu(), handling=uuid4())
    klage.refresh_from_db()
    assert klage.status == "videresendt"


def test_get_afgoerelse_for_en_anden_raadgiver_findes_ikke(lav_aktoer, raadgiver, sag):
    afgoerelse = lav_afgoerelse(raadgiver, sag)

    with pytest.raises(FindesIkkeFejl):
        selectors.get_afgoerelse(lav_aktoer("raadgiver", navn="Søren Vang"), afgoerelse.aktivitet.uuid)
