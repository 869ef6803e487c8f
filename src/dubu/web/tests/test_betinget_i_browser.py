"""A field that depends on another's answer, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_betinget_felt_vises_kun_ved_de_svar_det_hoerer_til(side):
    side.goto("/")
    felt = side.locator("#id_skridt")
    expect(felt).to_be_hidden()

    side.get_by_label("Ja", exact=True).check(force=True)
    expect(felt).to_be_visible()

    side.get_by_label("Nej", exact=True).check(force=True)
    expect(felt).to_be_hidden()


def test_felt_der_skjules_ved_et_svar_staar_der_indtil_da(side):
    side.goto("/")
    felt = side.locator("#id_emne")
    side.locator("[data-felt=emne]").evaluate("el => { el.dataset.skjulNaar = 'sted:1;fare:ja' }")
    side.get_by_label("Nej", exact=True).check(force=True)
    expect(felt).to_be_visible()

    side.get_by_label("Ja", exact=True).check(force=True)
    expect(felt).to_be_hidden()
