"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("adgang", "0001_begynd"), ("organisation", "0002_graenser")]

    operations = [
        *kommunetabel("adgang_forsoegstaeller", update=["antal"], delete=True),
    ]
