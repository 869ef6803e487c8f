"""The case of an activity's row is set once; the correction of who the child is moves the row, and nothing else does."""

from django.db import migrations

VAGT = """
CREATE FUNCTION sager_sag_saettes_en_gang() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('app.flytter_raekke', true) IS DISTINCT FROM OLD.id::text THEN
        RAISE EXCEPTION 'sager_aktivitetbarn: the case is set once' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$
"""
UDLOESER = """
CREATE TRIGGER sager_aktivitetbarn_sag_en_gang BEFORE UPDATE OF sag_id ON sager_aktivitetbarn FOR EACH ROW
    WHEN (OLD.sag_id IS NOT NULL AND NEW.sag_id IS DISTINCT FROM OLD.sag_id)
    EXECUTE FUNCTION sager_sag_saettes_en_gang()
"""
FLYT = """
CREATE FUNCTION sager_flyt_raekke(raekke bigint, nyt_barn bigint, ny_sag bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('app.flytter_raekke', raekke::text, true);
    UPDATE sager_aktivitetbarn SET barn_id = nyt_barn, sag_id = ny_sag WHERE id = raekke;
    PERFORM set_config('app.flytter_raekke', '', true);
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("sager", "0003_planlagt")]

    operations = [
        migrations.RunSQL(VAGT, "DROP FUNCTION sager_sag_saettes_en_gang()"),
        migrations.RunSQL(UDLOESER, "DROP TRIGGER sager_aktivitetbarn_sag_en_gang ON sager_aktivitetbarn"),
        migrations.RunSQL(FLYT, "DROP FUNCTION sager_flyt_raekke(bigint, bigint, bigint)"),
    ]
