"""Autosave in a real browser: saved, conflicting, offline, refused, flushed before submit."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STATUS = "[data-kladde-status]"


def _poster(side) -> list[dict[str, list[str]]]:
    """Gather what autosave sends from now on."""
    sendt: list[dict[str, list[str]]] = []

    def noter(foresp) -> None:
        if foresp.method == "POST" and "felt=" in (foresp.post_data or ""):
            sendt.append(parse_qs(foresp.post_data, keep_blank_values=True))

    side.on("request", noter)
    return sendt


def _vent_paa(side, tekst: str) -> None:
    side.locator(STATUS).filter(has_text=tekst).wait_for()


def test_kladde_typing_and_leaving_field_saves_it_with_version(side):
    side.goto("/")
    sendt = _poster(side)
    side.fill("#id_emne", "Samtale")
    side.press("#id_emne", "Tab")
    _vent_paa(side, "Gemt kl. ")

    assert [(s["felt"], s["vaerdi"], s["version"], s["kommune"]) for s in sendt] == [
        (["emne"], ["Samtale"], ["0"], ["0450"])
    ]
    assert side.locator("[name=version_emne]").input_value() == "1"


def test_kladde_pause_in_typing_saves_without_leaving_the_field(side):
    side.goto("/")
    sendt = _poster(side)
    side.locator("#id_beskrivelse").press_sequentially("Barnet fortalte")
    _vent_paa(side, "Gemt kl. ")

    assert [s["vaerdi"] for s in sendt] == [["Barnet fortalte"]]


@pytest.mark.parametrize(
    ("handling", "felt", "vaerdi"),
    [
        (lambda s: s.get_by_label("Nej", exact=True).check(force=True), "fare", ["nej"]),
        (lambda s: s.get_by_label("Den ene part").check(force=True), "kanaler", ["a"]),
        (lambda s: s.select_option("#id_sted", "2"), "sted", ["2"]),
        (lambda s: s.get_by_label("Jeg har læst").check(force=True), "enig", ["on"]),
        (lambda s: (s.fill("#id_dag", "5/1-2026"), s.press("#id_dag", "Tab")), "dag", ["5/1-2026"]),
    ],
)
def test_kladde_each_kind_of_field_sends_its_value(side, handling, felt, vaerdi):
    side.goto("/")
    sendt = _poster(side)
    handling(side)
    _vent_paa(side, "Gemt kl. ")

    assert [(s["felt"], s["vaerdi"]) for s in sendt] == [([felt], vaerdi)]


def test_kladde_date_and_time_are_sent_as_one_value(side):
    side.goto("/")
    side.fill("[name=modtaget_dato]", "5/1-2026")
    with side.expect_request(lambda r: r.method == "POST" and "14.30" in (r.post_data or "")) as sendt:
        side.fill("[name=modtaget_klokken]", "14.30")
        side.keyboard.press("Tab")

    assert parse_qs(sendt.value.post_data)["vaerdi"] == ["5/1-2026 14.30"]


def test_kladde_last_check_box_cleared_sends_empty_value(side):
    side.goto("/")
    side.get_by_label("Den ene part").check(force=True)
    _vent_paa(side, "Gemt kl. ")
    sendt = _poster(side)
    side.get_by_label("Den ene part").uncheck(force=True)
    expect(side.locator("[name=version_kanaler]")).to_have_value("2")

    assert sendt[0]["vaerdi"] == [""]


def test_kladde_conflict_shows_both_and_choosing_the_other_puts_it_in_the_field(side):
    side.goto("/")
    side.fill("#id_emne", "Min konflikt")
    side.press("#id_emne", "Tab")
    boks = side.locator("[data-konflikt=emne]")
    boks.wait_for()
    assert "Min konflikt" in boks.inner_text()
    assert "Gemt af Mette kl." in boks.inner_text()

    boks.get_by_role("button", name="Brug den gemte tekst").click()

    _vent_paa(side, "Gemt kl. ")
    assert side.locator("#id_emne").input_value() == "Det her skrev kollegaen imens."
    assert boks.count() == 0


def test_kladde_conflict_keeping_own_text_posts_the_choice_with_new_version(side):
    side.goto("/")
    side.fill("#id_emne", "Min konflikt")
    side.press("#id_emne", "Tab")
    sendt = _poster(side)
    side.locator("[data-konflikt=emne]").get_by_role("button", name="Brug min tekst").click()
    _vent_paa(side, "Gemt kl. ")

    assert (sendt[0]["valg"], sendt[0]["vaerdi"], sendt[0]["version"]) == (["din"], ["Min konflikt"], ["1"])


def test_kladde_submit_with_open_conflict_waits_for_a_choice(side):
    side.goto("/")
    side.fill("#id_emne", "Min konflikt")
    side.get_by_role("button", name="Gem kladde").click()

    _vent_paa(side, "vælg først")
    assert side.evaluate("document.activeElement.textContent") == "Brug min tekst"


def test_kladde_without_connection_keeps_text_and_saves_when_it_is_back(side, websted):
    side.goto("/")
    side.context.set_offline(True)
    side.fill("#id_emne", "Bliver på siden")
    side.press("#id_emne", "Tab")
    _vent_paa(side, "Ikke gemt endnu – forbindelsen er væk. Din tekst står her på siden.")

    side.get_by_role("button", name="Journalisér").click()
    _vent_paa(side, "Ikke sendt")
    assert side.locator("#id_emne").input_value() == "Bliver på siden"
    side.context.set_offline(False)

    _vent_paa(side, "Gemt kl. ")


def test_kladde_unsaved_text_warns_before_leaving(side):
    advarsler: list[str] = []
    side.goto("/")
    side.on("dialog", lambda d: advarsler.append(d.type))
    side.route("**/*", lambda rute: rute.abort() if rute.request.method == "POST" else rute.continue_())
    side.fill("#id_emne", "Ikke gemt")
    side.press("#id_emne", "Tab")
    _vent_paa(side, "Ikke gemt endnu")
    side.goto("/side/")

    assert advarsler == ["beforeunload"]


def test_kladde_submit_saves_pending_field_first(side):
    side.goto("/")
    sendt = _poster(side)
    side.fill("#id_emne", "Lige skrevet")
    side.locator("#id_emne").press("Enter")
    side.wait_for_selector(".fejlsammendrag")

    assert [s["vaerdi"] for s in sendt] == [["Lige skrevet"]]
    assert side.locator("#id_emne").input_value() == "Lige skrevet"


def test_kladde_answer_that_is_no_json_says_logged_out(side):
    side.goto("/")
    side.route("**/*", lambda r: r.fulfill(body="<p>Log ind") if r.request.method == "POST" else r.continue_())
    side.fill("#id_emne", "Tekst")
    side.press("#id_emne", "Tab")

    _vent_paa(side, "du er logget ud")


@pytest.mark.parametrize("status", [403, 422])
def test_kladde_refused_field_shows_the_servers_words(side, status):
    def afvis(rute) -> None:
        if rute.request.method != "POST":
            rute.continue_()
        else:
            rute.fulfill(status=status, json={"fejl": "Sagen er lukket. Genåbn den."})

    side.goto("/")
    side.route("**/*", afvis)
    side.fill("#id_emne", "Tekst")
    side.press("#id_emne", "Tab")

    _vent_paa(side, "Sagen er lukket. Genåbn den.")


def test_kladde_old_token_is_renewed_and_the_field_saved(side):
    side.goto("/")
    side.evaluate(
        "document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((el) => (el.value = 'x'.repeat(64)))"
    )
    side.fill("#id_emne", "Efter nyt login")
    side.press("#id_emne", "Tab")

    _vent_paa(side, "Gemt kl. ")


def test_kladde_keeps_nothing_in_the_browser(side):
    side.add_init_script("window.lagre = [localStorage, sessionStorage]")
    side.goto("/")
    side.fill("#id_emne", "Samtale")
    side.press("#id_emne", "Tab")
    _vent_paa(side, "Gemt kl. ")

    assert side.evaluate("lagre[0].length + lagre[1].length") == 0
