"""Workers and health: the jobs run, and nobody serves as an owner of the tables."""

from __future__ import annotations

import subprocess
import sys

import pytest

SKRIV_OG_UDSKYD = """
from dubu.haendelseslog.services import skriv_aendring
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.opgaver import udskyd
from dubu.kerne.transaktion import kommune_transaktion
with kommune_transaktion(461):
    skriv_aendring("team.rettet", aktoer=systemaktoer(461, "proeve"), tidspunkt=ur.nu(), data={"navn": "A"})
    udskyd("haendelseslog.forsegl", kommune_id=461)
"""
LED = "SELECT count(*) FROM haendelseslog_logled WHERE kommune_id = 461"
# A job whose worker is gone without a sign of life for a minute.
STANDSET = """
WITH arbejder AS (
    INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute') RETURNING id)
UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM arbejder)
"""
GENOPTAG = """
import asyncio
from procrastinate.contrib.django import app
from dubu.kerne.tasks import genoptag_standsede
async def koer():
    ny = app.with_connector(app.connector.get_worker_connector())
    async with ny.open_async():
        await genoptag_standsede.func(type("K", (), {"app": ny})(), timestamp=0)
asyncio.run(koer())
"""


def test_arbejder_koerer_opgaven_og_standset_opgave_tages_op_igen(klon):
    assert klon.dubu("shell", "--no-imports", "-c", SKRIV_OG_UDSKYD).returncode == 0
    klon.server.sql(STANDSET, db=klon.navn)
    assert klon.dubu("shell", "--no-imports", "-c", GENOPTAG).returncode == 0

    svar = klon.dubu("arbejder", "--koe", "straks", "--til-tom")

    assert svar.returncode == 0, svar.stderr
    assert klon.server.sql(LED, db=klon.navn).strip() == "1"


def test_arbejder_og_tjek_afviser_ejeren_af_tabellerne(klon):
    arbejder = klon.dubu("arbejder", "--koe", "straks", DUBU_DATABASE_URL=klon.ejer_url)
    tjek = klon.dubu("tjek", DUBU_DATABASE_URL=klon.ejer_url)

    assert arbejder.returncode != 0
    assert "DUBU starter ikke med denne databaserolle" in arbejder.stderr
    assert tjek.returncode == 1
    assert "den ejer eller er medlem af ejeren af" in tjek.stdout


def test_websider_starter_ikke_som_ejer_af_tabellerne(klon):
    svar = subprocess.run(
        [sys.executable, "-c", "import dubu.config.wsgi"],
        env={**klon.miljoe, "DUBU_DATABASE_URL": klon.ejer_url}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert svar.returncode != 0
    assert "DUBU starter ikke med denne databaserolle" in svar.stderr


@pytest.fixture
def som_i_drift(klon):
    """A server whose owner may not create databases."""
    if klon.server.sql("SELECT 1 FROM pg_roles WHERE rolname = 'dubu_ejer' AND rolcreatedb", db=klon.navn).strip():
        pytest.skip("på en given server har ejeren CREATEDB til prøverne")
    return klon


def test_tjek_af_sund_installation_siger_at_alt_er_i_orden(som_i_drift):
    klon = som_i_drift
    svar = klon.dubu("tjek")

    assert (svar.returncode, svar.stdout.strip()) == (0, "Alt er i orden."), svar.stderr


def test_tjek_afviser_at_tabellernes_ejer_kan_oprette_databaser(som_i_drift):
    """A role of the test's own: the attribute is the whole cluster's, where other tests run."""
    klon = som_i_drift
    ejer = f"ejer_{klon.navn}"
    klon.server.sql(f"CREATE ROLE {ejer} CREATEDB; ALTER TABLE django_migrations OWNER TO {ejer}", db=klon.navn)
    try:
        svar = klon.dubu("tjek")
    finally:
        tilbage = f"ALTER TABLE django_migrations OWNER TO dubu_ejer; DROP OWNED BY {ejer}; DROP ROLE {ejer}"
        klon.server.sql(tilbage, db=klon.navn)

    assert svar.returncode == 1
    assert f"Databaserollen {ejer} kan oprette databaser (CREATEDB). Det må den kun i prøver." in svar.stdout


def test_ukendt_koe_afvises_med_koeernes_navne(klon):
    svar = klon.dubu("arbejder", "--koe", "hurtig")

    assert svar.returncode != 0
    assert "Køerne er straks, almindelig, tung" in svar.stderr
