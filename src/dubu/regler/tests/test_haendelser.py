"""The vocabulary refuses what it does not know, in Danish."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from dubu.regler.haendelser import (
    FAKTATYPER,
    UgyldigeDataError,
    UkendtHaendelseError,
    normaliser,
    saetning,
    ukendte_felter,
    valider,
)


def test_valider_ukendt_noegle_afvises():
    with pytest.raises(UkendtHaendelseError, match="findes ikke"):
        valider("underretning.opfundet", {})


@pytest.mark.parametrize(
    ("noegle", "data", "tekst"),
    [
        ("screening.afsluttet", {}, "mangler: udfald"),
        ("screening.afsluttet", {"udfald": 4}, "udfald"),
        ("tilsyn.holdt", {"dato": "2026-02-30"}, "en dato"),
        ("tilsyn.holdt", {"farve": "blå"}, "intet felt"),
        ("underretning.modtaget", {"overgreb": "ja"}, "ja eller nej"),
        ("underretning.modtaget", {"modtaget_tidspunkt": "2026-03-02T14:30:00"}, "tidszone"),
        ("indsats.ivaerksat", {"paragraf": "§ 32"}, "BL § 32"),
        ("screening.afsluttet", {"udfald": 1, "fravigelse": {"begrundelse": "x"}}, "fravigelse"),
    ],
)
def test_valider_forkerte_data_afvises_paa_dansk(noegle, data, tekst):
    with pytest.raises(UgyldigeDataError, match=tekst):
        valider(noegle, data)


def test_normaliser_giver_kun_json():
    rene = normaliser(
        "underretning.opdelt",
        {"fra": UUID(int=7), "modtaget_tidspunkt": datetime(2026, 3, 2, tzinfo=UTC), "overgreb": True, "kanal": None},
    )

    assert rene == {"fra": str(UUID(int=7)), "modtaget_tidspunkt": "2026-03-02T00:00:00+00:00", "overgreb": True}
    assert normaliser("tilsyn.holdt", {"dato": date(2026, 3, 2)}) == {"dato": "2026-03-02"}


def test_faktatype_beslutninger_holdes_og_registreringer_aldrig():
    holdes = {noegle for noegle, faktatype in FAKTATYPER.items() if faktatype.holdes}

    assert {"screening.afsluttet", "undersoegelse.afsluttet", "familie.kontaktet"} <= holdes
    assert "underretning.vurderet" not in holdes
    assert FAKTATYPER["underretning.vurderet"].art == "registrering"


def test_faktatype_anden_stavemaade_peger_paa_den_rigtige():
    for faktatype in FAKTATYPER.values():
        assert faktatype.kanonisk in FAKTATYPER
        assert not FAKTATYPER[faktatype.kanonisk].samme_som


def test_saetning_er_dansk_og_taaler_manglende_data():
    assert saetning("screening.afsluttet", {"udfald": 3}) == "Screening (§ 18): Børnefaglig undersøgelse (§ 20)"
    assert saetning("sag.tildelt", {}) == "Sag tildelt …"


def test_ukendte_felter_naevnes_i_raekkefoelge():
    assert ukendte_felter("tilsyn.holdt", {"å": 1, "dato": "2026-01-01", "b": 2}) == ("b", "å")
