"""When a deadline is reminded of: the stricter reading where the law's is not settled."""

from django.db import migrations, models

from dubu.kerne.migrering import giv


class Migration(migrations.Migration):
    dependencies = [("frister", "0003_udloest")]

    operations = [
        migrations.AddField("frist", "varsles_tidspunkt", models.DateTimeField(null=True)),
        # The nightly recomputation sets what is earlier.
        migrations.RunSQL("UPDATE frister_frist SET varsles_tidspunkt = udloeber_tidspunkt", migrations.RunSQL.noop),
        *giv("frister_frist", update=["varsles_tidspunkt"], delete=True),
    ]
