"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("indsatser", "0001_begynd"), ("sager", "0002_graenser")]

    operations = [
        *kommunetabel(
            "indsatser_indsats",
            uuid=True,
            update=["status", "til", "ophoersgrund", "ophoersbegrundelse"],
            noegler={
                "aktivitet_id": "sager_aktivitet",
                "afgoerelse_id": "sager_aktivitet",
                "barn_id": "parter_person",
                "sag_id": "sager_sag",
            },
        ),
    ]
