"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("inddragelse", "0001_begynd"), ("sager", "0002_graenser")]

    operations = [
        *kommunetabel(
            "inddragelse_boernesamtale",
            uuid=True,
            kun_tilfoej=True,
            noegler={"aktivitet_id": "sager_aktivitet", "barn_id": "parter_person", "sag_id": "sager_sag"},
        ),
    ]
