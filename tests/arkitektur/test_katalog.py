"""Walks PostgreSQL's catalogue: no table without a border, a grant or a reason."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

# Tables without a municipality, and why.
UDEN_KOMMUNE = {
    "organisation_kommune": "the 98 municipalities themselves",
    "organisation_bruger": "who logs in; places stand in organisation_medarbejder",
    "django_session": "sessions",
    "django_migrations": "which migrations have run",
    "django_content_type": "demanded by django.contrib.auth; not granted",
    "auth_group": "django.contrib.auth; not granted",
    "auth_permission": "django.contrib.auth; not granted",
    "auth_group_permissions": "django.contrib.auth; not granted",
    "procrastinate_jobs": "the queue: municipality and ids only",
    "procrastinate_events": "the queue",
    "procrastinate_periodic_defers": "the queue",
    "procrastinate_workers": "the queue",
}
# Not records: the app may delete their rows.
SLETBARE = {
    "adgang_forsoegstaeller", "django_session", "sager_arbejdskopi", "sager_arbejdskopifelt",
    "sager_arbejdskopiversion", "organisation_teammedlem", "frister_frist",
    "procrastinate_jobs", "procrastinate_events", "procrastinate_periodic_defers", "procrastinate_workers",
    # What the population register says now, made from parter_cprregistrering, which keeps every record.
    "parter_adresse", "parter_beskyttelse", "parter_foraelder", "parter_foraeldremyndighed", "parter_tidligerecpr",
    "parter_navneord",
}  # fmt: skip

_PERSON = (
    "art cpr fornavn mellemnavn efternavn sorteringsnoegle soegenoegle koen foedselsdato foedselsdato_tekst "
    "terminsdato cpr_status doed_dato telefon email tolkesprog mor_til_ufoedt_id samme_som_id"
)
# The head of each record: the columns that the app may change, and no other. A working copy is overwritten freely.
MAA_RETTES = {
    "adgang_forsoegstaeller": "antal",
    "afgoerelser_klage": "status videresendt_tidspunkt",
    "django_session": "session_data expire_date",
    "dokumenter_kontaktspaerre": (
        "gennemgang_dato ophaevelse_bedt_af ophaevelse_bedt_tidspunkt ophaevelse_begrundelse ophaevet_tidspunkt "
        "ophaevet_af"
    ),
    "frister_frist": (
        "om navn hjemmel kildestatus katalog ansvarlig_rolle udloeber_dato udloeber_tidspunkt tilstand "
        "opfyldt_tidspunkt opfyldt_af forklaring udloest_noegle udloest_tidspunkt varsles_tidspunkt"
    ),
    "haendelseslog_genberegning": "forsoeg faerdig_tidspunkt",
    "haendelseslog_udfoerthandling": "resultat",
    "indsatser_indsats": "status til ophoersgrund ophoersbegrundelse",
    "organisation_afdeling": "navn",
    "organisation_bruger": "password last_login navn kommunekoder is_active",
    "organisation_indstilling": "til",
    "organisation_medarbejder": "navn titel email telefon aktiv_til afdeling_id",
    "organisation_rolletildeling": "til",
    "organisation_stedfortraeder": "til",
    "organisation_team": "navn",
    "parter_cproplysning": (
        "fingeraftryk gaeldende_cpr status_fra civilstand civilstand_fra aegtefaelle_cpr aegtefaelle_navn andet "
        "registrering_id"
    ),
    "parter_person": _PERSON,
    "planer_barnetsplan": "status",
    "sager_adgangsbevilling": "til",
    "sager_aktivitetbarn": "status aktindsigt ansvarlig_id barn_id sag_id",
    "sager_arbejdskopi": "om ejer titel sidst_aendret sidst_aendret_af sidst_skaaret afsluttet_tidspunkt sag_id",
    "sager_arbejdskopifelt": (
        "vaerdi version aendret_af aendret_af_navn aendret_tidspunkt side kandidat kandidat_af kandidat_af_navn "
        "kandidat_tidspunkt"
    ),
    "sager_sag": ("sagstype status startdato handler_om handler_om_dato afdeling_id primaer_raadgiver_id team_id"),
    "sager_sagspart": "relation til",
    "sager_sagsraadgiver": "til",
    "underretninger_nummertaeller": "sidste",
    "underretninger_underretning": (
        "indgangstype underretter_art underretter_navn underretter_arbejdssted underretter_telefon underretter_email "
        "kvitteret_dato orienteret_dato orientering_undladt"
    ),
    "underretninger_underretningbarn": (
        "ufoedt identificeret_tidspunkt fare overgreb aereskonflikt vurderet_tidspunkt afventer_samtale "
        "screenet_tidspunkt screening_udfald genvurderet_tidspunkt lukket_tidspunkt lukkegrund barn_id "
        "lagt_sammen_med_id vurderes_af_id"
    ),
    "undersoegelser_afdaekning": "status konklusion sluttet_tidspunkt",
    "undersoegelser_bfu": "status foreloebigt_vurderet_tidspunkt ventet_faerdig sluttet_tidspunkt",
}


@pytest.fixture
def spoerg(db):
    def koer(sql: str) -> list[tuple]:
        with connection.cursor() as markoer:
            markoer.execute(sql)
            return markoer.fetchall()

    return koer


TABELLER = "SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')"
MED_KOMMUNE = f"SELECT t.relname FROM ({TABELLER}) t JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attname = 'kommune_id' AND NOT a.attisdropped"
DELE = "SELECT inhrelid FROM pg_inherits"


def test_tabeller_uden_kommune_staar_ved_navn_med_grund(spoerg):
    alle = {navn for _, navn in spoerg(TABELLER)}
    med = {navn for (navn,) in spoerg(MED_KOMMUNE)}
    assert alle - med == set(UDEN_KOMMUNE)


def test_hver_kommunetabel_har_raekkesikkerhed_og_politik(spoerg):
    uden = spoerg(f"SELECT relname FROM pg_class WHERE relname IN ({MED_KOMMUNE}) AND NOT relrowsecurity")
    assert not uden
    politik = "(kommune_id = (current_setting('app.kommune'::text))::bigint)"
    uden = spoerg(
        f"SELECT t.relname FROM ({TABELLER}) t WHERE t.relname IN ({MED_KOMMUNE}) AND t.oid NOT IN ({DELE}) AND NOT EXISTS "
        f"(SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND pg_get_expr(p.polqual, t.oid) = $${politik}$$ "
        f"AND pg_get_expr(p.polwithcheck, t.oid) = $${politik}$$)"
    )
    assert not uden


def test_hver_kommunetabel_har_kommune_foerst_i_alle_indekser(spoerg):
    """Every unique constraint and index begins with the municipality, the plain primary key aside."""
    forkerte = spoerg(
        f"SELECT t.relname, i.indexrelid::regclass::text FROM ({TABELLER}) t JOIN pg_index i ON i.indrelid = t.oid "
        "JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0] "
        f"WHERE t.relname IN ({MED_KOMMUNE}) AND a.attname <> 'kommune_id' AND NOT i.indisprimary"
    )
    assert not forkerte


def test_noegler_mellem_kommunetabeller_er_sammensatte(spoerg):
    enkle = spoerg(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'f' AND array_length(conkey, 1) = 1 "
        f"AND confrelid::regclass::text IN ({MED_KOMMUNE}) AND conrelid::regclass::text IN ({MED_KOMMUNE})"
    )
    assert not enkle


def test_hver_fremmednoegle_i_modellerne_har_sin_sammensatte_noegle(spoerg):
    i_basen = {
        (tabel, kolonne)
        for tabel, kolonne in spoerg(
            "SELECT c.conrelid::regclass::text, a.attname FROM pg_constraint c JOIN pg_attribute a "
            "ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey) WHERE c.contype = 'f'"
        )
    }
    i_modellerne = {
        (model._meta.db_table, felt.column)
        for model in apps.get_models()
        if model.__module__.startswith("dubu.") and model._meta.managed
        for felt in model._meta.concrete_fields
        if felt.is_relation
    }
    assert i_modellerne - i_basen == set()


def test_appen_ejer_intet_og_omgaar_intet(spoerg):
    assert not spoerg(
        "SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'dubu_app'"
    )
    assert spoerg("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user") == [(False, False)]


def test_appen_sletter_kun_det_der_ikke_er_journal(spoerg):
    kan_slette = {navn for _, navn in spoerg(TABELLER + " AND has_table_privilege('dubu_app', c.oid, 'DELETE')")}
    assert kan_slette <= SLETBARE
    assert not spoerg(TABELLER + " AND has_table_privilege('dubu_app', c.oid, 'TRUNCATE')")


def test_dele_af_opslagsloggen_har_ingen_egne_rettigheder(spoerg):
    assert not spoerg(
        f"SELECT c.relname FROM pg_class c WHERE c.oid IN ({DELE}) AND has_table_privilege('dubu_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE')"
    )


def test_kun_tilfoej_tabeller_har_vagt_og_ingen_update(spoerg):
    vogtede = {
        navn for (navn,) in spoerg("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '%kun_tilfoej'")
    }
    assert {
        "haendelseslog_haendelse",
        "haendelseslog_logled",
        "sager_notatindhold",
        "dokumenter_dokument",
    } <= vogtede
    assert not [
        navn
        for navn in vogtede
        if spoerg(f"SELECT has_any_column_privilege('dubu_app', '{navn}', 'UPDATE')") == [(True,)]
    ]


def test_appen_retter_kun_hovedets_kolonner(spoerg):
    """A column that is not listed cannot be changed by any act, and one that is listed can (procrastinate's aside)."""
    rettigheder = spoerg(
        f"SELECT t.relname, a.attname FROM ({TABELLER}) t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 "
        "AND NOT a.attisdropped WHERE has_column_privilege('dubu_app', t.oid, a.attnum, 'UPDATE') "
        "AND t.relname NOT LIKE 'procrastinate%'"
    )
    maa = {(tabel, kolonne) for tabel, kolonner in MAA_RETTES.items() for kolonne in kolonner.split()}
    assert set(rettigheder) == maa


def test_ingen_views_og_funktioner_uden_for_listen(spoerg):
    views = spoerg(
        "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND relkind IN ('v', 'm')"
    )
    ejerfunktioner = spoerg(
        "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND prosecdef"
    )
    # parter_statistik: counts the rows after a large delivery; only an owner may ANALYZE.
    assert (views, ejerfunktioner) == ([], [("parter_statistik",)])


def test_opslagsloggen_har_dele_et_aar_frem(spoerg):
    antal = spoerg("SELECT count(*) FROM pg_inherits WHERE inhparent = 'haendelseslog_opslag'::regclass")[0][0]
    assert antal == 121
