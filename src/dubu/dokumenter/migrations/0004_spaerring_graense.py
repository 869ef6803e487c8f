"""The border of the sealed documents: policy, grants, composite key; insert-only."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("dokumenter", "0003_spaerring")]

    operations = [
        *kommunetabel("dokumenter_dokumentspaerring", kun_tilfoej=True, noegler={"dokument_id": "dokumenter_dokument"})
    ]
