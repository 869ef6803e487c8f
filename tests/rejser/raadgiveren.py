"""What the rådgiver does with the case."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import expect

from dubu.porte.cpr import CprPerson
from tests.rejser.familien import navn
from tests.rejser.sider import Bruger

KLAGEVEJLEDNING = "Du kan klage"


def find_sag_paa_min_dag(raadgiver: Bruger, barn: str) -> None:
    """Min dag says that a case has come and what is due; from there to the case."""
    raadgiver.log_ind("raadgiver")
    raadgiver.skal_have_overskrift("Min dag")
    raadgiver.skal_se("Sag tildelt dig")
    raadgiver.side.get_by_role("row").filter(has_text=barn).get_by_role("link", name=barn).first.click()
    expect(raadgiver.side.locator(".sagshoved")).to_contain_text("Primær rådgiver: Mette Holm")
    raadgiver.skal_se("Lige nu")


def skriv_notat(raadgiver: Bruger, soeskende: list[CprPerson]) -> None:
    """One note, written once, in the journals of three children."""
    raadgiver.tryk("Nyt notat")
    raadgiver.udfyld(titel="Hjemmebesøg hos familien", tekst="Børnene viste deres værelser. Mor var venlig og træt.")
    for person in soeskende:
        raadgiver.kryds(raadgiver.felt("boern").get_by_label(navn(person)))
    raadgiver.tryk("Journalisér")
    raadgiver.skal_have_overskrift("Journal")
    raadgiver.skal_se("Hjemmebesøg hos familien")


def skal_have_notatet(raadgiver: Bruger, soeskende: CprPerson) -> None:
    """The sibling's own case holds the same note."""
    til_sag(raadgiver, navn(soeskende))
    raadgiver.skal_se("Hjemmebesøg hos familien")


def til_sag(raadgiver: Bruger, barn: str) -> None:
    """Open a case from Mine sager."""
    raadgiver.tryk("Mine sager")
    raadgiver.side.get_by_role("row").filter(has_text=barn).get_by_role("link").first.click()
    expect(raadgiver.side.locator(".sagshoved")).to_contain_text(barn)


def hold_boernesamtale(raadgiver: Bruger) -> None:
    """The child's own words, apart from the interpretation."""
    raadgiver.vaelg_i_menu("Ny samtale")
    raadgiver.udfyld(udfald="holdt", formaal="undersoegelse")
    raadgiver.udfyld(form="samtale", deltagere="Barnet og Mette Holm", foraelder_til_stede="nej", bisidder="nej")
    raadgiver.udfyld(egne_ord="Jeg vil gerne have, at der er en voksen om morgenen.", fortolkning="Han savner ro.")
    raadgiver.indsend()
    raadgiver.skal_have_overskrift("Børnesamtale")
    raadgiver.skal_se("en voksen om morgenen")


def beslut_undersoegelse(raadgiver: Bruger) -> None:
    """Only what the purpose calls for is examined."""
    raadgiver.tryk("Beslut en børnefaglig undersøgelse")
    raadgiver.udfyld(grund="nr1", dimensioner=["skole", "omsorg"], omfang_begrundelse="Bekymringen handler om dem.")
    raadgiver.indsend()
    raadgiver.skal_se("Undersøges:")
    raadgiver.skal_se("Afslut den børnefaglige undersøgelse")
    assert raadgiver.side.locator('[data-felt="skole_barnet"]').count() == 1
    assert raadgiver.side.locator('[data-felt="sundhed_barnet"]').count() == 0


def afslut_undersoegelse(raadgiver: Bruger, soeskende: int) -> None:
    """Closing is held until the conclusion is whole; then it goes through."""
    raadgiver.udfyld(skole_barnet="Der er larm i klassen.", barnets_syn="Han vil gerne have en voksen om morgenen.")
    raadgiver.indsend()
    raadgiver.skal_se("Det her mangler")
    raadgiver.skal_se("Der er ikke taget stilling til de andre børn i familien")
    raadgiver.skal_vaere_tilgaengelig()
    raadgiver.udfyld(
        grundlag="p32", grundlag_begrundelse="Familien har brug for en voksen mere om morgenen og aftenen.",
        stoette_imens="ingen", holdning="Barn og mor vil gerne have hjælp.", ressourcer="Mormor bor tæt på.",
    )  # fmt: skip
    valg = raadgiver.side.locator('[data-felt^="soeskende_"][data-art="radio"]')
    expect(valg).to_have_count(soeskende)
    for plads in range(soeskende):
        noegle = valg.nth(plads).get_attribute("data-felt")
        raadgiver.udfyld(**{noegle: "nej", f"{noegle}_hvorfor": "Har sin egen sag, hvor behovet undersøges."})
    raadgiver.indsend()
    raadgiver.skal_se("Afsluttet")
    raadgiver.skal_se("Træf afgørelse")


def traef_afgoerelse(raadgiver: Bruger) -> None:
    """The decision with law, reasons, complaint guidance and the choice of a plan."""
    raadgiver.tryk("Træf afgørelse")
    raadgiver.tryk("Praktisk, pædagogisk eller anden støtte i hjemmet")
    raadgiver.udfyld(
        resultat="bevilget", titel="Støtte i hjemmet morgen og aften", formaal="At børnene kommer mætte i skole.",
        varighed="Et halvt år", fakta="Undersøgelsen og samtalen.", barnets_holdning="Han ønsker hjælpen.",
        barnets_holdning_vaegt="Ønsket er fulgt.", foraeldrenes_holdning="Mor siger ja.",
        begrundelse="Støtten giver ro om måltiderne.", plan="ja", plan_begrundelse="Så alle ved, hvad der er aftalt.",
    )  # fmt: skip
    raadgiver.indsend()
    raadgiver.skal_have_overskrift("Støtte i hjemmet morgen og aften")
    raadgiver.skal_se(KLAGEVEJLEDNING)


def meddel_alle(raadgiver: Bruger) -> None:
    """Every party is told; each has its own time limit for complaint."""
    dag = f"{date.today():%d.%m.%Y}"
    while raadgiver.side.get_by_role("link", name="Meddelt").count():
        tilbage = raadgiver.side.get_by_role("link", name="Meddelt").count()
        raadgiver.side.get_by_role("link", name="Meddelt").first.click()
        raadgiver.udfyld(kanal="overleveret", modtaget=dag, klagevejledning="ja")
        raadgiver.tryk("Registrér meddelt")
        expect(raadgiver.side.get_by_role("link", name="Meddelt")).to_have_count(tilbage - 1)


def ivaerksaet(raadgiver: Bruger) -> None:
    """Set the measure in motion."""
    raadgiver.tryk("Iværksæt")
    raadgiver.udfyld(titel="Støtte i hjemmet", sted="Familiehuset", fra=f"{date.today():%d.%m.%Y}")
    raadgiver.indsend()
    raadgiver.skal_have_overskrift("Støtte i hjemmet")


def skriv_plan(raadgiver: Bruger) -> None:
    """A plan with a goal under one of the headings."""
    raadgiver.side.locator(".sagshoved-navn a").click()
    raadgiver.tryk("Skriv barnets plan")
    raadgiver.udfyld(formaal="Ro om måltiderne.", barnets_oensker="En voksen om morgenen.")
    raadgiver.udfyld(
        maal_1_dimension="omsorg", maal_1_maal="Der er morgenmad hver dag.", maal_1_hvem="Støttepersonen og mor."
    )
    raadgiver.indsend()
    raadgiver.skal_have_overskrift("Barnets plan")
    raadgiver.skal_se("Der er morgenmad hver dag.")


def foelg_op(raadgiver: Bruger) -> None:
    """The first follow-up, with the goal's score and the next day."""
    raadgiver.side.locator(".sagshoved-navn a").click()
    raadgiver.tryk("Skriv opfølgning")
    raadgiver.udfyld(dato=f"{date.today():%d.%m.%Y}", barnets_oplevelse="Det er rart.", vurdering="Det går fremad.")
    raadgiver.udfyld(
        resultat="fortsaetter", revider_plan="nej", naeste_begrundelse="Barnet vil gerne ses om et kvartal."
    )
    raadgiver.udfyld(naeste_dato=f"{date.today() + timedelta(days=90):%d.%m.%Y}")
    raadgiver.side.get_by_label("Mål 1").first.select_option(label="3 – halvvejs")
    raadgiver.indsend()
    raadgiver.skal_have_overskrift("Opfølgning")
    raadgiver.skal_se("Det er rart.")


def klag(raadgiver: Bruger) -> None:
    """A party phones to complain; the decision is kept after a new look, and the complaint goes to Ankestyrelsen."""
    raadgiver.side.locator(".sagshoved-navn a").click()
    raadgiver.tryk("Støtte i hjemmet morgen og aften")
    raadgiver.tryk("Registrér klage")
    raadgiver.felt("part").locator("select").select_option(index=1)
    raadgiver.udfyld(modtaget=f"{date.today():%d.%m.%Y}", kanal="telefon", indhold="Det skal være om eftermiddagen.")
    raadgiver.indsend()
    raadgiver.side.get_by_role("link", name="Genvurdér", exact=True).click()
    raadgiver.udfyld(resultat="fastholdt", begrundelse="Morgenen er der, hvor det brænder på.")
    raadgiver.indsend()
    raadgiver.side.get_by_role("link", name="Sendt til Ankestyrelsen").click()
    raadgiver.skal_vaere_tilgaengelig()
    raadgiver.indsend()
    raadgiver.skal_se("Fastholdt og videresendt til Ankestyrelsen")


def find_mor_og_fars_adresse(raadgiver: Bruger, mor: CprPerson, far: CprPerson) -> None:
    """Search the mother by another spelling; the father's address is masked until a reason is given."""
    raadgiver.side.locator("#hoved-soeg").fill("Aase Kjaergård")
    raadgiver.side.locator("#hoved-soeg").press("Enter")
    raadgiver.side.get_by_role("row").filter(has_text=navn(mor)).get_by_role("link").first.click()
    assert "Kj" not in raadgiver.side.url
    raadgiver.skal_have_overskrift(navn(mor))
    raadgiver.side.get_by_role("row").filter(has_text="9 år").get_by_role("link").first.click()
    raadgiver.side.get_by_role("row").filter(has_text="Far").get_by_role("link").first.click()
    raadgiver.skal_have_overskrift(navn(far))
    vej = far.klartekst.standardadresse
    raadgiver.skal_se("Navne- og adressebeskyttelse")
    expect(raadgiver.side.locator("main")).not_to_contain_text(vej.split(",")[0])
    raadgiver.udfyld(begrundelse="Skal ringe far op om samvær")
    raadgiver.tryk("Vis adressen")
    raadgiver.skal_se("Adressen vises kun denne gang")
    raadgiver.skal_vaere_tilgaengelig()
    expect(raadgiver.side.locator("main")).to_contain_text(vej.split(",")[0])
