"""Are the migrations safe for a database with data in it and the former version still serving?

Every step can be undone. From the first release on, a step takes nothing away that the former version reads,
demands no value of rows that have none, and builds no index while everybody waits.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

# The last migration of each app in the first release: `{"adgang": "0004_forsoeg"}`. Until there is one no database
# needs to be served while it is migrated.
FOERSTE_UDGIVELSE: dict[str, str] = {}

# What is let through, and why: `{"sager.0019_ryd RemoveField": "Read by nobody since 1.4."}`
TILLADT: dict[str, str] = {}

FJERNER = ("RemoveField", "RenameField", "RenameModel", "DeleteModel", "AlterModelTable")


def fund(navn: str, operationer: Sequence[object], tilstand: object, *, udgivet: bool) -> Iterator[str]:
    """What is unsafe in a migration's operations, a line each; `tilstand` is the project's state before it."""
    nye: set[str] = set()
    for operation in operationer:
        art = type(operation).__name__
        if art == "CreateModel":
            nye.add(operation.name.lower())
        grund = _uden_vej_tilbage(operation, art)
        if not grund and udgivet and getattr(operation, "model_name", "").lower() not in nye:
            grund = _farlig(operation, art, navn.split(".")[0], tilstand)
        if grund and f"{navn} {art}" not in TILLADT:
            yield f"{navn} {art}: {grund}"
        if art == "SeparateDatabaseAndState":
            yield from fund(navn, operation.database_operations, tilstand, udgivet=udgivet)


def _uden_vej_tilbage(operation: object, art: str) -> str:
    tilbage = {"RunSQL": "reverse_sql", "RunPython": "reverse_code"}.get(art)
    return "kan ikke føres tilbage" if tilbage and getattr(operation, tilbage) is None else ""


def _farlig(operation: object, art: str, app: str, tilstand: object) -> str:
    if art in FJERNER:
        return "den forrige udgave læser det stadig; gør det i to udgivelser"
    if art in ("AddIndex", "AddConstraint") and _bygger_indeks(operation):
        return "låser tabellen, mens indekset bygges; brug AddIndexConcurrently"
    if art == "AddField" and _kraever_vaerdi(operation.field):
        return "NOT NULL uden standardværdi; brug db_default"
    if art == "AlterField" and not operation.field.null and _var_null(operation, app, tilstand):
        return "bliver NOT NULL; sæt en NOT VALID-betingelse, og kontrollér den bagefter"
    return ""


def _bygger_indeks(operation: object) -> bool:
    begraensning = getattr(operation, "constraint", None)
    return begraensning is None or type(begraensning).__name__ in ("UniqueConstraint", "ExclusionConstraint")


def _kraever_vaerdi(felt: object) -> bool:
    return not (felt.null or felt.has_db_default() or felt.many_to_many)


def _var_null(operation: object, app: str, tilstand: object) -> bool:
    return bool(tilstand.models[app, operation.model_name.lower()].fields[operation.name].null)


def _er_udgivet_efter(app: str, navn: str) -> bool:
    """Does the migration come after the first release?"""
    return bool(FOERSTE_UDGIVELSE) and navn > FOERSTE_UDGIVELSE.get(app, "")


def main() -> int:
    """Look through every migration of the house; 1 when one is unsafe."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dubu.config.settings")
    import django  # noqa: PLC0415 - settings come first
    from django.apps import apps  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    django.setup()
    laeser = MigrationLoader(None)
    egne = {konfiguration.label for konfiguration in apps.get_app_configs() if konfiguration.name.startswith("dubu.")}
    alle = []
    for (app, navn), migrering in sorted(laeser.disk_migrations.items()):
        if app in egne:
            tilstand = laeser.project_state((app, navn), at_end=False)
            udgivet = _er_udgivet_efter(app, navn)
            alle += fund(f"{app}.{navn}", migrering.operations, tilstand, udgivet=udgivet)
    for linje in alle:
        print(linje)
    return 1 if alle else 0


if __name__ == "__main__":
    sys.exit(main())
