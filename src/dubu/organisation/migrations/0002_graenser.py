"""The borders of the room's tables: policy, grants, composite keys."""

import csv
from pathlib import Path

from django.db import migrations

from dubu.kerne.migrering import giv, giv_procrastinate, kommunetabel


def indlaes_kommuner(apps, schema_editor):
    """The 98 municipalities: code and name. CVR stays empty until a source fills it."""
    fil = Path(__file__).parents[1] / "data" / "kommuner.csv"
    with fil.open(encoding="utf-8", newline="") as aaben:
        raekker = [
            apps.get_model("organisation", "Kommune")(id=int(raekke["kode"]), navn=raekke["navn"])
            for raekke in csv.DictReader(aaben)
        ]
    apps.get_model("organisation", "Kommune").objects.using(schema_editor.connection.alias).bulk_create(raekker)


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0001_begynd"),
        ("sessions", "0001_initial"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]

    operations = [
        migrations.RunSQL(
            """CREATE FUNCTION kun_tilfoej() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'insert-only table %', TG_TABLE_NAME; END $$""",
            "DROP FUNCTION kun_tilfoej()",
        ),
        *giv("organisation_kommune", insert=False),
        *giv("organisation_bruger", update=["password", "last_login", "navn", "kommunekoder", "is_active"]),
        *giv("django_session", update=["session_data", "expire_date"], delete=True),
        *giv("django_migrations", insert=False),
        *giv_procrastinate(),
        *kommunetabel("organisation_afdeling", uuid=True, update=["navn"]),
        *kommunetabel(
            "organisation_team", uuid=True, update=["navn"], noegler={"afdeling_id": "organisation_afdeling"}
        ),
        *kommunetabel(
            "organisation_medarbejder",
            uuid=True,
            update=["navn", "titel", "email", "telefon", "afdeling_id", "aktiv_til"],
            noegler={"afdeling_id": "organisation_afdeling"},
        ),
        *kommunetabel(
            "organisation_teammedlem",
            delete=True,
            noegler={"medarbejder_id": "organisation_medarbejder", "team_id": "organisation_team"},
        ),
        *kommunetabel(
            "organisation_rolletildeling",
            update=["til"],
            noegler={"medarbejder_id": "organisation_medarbejder"},
        ),
        *kommunetabel(
            "organisation_stedfortraeder",
            update=["til"],
            noegler={
                "medarbejder_id": "organisation_medarbejder",
                "stedfortraeder_id": "organisation_medarbejder",
            },
        ),
        *kommunetabel("organisation_indstilling", update=["til"]),
        migrations.RunPython(indlaes_kommuner, migrations.RunPython.noop),
    ]
