"""What a migration says about a municipal table: policy, grants, composite keys, insert-only trigger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import migrations

POLITIK = "kommune_id = current_setting('app.kommune')::bigint"

_KUN_TILFOEJ = """
CREATE TRIGGER {tabel}_kun_tilfoej BEFORE UPDATE OR DELETE ON {tabel}
    FOR EACH ROW EXECUTE FUNCTION kun_tilfoej()
"""


def giv(
    tabel: str, *, insert: bool = True, update: Sequence[str] = (), delete: bool = False
) -> list[migrations.RunSQL]:
    """Grants of one table to `dubu_app`: nothing is given by default, updates column by column."""
    rettigheder = ["SELECT"]
    if insert:
        rettigheder.append("INSERT")
    if update:
        rettigheder.append(f"UPDATE ({', '.join(update)})")
    if delete:
        rettigheder.append("DELETE")
    return [migrations.RunSQL(f"GRANT {', '.join(rettigheder)} ON {tabel} TO dubu_app", migrations.RunSQL.noop)]


def giv_procrastinate() -> list[migrations.RunSQL]:
    """The job queue's own tables, sequences and functions: its SQL both reads and writes them all."""
    return [
        migrations.RunSQL(
            """DO $$ DECLARE navn text; BEGIN
                FOR navn IN SELECT tablename FROM pg_tables WHERE tablename LIKE 'procrastinate\\_%' LOOP
                    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO dubu_app', navn);
                END LOOP;
                FOR navn IN SELECT sequencename FROM pg_sequences WHERE sequencename LIKE 'procrastinate\\_%' LOOP
                    EXECUTE format('GRANT USAGE ON SEQUENCE %I TO dubu_app', navn);
                END LOOP;
            END $$""",
            migrations.RunSQL.noop,
        )
    ]


def kommunetabel(
    tabel: str,
    *,
    uuid: bool = False,
    insert: bool = True,
    update: Sequence[str] = (),
    delete: bool = False,
    noegler: Mapping[str, str] | None = None,
    kun_tilfoej: bool = False,
) -> list[migrations.RunSQL]:
    """Make a table municipal: row-level security, keys, grants, composite foreign keys, insert-only trigger.

    `noegler` maps a column to the municipal table it points at: `{"barn_id": "parter_person"}`.
    Not forced: the owner loads in bulk and migrates; web and workers never run as owner.
    """
    linjer = [
        f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY",
        f"CREATE POLICY kommunegraense ON {tabel} USING ({POLITIK}) WITH CHECK ({POLITIK})",
        f"ALTER TABLE {tabel} ADD CONSTRAINT {tabel}_kommune_id_id UNIQUE (kommune_id, id)",
    ]
    if uuid:
        linjer.append(f"ALTER TABLE {tabel} ADD CONSTRAINT {tabel}_kommune_id_uuid UNIQUE (kommune_id, uuid)")
    for kolonne, maal in (noegler or {}).items():
        linjer.append(
            f"ALTER TABLE {tabel} ADD CONSTRAINT {tabel}_{kolonne}_kommune_fk "
            f"FOREIGN KEY (kommune_id, {kolonne}) REFERENCES {maal} (kommune_id, id) DEFERRABLE INITIALLY IMMEDIATE"
        )
    if kun_tilfoej:
        linjer.append(_KUN_TILFOEJ.format(tabel=tabel))
    operationer = [migrations.RunSQL(linje, migrations.RunSQL.noop) for linje in linjer]
    return operationer + giv(tabel, insert=insert, update=update, delete=delete)
