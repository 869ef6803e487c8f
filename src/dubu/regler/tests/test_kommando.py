"""`dubu regn frister`: JSON in, JSON out, place and reason when it cannot be read."""

from __future__ import annotations

import io
import json

import pytest

from dubu.regler.kommando import main

GRUND = {
    "barn": {"foedselsdato": "2012-05-03"},
    "per": "2026-11-21T12:00:00+01:00",
    "indstillinger": {"loerdag_er_hverdag": False},
    "haendelser": [
        {"noegle": "underretning.modtaget", "tidspunkt": "2026-03-02T14:30:00+01:00", "om": "u1", "data": {}}
    ],
}


def koer(ind: object, *argv: str) -> tuple[int, str, str]:
    ud, fejl = io.StringIO(), io.StringIO()
    tekst = ind if isinstance(ind, str) else json.dumps(ind)
    kode = main(argv or ("frister",), io.StringIO(tekst), ud, fejl)
    return kode, ud.getvalue(), fejl.getvalue()


def svar(**aendret: object) -> dict[str, object]:
    kode, ud, fejl = koer(GRUND | aendret)
    assert (kode, fejl) == (0, "")
    return json.loads(ud)


def test_main_frister_svarer_med_de_aftalte_felter():
    ud = svar()

    assert set(ud) == {"frister", "spaerrer", "advarsler"}
    (u03,) = [frist for frist in ud["frister"] if frist["regel"] == "U-03"]
    forklaring = u03.pop("forklaring")
    assert u03 == {
        "regel": "U-03",
        "navn": "Vurdér underretningen inden for 24 timer",
        "udloest_af": {"noegle": "underretning.modtaget", "tidspunkt": "2026-03-02T14:30:00+01:00", "om": "u1"},
        "udloeber": "2026-03-03T14:30:00+01:00",
        "status": "overskredet",
        "opfyldt": None,
        "hjemmel": "BL § 136",
        "kildestatus": "laest",
        "katalog": "2026-11-22",
    }
    assert "3. marts 2026 kl. 14.30" in forklaring


def test_main_frister_ufoedt_barn_og_z_som_tidszone():
    ud = svar(barn={"foedselsdato": None, "terminsdato": "2027-02-10"}, per="2026-11-21T11:00:00Z")

    assert ud["frister"]


def test_main_frister_naeste_spoerger_spaerrerne():
    ud = svar(naeste="undersoegelse.afsluttet", naeste_data={"konklusion": ["a", "b", "c", "d"]})

    (spaerre,) = ud["spaerrer"]
    assert (spaerre["regel"], spaerre["kan_fraviges"]) == ("g16", False)
    assert spaerre["mangler"] == ["Der er ikke taget stilling til de andre børn i familien."]


def test_main_frister_ukendte_noegler_naevnes():
    ud = svar(indstillinger={"maane": 1}, haendelser=[GRUND["haendelser"][0] | {"data": {"farve": "blå"}}])

    assert any("maane" in advarsel for advarsel in ud["advarsler"])
    assert any("farve" in advarsel for advarsel in ud["advarsler"])


@pytest.mark.parametrize(
    ("ind", "sted"),
    [
        ("{", "linje 1"),
        ("[]", "input"),
        (GRUND | {"per": "2026-11-21T12:00:00"}, "per"),
        (GRUND | {"per": "2026-13-21T12:00:00Z"}, "per"),
        (GRUND | {"haendelser": [{"noegle": "x.y", "tidspunkt": "2026-03-02T14:30:00Z"}]}, "haendelser[0].noegle"),
        (
            GRUND | {"haendelser": [{"noegle": "behov.kendt", "tidspunkt": "2026-02-30T14:30:00Z"}]},
            "haendelser[0].tidspunkt",
        ),
        (GRUND | {"barn": {"foedselsdato": "2012-02-30"}}, "barn.foedselsdato"),
        (GRUND | {"naeste": "x.y"}, "naeste"),
        (GRUND | {"indstillinger": {"loerdag_er_hverdag": "ja"}}, "indstillinger.loerdag_er_hverdag"),
    ],
)
def test_main_frister_ulaeseligt_giver_2_med_sted_og_grund(ind, sted):
    kode, ud, fejl = koer(ind)

    assert (kode, ud) == (2, "")
    assert fejl.startswith(sted)


def test_main_ukendt_beregning_viser_brugen():
    kode, _, fejl = koer(GRUND, "skat")

    assert kode == 2
    assert "dubu regn frister" in fejl


@pytest.mark.parametrize("beregning", ["betalinger", "refusion", "egenbetaling"])
def test_main_oekonomiens_beregninger_siger_i_en_linje_at_de_ikke_er_her_endnu(beregning):
    kode, ud, fejl = koer(GRUND, beregning)

    assert (kode, ud) == (2, "")
    assert fejl == f"dubu regn {beregning} kommer med økonomien.\n"


def test_main_frister_alt_for_dyb_json_afvises_med_en_linje():
    kode, ud, fejl = koer("[" * 100_000)

    assert (kode, ud) == (2, "")
    assert fejl == "JSON kan ikke læses (for mange niveauer).\n"
