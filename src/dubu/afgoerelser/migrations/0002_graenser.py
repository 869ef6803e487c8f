"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("afgoerelser", "0001_begynd"), ("sager", "0002_graenser")]

    operations = [
        *kommunetabel(
            "afgoerelser_afgoerelse",
            uuid=True,
            kun_tilfoej=True,
            noegler={
                "aktivitet_id": "sager_aktivitet",
                "undersoegelse_id": "sager_aktivitet",
                "barn_id": "parter_person",
                "sag_id": "sager_sag",
            },
        ),
        *kommunetabel(
            "afgoerelser_meddelelse",
            uuid=True,
            kun_tilfoej=True,
            noegler={"afgoerelse_id": "afgoerelser_afgoerelse", "person_id": "parter_person"},
        ),
        *kommunetabel(
            "afgoerelser_klage",
            uuid=True,
            update=["status", "videresendt_tidspunkt"],
            noegler={
                "aktivitet_id": "sager_aktivitet",
                "afgoerelse_id": "afgoerelser_afgoerelse",
                "person_id": "parter_person",
            },
        ),
        *kommunetabel(
            "afgoerelser_genvurdering",
            uuid=True,
            kun_tilfoej=True,
            noegler={"klage_id": "afgoerelser_klage"},
        ),
    ]
