"""A real browser and axe for the tests of pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

ROD = Path(settings.ROD)


def browsersti() -> str:
    """The Chromium of `make test`, or the machine's own."""
    noteret = ROD / ".dubu" / "chromium"
    if noteret.is_file() and Path(noteret.read_text().strip()).exists():
        return noteret.read_text().strip()
    fundet = os.environ.get("DUBU_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not fundet:
        pytest.skip("Ingen Chromium: kør make test, som henter en")
    return fundet


@contextmanager
def aabn_browser() -> Iterator[Any]:
    """A browser without a database in this thread: Playwright keeps an event loop open meanwhile."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as spil:
        browser = spil.chromium.launch(executable_path=browsersti(), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def axe_kode() -> str:
    """The source of axe-core."""
    for sti in (ROD / ".dubu" / "axe.min.js", ROD / "node_modules" / "axe-core" / "axe.min.js"):
        if sti.is_file():
            return sti.read_text(encoding="utf-8")
    pytest.skip("axe-core er ikke hentet: kør make test")


def axe_fejl(side: Any) -> list[str]:
    """The accessibility violations that axe finds on the page, one line each."""
    if not side.evaluate("'axe' in window"):
        side.evaluate(axe_kode())
    fund = side.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{f['id']}: {[punkt['target'] for punkt in f['nodes']][:5]}" for f in fund]
