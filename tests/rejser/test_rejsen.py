"""The main job, from a teacher's worry to the first follow-up, by clicking as those who do it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rejser.familien import indlaes, navn
from tests.rejser.sider import bruger

pytestmark = pytest.mark.browser

BEKYMRING = (
    "Håkon på 9 år kommer sulten i skole. Han siger, at hans storesøster laver maden, og at mor ligger i sengen. "
    "Der er også en lillebror på 3 år, og mor venter et barn."
)


def test_hovedopgaven_fra_underretning_til_opfoelgning(klon, tjener, browser, tmp_path):
    personale = klon.dubu("demo", "--kun-personale")
    assert personale.returncode == 0, personale.stderr
    familien = indlaes(klon, tmp_path, date.today())
    with bruger(browser, tjener.adresse) as laerer:
        nummer = underret(laerer, navn(familien.barn_9))
    assert nummer.startswith("U0")


def underret(laerer, barn: str) -> str:
    """Write on the public page; returns the number on the receipt."""
    laerer.gaa("/underret/0461/")
    laerer.tryk("Jeg skriver i mit arbejde")
    laerer.udfyld(barn_navn=barn, barn_foedselsdato="9 år", barn_skole="Ågårdsskolen", bekymring=BEKYMRING)
    laerer.udfyld(flere_boern="En søster på 13 og en bror på 3", akut="nej", overgreb="nej", aereskonflikt="nej")
    laerer.udfyld(underretter_navn="Lise Vang", underretter_arbejdssted="Ågårdsskolen")
    laerer.tryk("Send")
    laerer.skal_have_overskrift("Din besked er modtaget")
    return laerer.side.locator("dl.oplysninger dd").first.inner_text()
