"""Moves the rows of a delivery into the tables: COPY into temporary tables, then one statement per table.

A portion of the persons at a time, so that the database works on one while the next is being read. Runs as
the app under row-level security; `kommune_id` comes from the open municipality. The SQL is made of the names
in this module and in `cpr_raekker` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from itertools import chain, islice, repeat
from typing import Any, Final

from django.db import connection

from dubu.parter.cpr_raekker import KOLONNER, Raekke, raekker
from dubu.porte.cpr import CprPerson

# Persons in the first portion, and in each of the others.
_FOERSTE: Final = 250
_PORTION: Final = 2_500
# Persons from which on the statistics are counted again afterwards.
_STOR: Final = 2_000

_LAAS: Final = "SELECT pg_advisory_xact_lock(hashtext('parter.cpr_import'), current_setting('app.kommune')::integer)"

# Keys are checked row by row, by a plan that is made once. A plan made while PostgreSQL believes that there are
# hardly any persons reads all of a municipality's for each row: hours instead of seconds. So it counts the
# first portion.
_STATISTIK: Final = "SELECT parter_statistik()"
_FOERSTE_STATISTIK: Final = (
    f"{_STATISTIK} FROM pg_class WHERE oid = 'parter_person'::regclass AND reltuples < {_FOERSTE}"
)

# Persons are locked in the order in which acts lock them, so that an import and an act cannot wait for each other.
_LAAS_PERSONER: Final = """
SELECT count(*) FROM (
    SELECT 1 FROM parter_person WHERE cpr = ANY(%s) ORDER BY uuid FOR NO KEY UPDATE
) laast
"""

_AENDREDE_FOEDSELSDATOER: Final = """
SELECT p.id, p.foedselsdato FROM ny_person n JOIN parter_person p ON p.cpr = n.cpr
WHERE p.cpr = ANY(ARRAY(SELECT cpr FROM ny_person))
  AND n.foedselsdato IS NOT NULL AND p.foedselsdato IS DISTINCT FROM n.foedselsdato
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

Portion = dict[str, list[Raekke]]

_MIDLERTIDIGE: Final = {**KOLONNER, "id": ("cpr text", "person_id bigint")}

# The column of a temporary table that carries another person's number has its own name there.
_OMDOEBT: Final = {"nummer": "cpr"}


def tag_laas() -> None:
    """One import at a time in a municipality; the second waits for the first to end."""
    with connection.cursor() as markoer:
        markoer.execute(_LAAS)


def laas_kendte(numre: list[str]) -> int:
    """Lock those of the persons whom the municipality knows already; how many they are."""
    with connection.cursor() as markoer:
        markoer.execute(_LAAS_PERSONER, [numre])
        (antal,) = markoer.fetchone()
    return int(antal)


def overfoer(personer: Iterable[CprPerson], leverance_id: int, *, nogle_kendes: bool) -> dict[int, date | None]:
    """Put what is said of the persons in place of what the register said before of the same persons.

    Gives those already known whose birth date becomes known or is another now: id -> the date so far.
    """
    foedselsdatoer: dict[int, date | None] = {}
    with connection.cursor() as markoer, ThreadPoolExecutor(1) as ved_siden_af:
        for tabel, kolonner in _MIDLERTIDIGE.items():
            markoer.execute(f"CREATE TEMPORARY TABLE IF NOT EXISTS ny_{tabel} ({', '.join(kolonner)}) ON COMMIT DROP")
        i_gang: Future[dict[int, date | None]] = ved_siden_af.submit(dict)
        for nr, portion in enumerate(_portioner(personer)):
            foedselsdatoer |= i_gang.result()
            if nr == 1:
                markoer.execute(_FOERSTE_STATISTIK)
            i_gang = ved_siden_af.submit(_flyt, markoer, portion, leverance_id, nogle_kendes=nogle_kendes)
        foedselsdatoer |= i_gang.result()
    return foedselsdatoer


def _portioner(personer: Iterable[CprPerson]) -> Iterator[Portion]:
    """The rows of so many persons at a time, table by table."""
    stroem = iter(personer)
    for antal in chain([_FOERSTE], repeat(_PORTION)):
        portion: Portion = {tabel: [] for tabel in KOLONNER}
        for person in islice(stroem, antal):
            for tabel, raekke in raekker(person):
                portion[tabel].append(raekke)
        if not portion["person"]:
            return
        yield portion


def _flyt(markoer: Any, portion: Portion, leverance_id: int, *, nogle_kendes: bool) -> dict[int, date | None]:
    """Move one portion all the way; the cursor is used by nobody else meanwhile."""
    foedselsdatoer: dict[int, date | None] = {}
    markoer.execute("TRUNCATE " + ", ".join(f"ny_{tabel}" for tabel in _MIDLERTIDIGE))
    for tabel, liste in portion.items():
        with markoer.copy(f"COPY ny_{tabel} FROM STDIN") as kopi:
            for raekke in liste:
                kopi.write_row(raekke)
    if nogle_kendes:
        markoer.execute(_AENDREDE_FOEDSELSDATOER)
        foedselsdatoer = dict(markoer.fetchall())
    markoer.execute(_PERSONER)
    markoer.execute(_REGISTRERINGER, [leverance_id])
    for tabel, kolonner in KOLONNER.items():
        if tabel == "person":
            continue
        if nogle_kendes:
            slet = f"DELETE FROM parter_{tabel} WHERE person_id = ANY(ARRAY(SELECT person_id FROM ny_id))"  # noqa: S608 - names of this module
            # The words of the present name are kept by the database itself.
            markoer.execute(slet + (" AND art <> 'navn'" if tabel == "navneord" else ""))
        _tilfoej(markoer, tabel, [kolonne.split()[0] for kolonne in kolonner[1:]])
    return foedselsdatoer


def opfrisk_statistik(antal: int) -> None:
    """After a large delivery: let PostgreSQL count, so that the next search is planned for what is there."""
    if antal >= _STOR:
        with connection.cursor() as markoer:
            markoer.execute(_STATISTIK)


def _tilfoej(markoer: Any, tabel: str, kolonner: list[str]) -> None:
    maal = ", ".join(_OMDOEBT.get(kolonne, kolonne) for kolonne in kolonner)
    kilde = ", ".join(f"n.{kolonne}" for kolonne in kolonner)
    fra = f"SELECT i.person_id, {kilde} FROM ny_{tabel} n JOIN ny_id i ON i.cpr = n.cpr"  # noqa: S608 - names of this module
    markoer.execute(f"INSERT INTO parter_{tabel} (person_id, {maal}) {fra}")
