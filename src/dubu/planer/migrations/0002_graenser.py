"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("planer", "0001_begynd"), ("sager", "0002_graenser")]

    operations = [
        *kommunetabel(
            "planer_barnetsplan",
            uuid=True,
            update=["status"],
            noegler={
                "aktivitet_id": "sager_aktivitet",
                "afgoerelse_id": "sager_aktivitet",
                "barn_id": "parter_person",
                "sag_id": "sager_sag",
            },
        ),
        *kommunetabel(
            "planer_planversion",
            uuid=True,
            kun_tilfoej=True,
            noegler={"plan_id": "planer_barnetsplan"},
        ),
        *kommunetabel(
            "planer_planmaal",
            kun_tilfoej=True,
            noegler={"version_id": "planer_planversion"},
        ),
    ]
