"""Every model has its word in the glossary."""

from __future__ import annotations

import re

from django.apps import apps

from tests.arkitektur.rum import ROD


def test_hver_model_staar_i_ordbogen():
    ord_i_bogen = set(re.findall(r"`([A-Za-z]+)`", (ROD / "docs" / "ordbog.md").read_text(encoding="utf-8")))
    modeller = {model.__name__ for model in apps.get_models() if model.__module__.startswith("dubu.")}
    assert modeller - ord_i_bogen == set()
