"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [
        ("opfoelgning", "0001_begynd"),
        ("indsatser", "0002_graenser"),
        ("planer", "0002_graenser"),
        ("sager", "0002_graenser"),
    ]

    operations = [
        *kommunetabel(
            "opfoelgning_opfoelgning",
            uuid=True,
            kun_tilfoej=True,
            noegler={
                "aktivitet_id": "sager_aktivitet",
                "indsats_id": "indsatser_indsats",
                "plan_version_id": "planer_planversion",
            },
        ),
        *kommunetabel(
            "opfoelgning_maalscore",
            kun_tilfoej=True,
            noegler={"opfoelgning_id": "opfoelgning_opfoelgning"},
        ),
        *kommunetabel(
            "opfoelgning_tilsynsbesoeg",
            uuid=True,
            kun_tilfoej=True,
            noegler={"aktivitet_id": "sager_aktivitet", "indsats_id": "indsatser_indsats"},
        ),
    ]
