"""The border of the corrected identifications: policy, grants, composite keys; insert-only."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("underretninger", "0004_rettelse")]

    operations = [
        *kommunetabel(
            "underretninger_identifikationsrettelse",
            kun_tilfoej=True,
            noegler={
                "underretning_barn_id": "underretninger_underretningbarn",
                "fra_id": "parter_person",
                "til_id": "parter_person",
            },
        )
    ]
