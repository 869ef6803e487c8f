"""What the teacher and the reception do."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from dubu.porte.cpr import CprPerson
from tests.rejser.familien import navn
from tests.rejser.sider import Bruger

BEKYMRING = (
    "Han kommer sulten i skole og siger, at hans storesøster laver maden, mens mor ligger i sengen. "
    "Der er også en lillebror på 3 år, og mor venter et barn."
)


def underret(laerer: Bruger, barn: str) -> str:
    """Write on the public page; returns the number on the receipt."""
    laerer.gaa("/underret/0461/")
    laerer.tryk("Jeg skriver i mit arbejde")
    laerer.udfyld(barn_navn=barn, barn_foedselsdato="9 år", barn_skole="Ågårdsskolen", bekymring=BEKYMRING)
    laerer.udfyld(flere_boern="En søster på 13 og en bror på 3", akut="nej", overgreb="nej", aereskonflikt="nej")
    laerer.udfyld(underretter_navn="Lise Vang", underretter_arbejdssted="Ågårdsskolen")
    laerer.tryk("Send")
    laerer.skal_have_overskrift("Din besked er modtaget")
    laerer.skal_vaere_tilgaengelig()
    fundet = re.search(r"\bU\d{6}\b", laerer.side.locator("main").inner_text())
    assert fundet
    return fundet[0]


def find_i_indbakken(modtagelse: Bruger, barn: str) -> None:
    """The landing page of the reception is the inbox, and the item stands there with its time left."""
    modtagelse.log_ind("modtagelse")
    modtagelse.skal_have_overskrift("Underretningsindbakke")
    raekke = modtagelse.side.get_by_role("row").filter(has_text=barn)
    expect(raekke).to_contain_text("23 t 5")
    raekke.get_by_role("link", name="Vurder").click()


def identificer(modtagelse: Bruger, person: CprPerson) -> None:
    """Say who the child (or the mother) is, from the persons whom the claims find."""
    modtagelse.tryk("Hvem er")
    modtagelse.kryds(modtagelse.side.get_by_label(navn(person)))
    modtagelse.side.get_by_role("button", name=re.compile("^Det er ")).click()
    expect(modtagelse.side.get_by_role("link", name="Hvem er")).to_have_count(0)


def opdel(modtagelse: Bruger, soeskende: list[CprPerson]) -> None:
    """Add the siblings and say who they are."""
    modtagelse.side.get_by_role("link", name="Opdel på børn").click()
    for nr, person in enumerate(soeskende, 1):
        modtagelse.udfyld(**{f"navn_{nr}": navn(person)})
    modtagelse.indsend()
    for person in soeskende:
        boern = modtagelse.side.get_by_role("navigation", name="Børn på underretningen")
        boern.get_by_role("link", name=navn(person)).click()
        identificer(modtagelse, person)


def vurder_og_screen(modtagelse: Bruger, barn: CprPerson, soeskende: list[CprPerson], raadgiver: str) -> None:
    """Assess the child and its siblings alike, screen to a børnefaglig undersøgelse, open and assign their cases."""
    boern = modtagelse.side.get_by_role("navigation", name="Børn på underretningen")
    boern.get_by_role("link", name=navn(barn)).click()
    modtagelse.udfyld(fare="nej", overgreb="nej", aereskonflikt="nej", akut_handling=["samtale_med_barnet"])
    modtagelse.udfyld(begrundelse="Børnene er ikke i fare nu, men de mangler en voksen om morgenen og aftenen.")
    modtagelse.udfyld(screening="3", screening_begrundelse="Tre søskende og en gravid mor: behovet skal undersøges.")
    modtagelse.felt("ansvarlig").locator("select").select_option(label=raadgiver)
    for person in soeskende:
        modtagelse.kryds(modtagelse.felt("samme_for").get_by_label(navn(person)))
    modtagelse.side.get_by_role("button", name="Gem vurdering").or_(
        modtagelse.side.get_by_role("button", name="Gem", exact=True)
    ).first.click()
    modtagelse.skal_se("Afsluttet i dag")


def registrer_ufoedt(modtagelse: Bruger, mor: CprPerson) -> None:
    """The midwife phones about the unborn child: it is registered on its mother."""
    modtagelse.gaa("/")
    modtagelse.tryk("Registrér underretning")
    modtagelse.udfyld(indgangstype="underretning", kanal="telefon", underretter_art="fagperson", ufoedt="ja")
    modtagelse.udfyld(underretter_navn="Hanne Juul", underretter_arbejdssted="Jordemodercenteret", mor_navn=navn(mor))
    modtagelse.udfyld(bekymring="Mor er gravid i 6. måned og er ikke mødt til to tider.", termin="om tre måneder")
    modtagelse.indsend()
    modtagelse.skal_se("Registreret")
    modtagelse.skal_vaere_tilgaengelig()
    modtagelse.gaa("/indbakke/")
    modtagelse.side.get_by_role("row").filter(has_text="Ufødt").get_by_role("link", name="Vurder").click()
    identificer(modtagelse, mor)
    modtagelse.skal_se("Ufødt")
