"""Every page, on the demo's data, in a wide window and on a telephone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import pytest

from tests.adgang.ruter import alle_ruter
from tests.rejser.kryb import Fund, Koe, links, rute
from tests.rejser.sider import Bruger, bruger

pytestmark = pytest.mark.browser

# Who looks, and at which addresses beside the front page they begin.
BRUGERE: dict[str, tuple[str, ...]] = {
    "": ("/login/0461/", "/underret/0461/"),
    "modtagelse": ("/indbakke/?fane=kvittering", "/soeg/"),
    "raadgiver": (),
    "teamleder": ("/sager/?vis=alle",),
    "administrativ": (),
    "systemansvarlig": (),
    "revisor": (),
    "familiepleje": (),
}
# Acts by POST alone, files, and the gallery and the probe, which are no pages of the product.
INGEN_SIDE = {
    "adviser:laest", "adviser:ryk", "afgoerelser:begynd_genvurdering", "arbejdsplads:tildel_mig",
    "dokumenter:hent", "dokumenter:spaerre_bed", "dokumenter:spaerre_gennemgaa", "dokumenter:spaerre_godkend",
    "galleri", "live", "logud", "parter:vis_adresse", "planer:ny_plan", "sager:adgang_fjern",
    "sager:aktivitet_status", "sager:kasser_kladde", "sager:part_fjern", "sager:raadgiver_fjern",
    "skift_kommune", "underretninger:kladde", "underretninger:slet_kladde",
}  # fmt: skip
# Pages that stand open between two acts only, which the demo's story has no pause for; the journey judges it.
MELLEM_AKTER = {"afgoerelser:videresend"}


def test_hver_side_er_tilgaengelig_smal_og_uden_fejl(klon, tjener, browser):
    demo = klon.dubu("demo")
    assert demo.returncode == 0, demo.stderr
    fund, klager = Fund(), []
    for navn, begynd in BRUGERE.items():
        with bruger(browser, tjener.adresse) as person:
            if navn:
                person.log_ind(navn)
            klager += [f"{navn}: {klage}" for klage in kryb(person, fund, begynd)]
            if navn == "modtagelse":
                klager += soeg(person, fund)
            if navn == "revisor":
                klager += kryb(person, fund, [logside(fund)])
    assert "\n".join(klager) == ""
    assert {r.navn for r in alle_ruter()} - set(fund.antal) <= INGEN_SIDE | MELLEM_AKTER


def logside(fund: Fund) -> str:
    """The log of a case that somebody else has found."""
    return next(f"{sti}log/" for sti in sorted(fund.adresser) if rute(sti) == "sager:overblik")


def soeg(person: Bruger, fund: Fund) -> Iterator[str]:
    """The answer to a search has an address, but no link."""
    person.side.locator("#hoved-soeg").fill("Aagaard")
    person.side.locator("#hoved-soeg").press("Enter")
    person.skal_se("fund på")
    fund.noter(person.sti)
    yield from person.bedoem()


def kryb(person: Bruger, fund: Fund, begynd: Sequence[str]) -> Iterator[str]:
    """Look at every page that the person can come to and nobody has seen before; give what is wrong with them."""
    koe = Koe(["/", *begynd])
    while (sti := koe.naeste(fund)) is not None:
        svar = person.side.request.get(sti)  # with the person's session; drawn only when it is to be judged
        if svar.status != 200:
            yield f"{sti}: svarer {svar.status}"
            continue
        her = urlsplit(svar.url).path
        fund.noter(her)
        if rute(her) != "forside":  # an anonymous person is sent there from everywhere
            fund.noter(sti)
        koe.laeg(links(svar.text()), fund)
        if fund.skal_bedoemmes(her):
            person.gaa(sti)
            yield from person.bedoem()
