"""The catalogue proves itself, and its loader refuses what would count wrongly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dubu.regler.fejl import KatalogFejl
from dubu.regler.katalog import KATALOGMAPPE, SPAERREMAPPE, indlaes_katalog, standardkatalog
from dubu.regler.proever import fejl_i_regel, fejl_i_spaerre, koer_proever
from dubu.regler.yamllinjer import laes_yaml

FILER = sorted(KATALOGMAPPE.rglob("*.yaml"))
GOD = """\
id: X-01
noegle: x.proeve
version: "2026-11-22"
navn: En prøve
om: underretningen
udloeser:
  - underretning.modtaget
perioder:
  - fra: 2024-01-01
    laengde: {dage: 3}
    hjemmel: BL § 1
    kilde: https://example.dk
opfyldes_af:
  - underretning.vurderet
ansvarlig: raadgiver
forklaring: En prøve på en regel.
dokumenteres: [Dato]
kildestatus: laest
proever:
  - {navn: tre dage, udloest: "2026-03-02T10:00:00+01:00", frist: 2026-03-05}
"""

OVERLAP = "  - {til: 2024-06-01, laengde: {dage: 2}, hjemmel: BL § 1, kilde: https://x.dk}\n"


@pytest.mark.parametrize("regel", standardkatalog().regler, ids=lambda regel: regel.id)
def test_regel_egne_proever_gaar_op(regel):
    assert list(fejl_i_regel(regel, standardkatalog())) == []


@pytest.mark.parametrize("spaerre", standardkatalog().spaerrer, ids=lambda spaerre: spaerre.id)
def test_spaerre_egne_proever_gaar_op(spaerre):
    assert list(fejl_i_spaerre(spaerre, standardkatalog())) == []


@pytest.mark.parametrize("fil", FILER, ids=lambda fil: fil.stem)
def test_fil_foelger_skemaet(fil):
    skema = json.loads((KATALOGMAPPE / "skema.json").read_text(encoding="utf-8"))

    fejl = [f.message for f in Draft202012Validator(skema).iter_errors(laes_yaml(fil, fil.name))]

    assert fejl == []


def test_fil_hedder_efter_sit_id():
    katalog = standardkatalog()

    assert [regel.fil for regel in katalog.regler if not Path(regel.fil).name.startswith(f"{regel.id}_")] == []
    assert [spaerre.fil for spaerre in katalog.spaerrer if Path(spaerre.fil).stem != spaerre.id] == []


def test_katalog_har_de_frister_som_hovedopgaven_kraever():
    ider = {regel.id for regel in standardkatalog().regler}

    assert ider >= {"U-03", "U-05", "S-05", "S-06", "P-02", "P-03", "P-08", "T-01", "T-01-rullende", "F-06", "F-07"}
    assert {spaerre.id for spaerre in standardkatalog().spaerrer} == {"g2", "g3", "g4", "g16"}


def indlaes(tmp_path: Path, tekst: str):
    mappe = tmp_path / "emne"
    mappe.mkdir()
    (mappe / "X-01_proeve.yaml").write_text(tekst, encoding="utf-8")
    return indlaes_katalog(tmp_path, SPAERREMAPPE)


def test_indlaes_katalog_ny_fil_er_en_ny_frist(tmp_path):
    katalog = indlaes(tmp_path, GOD)

    assert katalog.regel("X-01").emne == "emne"
    assert koer_proever(katalog) == ()


@pytest.mark.parametrize(
    ("fra", "til", "linje", "tekst"),
    [
        ("underretning.modtaget", "underretning.moddtaget", 7, "findes ikke i ordforrådet"),
        ("    kilde: https://example.dk\n", "", 9, "“kilde” mangler"),
        ("dage: 3", "dagge: 3", 10, "er ikke en enhed"),
        ("dage: 3", "dage: 0", 10, "helt tal"),
        ("kildestatus: laest", "kildestatus: gaettet", 18, "laest, afledt eller indstilling"),
        ("navn: En prøve", "navnet: En prøve", 4, "kendes ikke her"),
        ("  - underretning.vurderet", "  - {haendelse: underretning.vurderet, hvis: {farve: ja}}", 14, "farve"),
        ("perioder:\n", f"perioder:\n{OVERLAP}", 10, "overlapper"),
        ("om: underretningen", "om: a: b", 5, "YAML"),
        ("navn: En prøve", "navn: En prøve\nnavn: To", 5, "to gange"),
    ],
)  # fmt: skip
def test_indlaes_katalog_fejl_naevner_fil_og_linje(tmp_path, fra, til, linje, tekst):
    with pytest.raises(KatalogFejl) as fejl:
        indlaes(tmp_path, GOD.replace(fra, til, 1))

    assert (fejl.value.linje, Path(fejl.value.fil).name) == (linje, "X-01_proeve.yaml")
    assert tekst in str(fejl.value)


def test_indlaes_katalog_uden_proever_afvises(tmp_path):
    with pytest.raises(KatalogFejl, match="proever"):
        indlaes(tmp_path, GOD[: GOD.index("proever:")])


def test_indlaes_katalog_samme_id_to_gange_afvises(tmp_path):
    (tmp_path / "andet").mkdir()
    (tmp_path / "andet" / "X-01_anden.yaml").write_text(GOD.replace("x.proeve", "x.anden"), encoding="utf-8")

    with pytest.raises(KatalogFejl, match="findes også"):
        indlaes(tmp_path, GOD)


def test_koer_proever_forkert_laengde_opdages(tmp_path):
    katalog = indlaes(tmp_path, GOD.replace("dage: 3", "dage: 4"))

    (fejl,) = koer_proever_for_regler(katalog)

    assert fejl.proeve == "tre dage"


def koer_proever_for_regler(katalog):
    return [fejl for regel in katalog.regler for fejl in fejl_i_regel(regel, katalog)]
