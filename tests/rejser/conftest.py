"""A served installation with staff, for those who click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Database

from dubu.web.tests.browservaerktoej import aabn_browser
from tests.processer import Tjener, vent_til


@pytest.fixture
def tjener(klon: Database, tmp_path: Path) -> Iterator[Tjener]:
    """Web and worker on a database of their own; the files stand in the test's own folder."""
    en = Tjener(
        {**klon.miljoe, "DUBU_LAGER": str(tmp_path / "lager"), "DUBU_ANKERMAPPE": str(tmp_path / "ankre")}, tmp_path
    )
    en.start_web()
    en.start_arbejder()
    try:
        vent_til(en.svarer)
        yield en
    finally:
        en.stop()


@pytest.fixture
def browser() -> Iterator[Any]:
    """A browser for one test."""
    with aabn_browser() as aaben:
        yield aaben
