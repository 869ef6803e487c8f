"""The door to one municipality's rows: a transaction with the municipality set in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

# PostgreSQL reads this setting in every row-level policy; without it a query fails.
INDSTILLING = "app.kommune"


def aktuel_kommune() -> int | None:
    """The municipality that is open on this connection, or None."""
    with connection.cursor() as markoer:
        markoer.execute("SELECT current_setting(%s, true)", [INDSTILLING])
        (vaerdi,) = markoer.fetchone()
    return int(vaerdi) if vaerdi else None


def _saet(vaerdi: str) -> None:
    with connection.cursor() as markoer:
        markoer.execute("SELECT set_config(%s, %s, true)", [INDSTILLING, vaerdi])


@contextmanager
def kommune_transaktion(kommune_id: int) -> Iterator[None]:
    """Open the municipality in a transaction; put the former setting back at the end, nested or not.

    Nested in another transaction this is a savepoint; PostgreSQL keeps a local setting until the outer
    transaction ends, so it is put back by hand (a rolled-back savepoint restores it by itself).
    """
    indlejret = connection.in_atomic_block
    with transaction.atomic():
        foer = aktuel_kommune() if indlejret else None
        _saet(str(kommune_id))
        yield
        if indlejret:
            _saet("" if foer is None else str(foer))
