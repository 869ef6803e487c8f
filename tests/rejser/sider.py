"""What a person does on the pages, in words: fill a field, press a button, log in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import Error as PlaywrightError

from dubu.web.tests.browservaerktoej import axe_fejl

BRED = {"width": 1280, "height": 900}
SMAL = {"width": 375, "height": 800}
VENT = 15_000
KODEORD = "demo"


def _kendt(tekst: str) -> bool:
    """An answer that the journey itself asked to be refused (422), or a cut connection; not an error of the page."""
    return tekst.startswith(("Failed to load resource", "Response Status Error Code"))


class Bruger:
    """One person at one browser; errors that the browser reports are kept in `fejl`."""

    def __init__(self, side: Page) -> None:
        self.side = side
        self.fejl: list[str] = []
        side.set_default_timeout(VENT)
        side.on("pageerror", lambda e: self.fejl.append(f"{side.url}: {e}"))
        side.on("console", lambda m: self._konsol(m))

    @property
    def sti(self) -> str:
        """The path of the page."""
        return urlsplit(self.side.url).path

    def _konsol(self, besked: Any) -> None:
        if besked.type == "error" and not _kendt(besked.text):
            self.fejl.append(f"{self.side.url}: {besked.text}")

    # -- moving about

    def gaa(self, sti: str) -> None:
        self.side.goto(sti)

    def log_ind(self, brugernavn: str, kommune: str = "Odense Kommune") -> None:
        """Choose the municipality on the front page and log in."""
        self.gaa("/")
        self.side.get_by_label("Kommune").select_option(label=kommune)
        self.side.get_by_role("button", name="OK").click()
        self.side.locator('[name="loginfmt"]').fill(brugernavn)
        self.side.locator('[name="passwd"]').fill(KODEORD)
        self.tryk("Log ind")
        expect(self.side.locator(".brugernavn")).to_be_visible()

    def tryk(self, navn: str) -> None:
        """Press the button, or follow the link, of that name; the first of several."""
        knap = self.side.get_by_role("button", name=navn).or_(self.side.get_by_role("link", name=navn))
        knap.filter(visible=True).first.click()

    def vaelg_i_menu(self, navn: str) -> None:
        """Choose from "Flere handlinger" in the case's head."""
        menu = self.side.locator(".sagshoved details.raekkemenu")
        menu.locator("summary").click()
        menu.get_by_role("link", name=navn).click()

    def indsend(self) -> None:
        """Press the page's own button: the act that the form is for."""
        self.side.locator("main form button.button-primary[type=submit]").first.click()

    def skal_se(self, tekst: str) -> Locator:
        """The text must come to stand on the page."""
        fundet = self.side.get_by_text(tekst).filter(visible=True).first
        expect(fundet).to_be_visible(timeout=VENT)
        return fundet

    def skal_have_overskrift(self, tekst: str) -> None:
        expect(self.side.get_by_role("heading", level=1)).to_contain_text(tekst, timeout=VENT)

    # -- how the page is

    def bedoem(self) -> Iterator[str]:
        """What is wrong with the page in a wide window and on a telephone: accessibility, and a page too wide."""
        for vindue in (BRED, SMAL):
            self.side.set_viewport_size(vindue)
            yield from (f"{self.sti} ({vindue['width']}): {fejl}" for fejl in axe_fejl(self.side))
        bredde = self.side.evaluate("document.documentElement.scrollWidth")
        if bredde > SMAL["width"]:
            yield f"{self.sti}: siden er {bredde} bred i et vindue på {SMAL['width']}"
        self.side.set_viewport_size(BRED)

    def skal_vaere_tilgaengelig(self) -> None:
        """For pages that are the answer to an act and have no address of their own."""
        assert "\n".join(self.bedoem()) == ""

    # -- forms

    def felt(self, navn: str) -> Locator:
        """The field of that name with its label."""
        return self.side.locator(f'[data-felt="{navn}"]').first

    def udfyld(self, **svar: str | list[str]) -> None:
        """Fill fields by their names in the form: text, a choice's value, or several values."""
        for navn, vaerdi in svar.items():
            self._udfyld_et(self.felt(navn), vaerdi)

    def kryds(self, valg: Locator) -> None:
        """Choose; the input is drawn by its label, and is moved clear of what stands fast at top and bottom."""
        valg.evaluate("el => el.scrollIntoView({block: 'center'})")
        valg.check(force=True)

    def _udfyld_et(self, felt: Locator, vaerdi: str | list[str]) -> None:
        foldet = felt.locator("xpath=ancestor::details[contains(@class, 'afsnit') and not(@open)]")
        if foldet.count():
            foldet.locator("summary").first.click()
        art = felt.get_attribute("data-art")
        if art in ("radio", "afkryds"):
            for en in [vaerdi] if isinstance(vaerdi, str) else vaerdi:
                self.kryds(felt.locator(f'input[value="{en}"]'))
        elif art == "todelt":
            for plads, en_del in enumerate(str(vaerdi).split(" ", 1)):
                felt.locator("input[type=text]").nth(plads).fill(en_del)
        elif felt.locator("select").count():
            felt.locator("select").select_option(str(vaerdi))
        else:
            felt.locator("input:not([type=hidden]), textarea").first.fill(str(vaerdi))

    def udfyld_alle(self, svar: Mapping[str, str | list[str]]) -> None:
        self.udfyld(**svar)


@contextmanager
def bruger(browser: Browser, adresse: str) -> Iterator[Bruger]:
    """A person with a browser of their own; on leaving, the browser must have reported no error."""
    kontekst = browser.new_context(viewport=BRED, base_url=adresse, locale="da-DK", timezone_id="Europe/Copenhagen")
    person = Bruger(kontekst.new_page())
    try:
        yield person
        assert person.fejl == []
    except (AssertionError, PlaywrightError) as fejl:
        fejl.add_note(f"{person.side.url}\n{person.side.locator('body').inner_text()[:3000]}")
        raise
    finally:
        kontekst.close()
