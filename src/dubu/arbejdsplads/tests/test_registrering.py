"""The reception's form: whoever takes something in, it lands where somebody sees it."""

from __future__ import annotations

import pytest

from dubu.underretninger.models import Underretning
from dubu.underretninger.tests.factories import lav_underretning_barn

REGISTRERET = {
    "modtaget_dato": "05.01.2026",
    "modtaget_klokken": "14.30",
    "kanal": "telefon",
    "bekymring": "Mor ringer og søger om aflastning til Alma.",
    "underretter_art": "borger",
    "underretter_navn": "Mor Prøve",
    "barn_navn": "Alma Prøve",
}
SORTERER = ("modtagelse", "doegnvagt", "teamleder", "afdelingsleder")


@pytest.mark.parametrize("slags", ["ansoegning", "klage"])
@pytest.mark.parametrize("rolle", [*SORTERER, "raadgiver", "administrativ"])
def test_registrer_noget_andet_end_en_underretning_staar_aldrig_uden_for_fanerne(klient, lav_aktoer, rolle, slags):
    svar = klient(lav_aktoer(rolle, navn="Anne Registrerer")).post(
        "/indbakke/ny/", {**REGISTRERET, "indgangstype": slags}
    )

    raekke = Underretning.objects.get().boern.get()
    faner = [
        fane
        for fane in ("vurder", "usorteret", "afsluttet")
        if "Alma Prøve" in klient(lav_aktoer("modtagelse")).get(f"/indbakke/?fane={fane}").content.decode()
    ]
    assert svar.status_code in (200, 303)
    if rolle in SORTERER:
        assert (raekke.lukkegrund, raekke.underretning.indgangstype) == ("klassificeret", slags)
        assert faner == ["afsluttet"]
    else:
        assert (raekke.er_aaben, raekke.underretning.indgangstype) == (True, "usorteret")
        assert faner == ["vurder", "usorteret"]


def test_usorteret_fra_en_kollega_siger_hvad_kollegaen_mente(klient, lav_aktoer):
    klient(lav_aktoer("raadgiver", navn="Poul Primær")).post(
        "/indbakke/ny/", {**REGISTRERET, "indgangstype": "ansoegning"}
    )

    raekke = Underretning.objects.get().boern.get()
    side = klient(lav_aktoer("modtagelse")).get(f"/indbakke/{raekke.uuid}/").content.decode()
    assert "Ansøgning" in side


def test_underretning_kan_ikke_gemmes_som_noget_ingen_ser(lav_aktoer):
    raekke = lav_underretning_barn(lav_aktoer("raadgiver"), indgangstype="klage")

    assert raekke.underretning.indgangstype == "usorteret"
