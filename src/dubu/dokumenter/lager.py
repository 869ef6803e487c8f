"""The object store in use, from the settings."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string

from dubu.porte.objektlager import Objektlager


def lager() -> Objektlager:
    """The store; `config` says which adapter stands behind the port."""
    return import_string(settings.DUBU_OBJEKTLAGER)(settings.DUBU_LAGER)
