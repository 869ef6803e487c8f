"""Whoever writes a person's name makes the person findable by it; and fresh statistics after a large load."""

from django.db import migrations

ORD = "regexp_split_to_table(n.soegenoegle, ' ') o"

INDSAT = f"""
CREATE FUNCTION parter_navneord_indsat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO parter_navneord (kommune_id, person_id, art, ord)
    SELECT DISTINCT n.kommune_id, n.id, 'navn', left(o, 60) FROM nye n, {ORD} WHERE o <> '';
    RETURN NULL;
END $$
"""  # noqa: S608 - names of this module

RETTET = f"""
CREATE FUNCTION parter_navneord_rettet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM parter_navneord r USING gamle g, nye n
    WHERE n.id = g.id AND n.soegenoegle <> g.soegenoegle
      AND r.kommune_id = n.kommune_id AND r.person_id = n.id AND r.art = 'navn';
    INSERT INTO parter_navneord (kommune_id, person_id, art, ord)
    SELECT DISTINCT n.kommune_id, n.id, 'navn', left(o, 60)
    FROM gamle g JOIN nye n ON n.id = g.id AND n.soegenoegle <> g.soegenoegle, {ORD} WHERE o <> '';
    RETURN NULL;
END $$
"""  # noqa: S608 - names of this module

# Rows from before the triggers.
UDFYLD = f"""
INSERT INTO parter_navneord (kommune_id, person_id, art, ord)
SELECT DISTINCT n.kommune_id, n.id, 'navn', left(o, 60) FROM parter_person n, {ORD}
WHERE o <> '' AND NOT EXISTS (SELECT 1 FROM parter_navneord r WHERE r.person_id = n.id AND r.art = 'navn')
"""  # noqa: S608 - names of this module

# Only a table's owner may ANALYZE it. Until autovacuum comes by, PostgreSQL plans searches among 100,000
# new persons as if there were none: measured 31 s for a name instead of 0.03 s.
STATISTIK = """
CREATE FUNCTION parter_statistik() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    ANALYZE parter_person, parter_cproplysning, parter_adresse, parter_beskyttelse, parter_foraelder,
        parter_foraeldremyndighed, parter_tidligerecpr, parter_navneord;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("parter", "0004_registergraenser")]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (
            INDSAT,
            RETTET,
            "CREATE TRIGGER parter_person_navneord_indsat AFTER INSERT ON parter_person "
            "REFERENCING NEW TABLE AS nye FOR EACH STATEMENT EXECUTE FUNCTION parter_navneord_indsat()",
            "CREATE TRIGGER parter_person_navneord_rettet AFTER UPDATE ON parter_person "
            "REFERENCING OLD TABLE AS gamle NEW TABLE AS nye FOR EACH STATEMENT EXECUTE FUNCTION parter_navneord_rettet()",
            UDFYLD,
            STATISTIK,
            "REVOKE ALL ON FUNCTION parter_statistik() FROM PUBLIC",
            "GRANT EXECUTE ON FUNCTION parter_statistik() TO dubu_app",
        )
    ]
