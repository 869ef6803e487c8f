"""The refusal to work as a role that row-level security does not bind.

An owner, a superuser and a role with BYPASSRLS see every municipality. The web and the workers ask here
before they serve anybody.
"""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

_SPOERG = """
SELECT rolsuper, rolbypassrls, (
    SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'v', 'm')
      AND pg_has_role(current_user, c.relowner, 'MEMBER')
)
FROM pg_roles WHERE rolname = current_user
"""
_KAN_OPRETTE = """
SELECT rolname FROM pg_roles WHERE rolcreatedb AND (rolname = current_user OR oid IN (
    SELECT c.relowner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p')
)) ORDER BY rolname
"""


def fejl_ved_rollen() -> list[str]:
    """What is wrong with the present role, in Danish; empty when it may serve."""
    with connection.cursor() as markoer:
        markoer.execute(_SPOERG)
        superbruger, uden_rls, ejede = markoer.fetchone()
    fejl = []
    if superbruger:
        fejl.append("den er superbruger")
    if uden_rls:
        fejl.append("den har BYPASSRLS")
    if ejede and not superbruger:
        fejl.append(f"den ejer eller er medlem af ejeren af {ejede} tabeller")
    return fejl


def check_databaserolle() -> None:
    """Refuse to start as a role that sees every municipality. Raises ImproperlyConfigured."""
    if fejl := fejl_ved_rollen():
        raise ImproperlyConfigured(
            "DUBU starter ikke med denne databaserolle: " + ", ".join(fejl) + ". "
            "Brug en rolle, der intet ejer (dubu_app), i DUBU_DATABASE_URL."
        )


def roller_der_kan_oprette_databaser() -> list[str]:
    """Which of the present role and the owners of the tables may create databases. Right for tests, wrong in
    operation.
    """
    with connection.cursor() as markoer:
        markoer.execute(_KAN_OPRETTE)
        return [navn for (navn,) in markoer.fetchall()]
