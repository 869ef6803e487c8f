"""What opened the deadline stands on its row; reminders are found by the deadline's key."""

from django.db import migrations, models

from dubu.kerne.migrering import giv


class Migration(migrations.Migration):
    dependencies = [("frister", "0002_graenser")]

    operations = [
        migrations.AddField("frist", "udloest_noegle", models.CharField(max_length=60, default="")),
        migrations.AddField("frist", "udloest_tidspunkt", models.DateTimeField(null=True)),
        migrations.RemoveIndex("paamindelse", "frister_paamindelse_noegle"),
        migrations.AddIndex(
            "paamindelse", models.Index("kommune", "udloest_af", "regel", name="frister_paamindelse_noegle")
        ),
        *giv("frister_frist", update=["udloest_noegle", "udloest_tidspunkt"], delete=True),
    ]
