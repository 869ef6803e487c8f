"""The main job by clicking: from a teacher's worry to the first follow-up, as those who do it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rejser import modtagelsen, raadgiveren
from tests.rejser.familien import indlaes, navn
from tests.rejser.sider import bruger

pytestmark = pytest.mark.browser


def test_hovedopgaven_klikkes_fra_underretning_til_opfoelgning(klon, tjener, browser, tmp_path):
    personale = klon.dubu("demo", "--kun-personale")
    assert personale.returncode == 0, personale.stderr
    familien = indlaes(klon, tmp_path, date.today())
    barn, soeskende = familien.barn_9, [familien.barn_13, familien.barn_3]
    with bruger(browser, tjener.adresse) as laerer:
        modtagelsen.underret(laerer, navn(barn))
    with bruger(browser, tjener.adresse) as modtagelse:
        modtagelsen.find_i_indbakken(modtagelse, navn(barn))
        modtagelsen.identificer(modtagelse, barn)
        modtagelsen.opdel(modtagelse, soeskende)
        modtagelsen.vurder_og_screen(modtagelse, barn, soeskende, "Mette Holm")
        modtagelsen.registrer_ufoedt(modtagelse, familien.mor)
    with bruger(browser, tjener.adresse) as raadgiver:
        raadgiveren.find_sag_paa_min_dag(raadgiver, navn(barn))
        raadgiveren.skriv_notat(raadgiver, soeskende)
        raadgiveren.skal_have_notatet(raadgiver, soeskende[0])
        raadgiveren.til_sag(raadgiver, navn(barn))
        raadgiveren.hold_boernesamtale(raadgiver)
        raadgiveren.til_sag(raadgiver, navn(barn))
        raadgiveren.beslut_undersoegelse(raadgiver)
        raadgiveren.afslut_undersoegelse(raadgiver, soeskende=3)
        raadgiveren.traef_afgoerelse(raadgiver)
        raadgiveren.meddel_alle(raadgiver)
        raadgiveren.ivaerksaet(raadgiver)
        raadgiveren.skriv_plan(raadgiver)
        raadgiveren.foelg_op(raadgiver)
        raadgiveren.klag(raadgiver)
        raadgiveren.find_mor_og_fars_adresse(raadgiver, familien.mor, familien.far)
