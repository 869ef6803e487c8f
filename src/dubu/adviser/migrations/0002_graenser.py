"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("adviser", "0001_begynd"), ("parter", "0002_graenser")]

    operations = [
        *kommunetabel(
            "adviser_advis",
            uuid=True,
            noegler={"barn_id": "parter_person", "modtager_id": "organisation_medarbejder"},
        ),
        *kommunetabel(
            "adviser_advislaest",
            noegler={"advis_id": "adviser_advis", "medarbejder_id": "organisation_medarbejder"},
        ),
    ]
