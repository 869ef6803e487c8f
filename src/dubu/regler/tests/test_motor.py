"""The engine: what the catalogue's own cases cannot say."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from dubu.regler.haendelser import BarnFakta
from dubu.regler.motor import beregn
from dubu.regler.resultat import Status
from dubu.regler.tests.byg import BARN, fakta, frist, regn, tid


def test_beregn_annulleret_haendelse_giver_ingen_frist():
    resultat = regn(
        fakta("underretning.modtaget", "2026-03-02T14:30:00+01:00", "u1", id_="f1"),
        fakta("haendelse.annulleret", "2026-03-02T15:00:00+01:00", "f1"),
    )

    assert resultat.frister == ()


def test_beregn_annulleret_annullering_lader_fristen_staa():
    resultat = regn(
        fakta("underretning.modtaget", "2026-03-02T14:30:00+01:00", "u1", id_="f1"),
        fakta("haendelse.annulleret", "2026-03-02T15:00:00+01:00", "f1", id_="f2"),
        fakta("haendelse.annulleret", "2026-03-02T16:00:00+01:00", "f2"),
    )

    assert frist(resultat, "U-03").status is Status.OVERSKREDET


@pytest.mark.parametrize(("laengde", "frister"), [(1_499, 0), (1_500, 1)])
def test_beregn_lang_kaede_af_annulleringer_regnes_til_ende(laengde, frister):
    modtaget = fakta("underretning.modtaget", "2026-03-02T14:30:00+01:00", "u1", id_="f0")
    kaede = [
        fakta("haendelse.annulleret", "2026-03-02T15:00:00+01:00", f"f{nr}", id_=f"f{nr + 1}") for nr in range(laengde)
    ]

    resultat = regn(modtaget, *kaede)

    assert len([f for f in resultat.frister if f.regel == "U-03"]) == frister


def test_beregn_annulleringer_i_ring_staar_alle_og_rammer_ingen_anden():
    resultat = regn(
        fakta("underretning.modtaget", "2026-03-02T14:30:00+01:00", "u1", id_="f1"),
        fakta("haendelse.annulleret", "2026-03-02T15:00:00+01:00", "r2", id_="r1"),
        fakta("haendelse.annulleret", "2026-03-02T15:00:00+01:00", "r3", id_="r2"),
        fakta("haendelse.annulleret", "2026-03-02T15:00:00+01:00", "r1", id_="r3"),
    )

    assert [f.regel for f in resultat.frister if f.regel == "U-03"] == ["U-03"]


def test_beregn_haendelse_efter_per_udelades_og_naevnes():
    resultat = regn(fakta("underretning.modtaget", "2027-03-02T14:30:00+01:00", "u1"))

    assert resultat.frister == ()
    assert "2. marts 2027 kl. 14.30" in resultat.advarsler[0]


def test_beregn_to_personer_der_er_flettet_regnes_under_et():
    barn = BarnFakta(uuid=UUID(int=1), sammenflettede=(UUID(int=2),))

    resultat = regn(
        fakta("underretning.modtaget", "2026-03-02T14:30:00+01:00", "u1"),
        fakta("person.flettet", "2026-03-02T15:00:00+01:00", fra=str(UUID(int=2)), til=str(UUID(int=1))),
        fakta("underretning.vurderet", "2026-03-02T16:00:00+01:00", "u1"),
        barn=barn,
    )

    assert frist(resultat, "U-03").status is Status.OPFYLDT


def test_beregn_sent_registreret_tidligere_haendelse_flytter_fristen():
    besluttet = fakta("undersoegelse.besluttet", "2026-03-20T10:00:00+01:00", "b1")

    foer = frist(regn(besluttet), "S-05")
    efter = frist(regn(besluttet, fakta("behov.kendt", "2026-03-01T10:00:00+01:00")), "S-05")

    assert (foer.udloeber, efter.udloeber) == (date(2026, 7, 20), date(2026, 7, 1))
    assert foer.stabil_noegle == efter.stabil_noegle


def test_beregn_opfyldt_uden_for_systemet_lukker_netop_den_frist():
    haendelser = [
        fakta("underretning.modtaget", "2026-03-02T14:30:00+01:00", "u1", id_="a"),
        fakta("underretning.modtaget", "2026-03-03T14:30:00+01:00", "u2", id_="b"),
        fakta("frist.opfyldt_uden_for_systemet", "2026-03-03T10:00:00+01:00", regel="U-03", frist="U-03|b|1"),
    ]

    resultat = regn(*haendelser)

    assert frist(resultat, "U-03", "u1").status is Status.OVERSKREDET
    assert frist(resultat, "U-03", "u2").opfyldt_af == haendelser[2].id


def test_beregn_klage_uden_afgoerelse_med_to_aabne_opfylder_ingen():
    resultat = regn(
        fakta("afgoerelse.meddelt", "2026-03-02T10:00:00+01:00", "mor", modtaget="2026-03-02", afgoerelse="a1"),
        fakta("afgoerelse.meddelt", "2026-03-03T10:00:00+01:00", "mor", modtaget="2026-03-03", afgoerelse="a2"),
        fakta("klage.modtaget", "2026-03-10T10:00:00+01:00", "k1", part="mor"),
        per="2026-03-11T10:00:00+01:00",
    )

    assert [f.status for f in resultat.frister if f.regel == "F-06"] == [Status.AABEN, Status.AABEN]
    assert any("hvilken frist" in advarsel for advarsel in resultat.advarsler)


def test_beregn_ufoedt_barn_har_frister():
    barn = BarnFakta(uuid=UUID(int=1), terminsdato=date(2027, 2, 10))

    resultat = regn(fakta("afgoerelse.truffet", "2026-11-20T10:00:00+01:00", "a1", paragraf="BL § 46"), barn=barn)

    assert frist(resultat, "P-03").udloeber == date(2027, 2, 20)


def test_beregn_per_uden_tidszone_afvises():
    with pytest.raises(ValueError, match="tidszone"):
        beregn(barn=BARN, haendelser=(), per=tid("2026-11-21T12:00:00"))


def test_forklaring_siger_haendelse_paragraf_og_taelling():
    resultat = regn(fakta("underretning.modtaget", "2026-12-22T10:00:00+01:00", "u1"), per="2026-12-23T10:00:00+01:00")

    tekst = frist(resultat, "U-05").forklaring()

    for del_ in (
        "Den 22. december 2026 kl. 10.00: Underretning modtaget",
        "BL § 138, stk. 1",
        "torsdag den 31. december 2026",
        "juledag",
    ):
        assert del_ in tekst
    assert ".." not in tekst


def test_forklaring_siger_naar_kilden_ikke_er_laest():
    resultat = regn(fakta("underretning.modtaget", "2026-03-02T10:00:00+01:00", "u1"))

    assert "ikke læst" in frist(resultat, "U-05").forklaring()
    assert "ikke læst til denne regel" not in frist(resultat, "U-03").forklaring()


def test_beregn_samme_anbringelse_skrevet_to_gange_giver_en_opfoelgning():
    resultat = regn(
        fakta("anbringelse.ivaerksat", "2026-03-02T10:00:00+01:00", "i1", paragraf="BL § 46"),
        fakta("indsats.ivaerksat", "2026-03-02T10:00:00+01:00", "i1", paragraf="BL § 46"),
    )

    assert len([f for f in resultat.frister if f.regel == "P-08"]) == 1


@pytest.mark.parametrize(
    ("loerdag", "udloeber", "laesning"),
    [
        (False, date(2026, 3, 10), "Loven siger ikke, om lørdag er en hverdag. Fristen er regnet uden lørdage, men"),
        (True, date(2026, 3, 9), "Lørdag er regnet som hverdag."),
    ],
)
def test_varsel_regnes_efter_den_strengeste_laesning_af_hverdage(loerdag, udloeber, laesning):
    resultat = regn(
        fakta("underretning.modtaget", "2026-03-02T10:00:00+01:00", "u1"),
        per="2026-03-03T10:00:00+01:00",
        loerdag_er_hverdag=loerdag,
    )

    kvittering = frist(resultat, "U-05")
    assert kvittering.udloeber == udloeber
    assert kvittering.varsles == tid("2026-03-09T23:59:59.999999+01:00")
    assert laesning in kvittering.forklaring()


def test_varsel_af_andre_frister_er_deres_egen_dag():
    resultat = regn(
        fakta("underretning.modtaget", "2026-03-02T10:00:00+01:00", "u1"),
        fakta("undersoegelse.besluttet", "2026-03-02T10:00:00+01:00", "b1"),
        fakta("afgoerelse.truffet", "2026-03-02T10:00:00+01:00", "a1", paragraf="BL § 46"),
        per="2026-03-03T10:00:00+01:00",
    )

    andre = [f for f in resultat.frister if f.regel != "U-05"]
    assert len(andre) >= 3
    assert [f.varsles for f in andre] == [f.udloebstidspunkt for f in andre]
