"""The keyed mark of each row. Rows from before it are marked as they stand."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from dubu.haendelseslog.maerker import FELTER, nyt_maerke

PORTION = 5_000
_KUN_TILFOEJ = "ALTER TABLE {tabel} {til} TRIGGER {tabel}_kun_tilfoej"


def maerk_gamle(apps: Any, schema_editor: Any) -> None:
    """Give the rows their mark. Without rows no key is made: whoever migrates need not be who serves."""
    with schema_editor.connection.cursor() as markoer:
        for log, felter in FELTER.items():
            tabel = f"haendelseslog_{log}"
            markoer.execute(f"SELECT EXISTS (SELECT 1 FROM {tabel} WHERE maerke = '')")  # noqa: S608 - own name
            if markoer.fetchone()[0]:
                markoer.execute(_KUN_TILFOEJ.format(tabel=tabel, til="DISABLE"))
                _maerk(markoer, tabel, log, felter)
                markoer.execute(_KUN_TILFOEJ.format(tabel=tabel, til="ENABLE"))


def _maerk(markoer: Any, tabel: str, log: str, felter: tuple[str, ...]) -> None:
    hent = f"SELECT id, kommune_id, {', '.join(felter)} FROM {tabel} WHERE maerke = '' ORDER BY id LIMIT {PORTION}"  # noqa: S608 - own names
    gem = f"UPDATE {tabel} SET maerke = %s WHERE kommune_id = %s AND id = %s AND uuid = %s"  # noqa: S608 - own name
    while True:
        markoer.execute(hent)
        raekker = [(nr, kommune, dict(zip(felter, vaerdier, strict=True))) for nr, kommune, *vaerdier in markoer]
        if not raekker:
            return
        markoer.executemany(
            gem,
            [(nyt_maerke(log, kommune, raekke), kommune, nr, raekke["uuid"]) for nr, kommune, raekke in raekker],
        )


class Migration(migrations.Migration):
    dependencies = [("haendelseslog", "0002_graenser")]

    operations = [
        migrations.AddField("haendelse", "maerke", models.CharField(db_default="", max_length=64)),
        migrations.RunSQL(
            "ALTER TABLE haendelseslog_opslag ADD COLUMN maerke varchar(64) NOT NULL DEFAULT ''",
            "ALTER TABLE haendelseslog_opslag DROP COLUMN maerke",
            state_operations=[
                migrations.AddField("opslag", "maerke", models.CharField(db_default="", max_length=64)),
            ],
        ),
        migrations.RunPython(maerk_gamle, migrations.RunPython.noop),
    ]
