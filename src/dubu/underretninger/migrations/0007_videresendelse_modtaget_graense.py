"""The border of the receipts from other municipalities: policy, grants, composite keys; insert-only."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("underretninger", "0006_videresendelse_modtaget")]

    operations = [
        *kommunetabel(
            "underretninger_videresendelsesmodtagelse",
            kun_tilfoej=True,
            noegler={"videresendelse_id": "underretninger_videresendelse"},
        )
    ]
