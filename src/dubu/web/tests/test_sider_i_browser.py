"""Pages in a real browser: widths, accessibility, keyboard, htmx, security policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dubu.web.tests import ruter
from dubu.web.tests.browservaerktoej import axe_fejl

pytestmark = pytest.mark.browser

SIDER = ["/", "/offentlig/", "/fejl/404/", "/fejl/500/", "/fejl/formular_afvist/"]


@pytest.mark.parametrize("bredde", [1280, 375, 320])
def test_galleri_every_width_has_no_horizontal_scroll_and_no_axe_violations(side, bredde):
    side.set_viewport_size({"width": bredde, "height": 800})
    side.goto("/")

    assert side.evaluate("document.documentElement.scrollWidth") <= bredde
    assert axe_fejl(side) == []


@pytest.mark.parametrize("sti", SIDER[2:])
def test_error_pages_have_no_axe_violations(side, sti):
    side.goto(sti)

    assert axe_fejl(side) == []


def test_galleri_with_errors_focuses_summary_and_has_no_axe_violations(side):
    side.goto("/")
    side.get_by_role("button", name="Journalisér").click()
    side.wait_for_selector(".fejlsammendrag")

    assert side.evaluate("document.activeElement.dataset.module") == "error-summary"
    assert axe_fejl(side) == []


def test_error_summary_link_focuses_first_choice_of_field(side):
    side.goto("/")
    side.get_by_role("button", name="Journalisér").click()
    side.get_by_role("link", name="Er der behov for at handle i dag?").click()

    assert side.evaluate("document.activeElement.name") == "fare"


def test_shortcut_slash_focuses_search_but_not_while_typing(side):
    side.goto("/")
    side.keyboard.press("/")
    side.keyboard.type("a/b")

    assert side.locator("#hoved-soeg").input_value() == "a/b"


def test_shortcut_n_opens_note_unless_turned_off(side):
    side.goto("/?genveje=fra")
    side.keyboard.press("n")
    assert side.url.endswith("genveje=fra")

    side.goto("/")
    side.keyboard.press("n")
    side.wait_for_url("**/?notat")


def test_menu_closes_on_escape_and_gives_focus_back(side):
    side.goto("/")
    side.get_by_text("Flere handlinger").click()
    assert side.get_by_role("link", name="Tildel mig").is_visible()

    side.keyboard.press("Escape")

    assert not side.get_by_role("link", name="Tildel mig").is_visible()
    assert side.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_form_pressed_twice_is_sent_once_with_button_value(side):
    ruter.modtaget.clear()
    side.goto("/side/")
    side.locator("#enkel button").dblclick()
    expect(side.locator("#enkel button")).to_be_disabled()

    assert [post["valg"] for post in ruter.modtaget] == ["gem"]
    assert ruter.modtaget[0]["kommune"] == "0450"


def test_htmx_swap_brings_working_tabs(side):
    side.goto("/side/")
    side.click("#hent")
    side.get_by_role("tab", name="To").click()

    assert side.get_by_text("Panel to").is_visible()
    assert not side.get_by_text("Panel et").is_visible()


def test_htmx_answer_422_is_shown_in_place(side):
    side.goto("/side/")
    side.click("#ugyldig")

    side.get_by_text("Vælg mindst ét barn.").wait_for()


def test_htmx_answer_404_tells_that_nothing_was_done(side):
    side.goto("/side/")
    with side.expect_response("**/findes-ikke/"):
        side.click("#fejl")

    side.locator("#meddelelser").get_by_text("Handlingen blev ikke gennemført").wait_for()


def test_pages_without_javascript_show_content_and_submit(browser, websted):
    kontekst = browser.new_context(java_script_enabled=False, base_url=websted)
    side = kontekst.new_page()
    side.goto("/")
    assert side.get_by_text("Indhold om netværket.").is_visible()

    side.get_by_role("button", name="Journalisér").click()

    assert side.get_by_text("Ret dette, før du går videre").is_visible()
    kontekst.close()
