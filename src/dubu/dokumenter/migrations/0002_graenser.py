"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("dokumenter", "0001_begynd"), ("sager", "0002_graenser")]

    operations = [
        *kommunetabel("dokumenter_dokument", uuid=True, kun_tilfoej=True, noegler={"aktivitet_id": "sager_aktivitet"}),
        *kommunetabel(
            "dokumenter_kontaktspaerre",
            uuid=True,
            update=[
                "gennemgang_dato",
                "ophaevelse_bedt_af",
                "ophaevelse_bedt_tidspunkt",
                "ophaevelse_begrundelse",
                "ophaevet_tidspunkt",
                "ophaevet_af",
            ],
            noegler={"barn_id": "parter_person"},
        ),
        *kommunetabel(
            "dokumenter_kontaktspaerreperson",
            noegler={"spaerre_id": "dokumenter_kontaktspaerre", "person_id": "parter_person"},
        ),
    ]
