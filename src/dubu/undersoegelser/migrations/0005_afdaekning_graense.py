"""The border of the tables of afdækning."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("undersoegelser", "0004_afdaekning"), ("sager", "0002_graenser"), ("parter", "0002_graenser")]

    operations = [
        *kommunetabel(
            "undersoegelser_afdaekning",
            uuid=True,
            update=["status", "konklusion", "sluttet_tidspunkt"],
            noegler={"aktivitet_id": "sager_aktivitet", "barn_id": "parter_person", "sag_id": "sager_sag"},
        ),
        *kommunetabel(
            "undersoegelser_afdaekningsindhold",
            kun_tilfoej=True,
            noegler={"afdaekning_id": "undersoegelser_afdaekning"},
        ),
    ]
