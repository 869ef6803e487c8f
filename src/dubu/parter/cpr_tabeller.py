"""Moves the rows of a delivery into the tables: COPY into temporary tables, then one statement per table.

Runs as the app under row-level security; `kommune_id` comes from the open municipality. The SQL is made of
the names in this module and in `cpr_raekker` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Any, Final

from django.db import connection

from dubu.parter.cpr_raekker import KOLONNER, Raekke, raekker
from dubu.porte.cpr import CprPerson

_PORTION: Final = 5_000
# Persons from which on a delivery is loaded with the plans of a large one.
_STOR: Final = 2_000

_LAAS: Final = "SELECT pg_advisory_xact_lock(hashtext('parter.cpr_import'), current_setting('app.kommune')::integer)"

# Persons are locked in the order in which acts lock them, so that an import and an act cannot wait for each other.
_LAAS_PERSONER: Final = """
SELECT count(*) FROM (
    SELECT 1 FROM parter_person WHERE cpr IN (SELECT cpr FROM ny_person) ORDER BY uuid FOR NO KEY UPDATE
) laast
"""

_AENDREDE_FOEDSELSDATOER: Final = """
SELECT p.id, p.foedselsdato FROM ny_person n JOIN parter_person p ON p.cpr = n.cpr
WHERE n.foedselsdato IS NOT NULL AND p.foedselsdato IS DISTINCT FROM n.foedselsdato
"""

_FELTER: Final = (
    "fornavn, mellemnavn, efternavn, sorteringsnoegle, soegenoegle, koen, foedselsdato, foedselsdato_tekst, "
    "cpr_status, doed_dato"
)

_PERSONER: Final = f"""
WITH ind AS (
    INSERT INTO parter_person (uuid, art, cpr, telefon, email, tolkesprog, {_FELTER})
    SELECT gen_random_uuid(), 'kendt', cpr, '', '', '', {_FELTER} FROM ny_person
    ON CONFLICT (kommune_id, cpr) DO UPDATE SET ({_FELTER})
      = ROW({", ".join("excluded." + f for f in _FELTER.split(", "))})
    RETURNING id, cpr
)
INSERT INTO ny_id SELECT cpr, id FROM ind
"""  # noqa: S608 - names of this module

_OPLYSNINGSFELTER: Final = (
    "fingeraftryk, gaeldende_cpr, status_fra, civilstand, civilstand_fra, aegtefaelle_cpr, aegtefaelle_navn, andet"
)
_REGISTRERINGER: Final = f"""
WITH r AS (
    INSERT INTO parter_cprregistrering (person_id, leverance_id, fingeraftryk, poster)
    SELECT i.person_id, %s, n.fingeraftryk, n.poster FROM ny_person n JOIN ny_id i ON i.cpr = n.cpr
    RETURNING id, person_id
)
INSERT INTO parter_cproplysning (person_id, registrering_id, {_OPLYSNINGSFELTER})
SELECT r.person_id, r.id, {", ".join("n." + f for f in _OPLYSNINGSFELTER.split(", "))}
FROM r JOIN ny_id i ON i.person_id = r.person_id JOIN ny_person n ON n.cpr = i.cpr
ON CONFLICT (kommune_id, person_id) DO UPDATE SET (registrering_id, {_OPLYSNINGSFELTER})
  = ROW(excluded.registrering_id, {", ".join("excluded." + f for f in _OPLYSNINGSFELTER.split(", "))})
"""  # noqa: S608 - names of this module

# The column of a temporary table that carries another person's number has its own name there.
_OMDOEBT: Final = {"nummer": "cpr"}


def tag_laas() -> None:
    """One import at a time in a municipality; the second waits for the first to end."""
    with connection.cursor() as markoer:
        markoer.execute(_LAAS)


def kopier(personer: Iterable[CprPerson]) -> int:
    """Bring the persons' rows into temporary tables that live as long as the transaction; how many persons."""
    antal = 0
    with connection.cursor() as markoer:
        for tabel, kolonner in KOLONNER.items():
            markoer.execute(f"DROP TABLE IF EXISTS pg_temp.ny_{tabel}")
            markoer.execute(f"CREATE TEMPORARY TABLE ny_{tabel} ({', '.join(kolonner)}) ON COMMIT DROP")
        markoer.execute("DROP TABLE IF EXISTS pg_temp.ny_id")
        markoer.execute("CREATE TEMPORARY TABLE ny_id (cpr text, person_id bigint) ON COMMIT DROP")
        for portion in _portioner(personer):
            antal += len(portion)
            samlet: dict[str, list[Raekke]] = {tabel: [] for tabel in KOLONNER}
            for person in portion:
                for tabel, raekke in raekker(person):
                    samlet[tabel].append(raekke)
            for tabel, liste in samlet.items():
                _copy(markoer, tabel, liste)
        for tabel in KOLONNER:
            markoer.execute(f"ANALYZE ny_{tabel} (cpr)")
    return antal


def _portioner(personer: Iterable[CprPerson]) -> Iterator[list[CprPerson]]:
    stroem = iter(personer)
    while portion := list(islice(stroem, _PORTION)):
        yield portion


def _copy(markoer: Any, tabel: str, liste: list[Raekke]) -> None:
    with markoer.copy(f"COPY ny_{tabel} FROM STDIN") as kopi:
        for raekke in liste:
            kopi.write_row(raekke)


@contextmanager
def planlagt_til(antal: int) -> Iterator[None]:
    """Keep PostgreSQL from nested loops over a large delivery.

    Its statistics may not know that the municipality has any persons yet: at 100,000 the plan that it then
    chooses takes hours.
    """
    if antal < _STOR:
        yield
        return
    with connection.cursor() as markoer:
        markoer.execute("SET LOCAL enable_nestloop = off")
        yield
        markoer.execute("SET LOCAL enable_nestloop TO DEFAULT")


def aendrede_foedselsdatoer() -> dict[int, date | None]:
    """Persons already known whose birth date becomes known or is another now: id -> the date so far."""
    with connection.cursor() as markoer:
        markoer.execute(_LAAS_PERSONER)
        markoer.execute(_AENDREDE_FOEDSELSDATOER)
        return dict(markoer.fetchall())


def antal_kendte() -> int:
    """How many of the copied persons the municipality knows already."""
    with connection.cursor() as markoer:
        markoer.execute("SELECT count(*) FROM ny_person n JOIN parter_person p ON p.cpr = n.cpr")
        (antal,) = markoer.fetchone()
    return int(antal)


def overfoer(leverance_id: int, *, nogle_kendes: bool) -> None:
    """Put the copied rows in place of what the register said before of the same persons."""
    with connection.cursor() as markoer:
        markoer.execute(_PERSONER)
        markoer.execute("ANALYZE ny_id")
        markoer.execute(_REGISTRERINGER, [leverance_id])
        for tabel, kolonner in KOLONNER.items():
            if tabel == "person":
                continue
            if nogle_kendes:
                slet = f"DELETE FROM parter_{tabel} WHERE person_id IN (SELECT person_id FROM ny_id)"  # noqa: S608 - names of this module
                # The words of the present name are kept by the database itself.
                markoer.execute(slet + (" AND art <> 'navn'" if tabel == "navneord" else ""))
            _tilfoej(markoer, tabel, [kolonne.split()[0] for kolonne in kolonner[1:]])


def opfrisk_statistik(antal: int) -> None:
    """After a large delivery: let PostgreSQL count, so that the next search is planned for what is there."""
    if antal >= _STOR:
        with connection.cursor() as markoer:
            markoer.execute("SELECT parter_statistik()")


def _tilfoej(markoer: Any, tabel: str, kolonner: list[str]) -> None:
    maal = ", ".join(_OMDOEBT.get(kolonne, kolonne) for kolonne in kolonner)
    kilde = ", ".join(f"n.{kolonne}" for kolonne in kolonner)
    fra = f"SELECT i.person_id, {kilde} FROM ny_{tabel} n JOIN ny_id i ON i.cpr = n.cpr"  # noqa: S608 - names of this module
    markoer.execute(f"INSERT INTO parter_{tabel} (person_id, {maal}) {fra}")
