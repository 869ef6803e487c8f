"""What is planned says where and why, and is told apart from what an act has written."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sager", "0002_graenser")]

    operations = [
        migrations.AddField("aktivitet", "planlagt", models.BooleanField(default=False)),
        migrations.AddField("aktivitet", "sted", models.CharField(blank=True, default="", max_length=200)),
        migrations.AddField("aktivitet", "formaal", models.CharField(blank=True, default="", max_length=300)),
        migrations.RunSQL(
            "UPDATE sager_aktivitet SET planlagt = true WHERE type IN ('moede', 'hjemmebesoeg', 'statusudtalelse')",
            migrations.RunSQL.noop,
        ),
    ]
