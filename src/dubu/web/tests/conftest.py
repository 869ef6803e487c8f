"""The room's own web site, in this process and without a database, and a browser to look at it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import override_settings

from dubu.web import hoved
from dubu.web.tests import ruter
from dubu.web.tests.browservaerktoej import aabn_browser

MIDDLEWARE = [
    "dubu.web.csp.SikkerhedshovederMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]


def _kendt(tekst: str) -> bool:
    """An answer that the test itself asked to be refused, or a cut connection; not an error of the page."""
    return tekst.startswith(("Failed to load resource", "Response Status Error Code"))


class _Tavs(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def egne_ruter(settings, monkeypatch) -> None:
    """The room's routes for Django's test client."""
    settings.ROOT_URLCONF = "dubu.web.tests.ruter"
    settings.MIDDLEWARE = MIDDLEWARE
    monkeypatch.setattr(hoved, "_kilde", ruter.hoved)


@pytest.fixture(scope="module")
def websted() -> Iterator[str]:
    """The address of a running web site with the room's routes."""
    foer = hoved._kilde
    hoved.saet_kilde(ruter.hoved)
    with override_settings(ROOT_URLCONF="dubu.web.tests.ruter", MIDDLEWARE=MIDDLEWARE):
        tjener = ThreadedWSGIServer(("127.0.0.1", 0), _Tavs)
        tjener.daemon_threads = True
        tjener.set_app(StaticFilesHandler(WSGIHandler()))
        traad = threading.Thread(target=tjener.serve_forever, daemon=True)
        traad.start()
        yield f"http://127.0.0.1:{tjener.server_port}"
        tjener.shutdown()
        tjener.server_close()
        traad.join()
    hoved.saet_kilde(foer)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser for this module's tests."""
    with aabn_browser() as aaben:
        yield aaben


@pytest.fixture
def side(browser, websted) -> Iterator[Any]:
    """A page at the site; the test fails when the browser reports an error (also of the CSP)."""
    kontekst = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=websted)
    aaben = kontekst.new_page()
    aaben.set_default_timeout(10_000)
    fejl: list[str] = []
    aaben.on("pageerror", lambda e: fejl.append(str(e)))
    aaben.on("console", lambda m: fejl.append(m.text) if m.type == "error" and not _kendt(m.text) else None)
    aaben.on("dialog", lambda d: d.accept())
    yield aaben
    kontekst.close()
    assert fejl == []
