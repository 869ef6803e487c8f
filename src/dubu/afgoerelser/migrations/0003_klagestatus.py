"""A complaint is under re-assessment until what is upheld has been sent on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("afgoerelser", "0002_graenser")]

    operations = [
        migrations.AlterField(
            model_name="klage",
            name="status",
            field=models.CharField(
                choices=[
                    ("modtaget", "Modtaget"),
                    ("genvurderes", "Genvurderes"),
                    ("medhold", "Medhold"),
                    ("delvist_medhold", "Delvist medhold"),
                    ("videresendt", "Fastholdt og videresendt til Ankestyrelsen"),
                ],
                default="modtaget",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="genvurdering",
            name="resultat",
            field=models.CharField(
                choices=[
                    ("medhold", "Medhold"),
                    ("delvist_medhold", "Delvist medhold"),
                    ("fastholdt", "Afgørelsen fastholdes"),
                ],
                max_length=20,
            ),
        ),
        migrations.RunSQL(
            "UPDATE afgoerelser_klage SET status = 'genvurderes' WHERE status = 'fastholdt'", migrations.RunSQL.noop
        ),
    ]
