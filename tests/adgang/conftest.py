"""The world is built once for the module, so its files stay in one folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings


@pytest.fixture(scope="module", autouse=True)
def _lager(tmp_path_factory) -> Iterator[None]:
    gammelt = settings.DUBU_LAGER
    settings.DUBU_LAGER = tmp_path_factory.mktemp("lager")
    yield
    settings.DUBU_LAGER = gammelt


@pytest.fixture(autouse=True)
def _frisk_tilstand() -> None:
    """Replaces the root's: no new folder for every knock."""
