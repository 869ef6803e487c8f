"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("undersoegelser", "0001_begynd"), ("sager", "0002_graenser")]

    operations = [
        *kommunetabel(
            "undersoegelser_screening",
            uuid=True,
            kun_tilfoej=True,
            noegler={"aktivitet_id": "sager_aktivitet", "barn_id": "parter_person", "sag_id": "sager_sag"},
        ),
        *kommunetabel(
            "undersoegelser_bfu",
            uuid=True,
            update=["status", "foreloebigt_vurderet_tidspunkt", "ventet_faerdig", "sluttet_tidspunkt"],
            noegler={"aktivitet_id": "sager_aktivitet", "barn_id": "parter_person", "sag_id": "sager_sag"},
        ),
        *kommunetabel(
            "undersoegelser_foreloebigvurdering",
            uuid=True,
            kun_tilfoej=True,
            noegler={"undersoegelse_id": "undersoegelser_bfu"},
        ),
        *kommunetabel(
            "undersoegelser_undersoegelseversion",
            uuid=True,
            kun_tilfoej=True,
            noegler={"undersoegelse_id": "undersoegelser_bfu"},
        ),
        *kommunetabel(
            "undersoegelser_soeskendestilling",
            kun_tilfoej=True,
            noegler={"undersoegelse_id": "undersoegelser_bfu", "barn_id": "parter_person"},
        ),
    ]
