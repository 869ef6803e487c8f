"""Start-up: logging, and the refusal to run as an owner of the database."""

from __future__ import annotations

from django.apps import AppConfig

from dubu.web.hoved import saet_kilde


class ConfigConfig(AppConfig):
    name = "dubu.config"
    label = "config"
    verbose_name = "Sammensætning"

    def ready(self) -> None:
        from dubu.config import hoved, logning, pladser  # noqa: PLC0415 - models must be loaded first

        logning.opsaet()
        pladser.fyld()
        saet_kilde(hoved.hoved)
