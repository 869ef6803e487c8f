"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("frister", "0001_begynd"), ("parter", "0002_graenser")]

    operations = [
        *kommunetabel(
            "frister_frist",
            update=[
                "om",
                "navn",
                "hjemmel",
                "kildestatus",
                "katalog",
                "ansvarlig_rolle",
                "udloeber_dato",
                "udloeber_tidspunkt",
                "tilstand",
                "opfyldt_tidspunkt",
                "opfyldt_af",
                "forklaring",
            ],
            delete=True,
            noegler={"barn_id": "parter_person"},
        ),
        *kommunetabel("frister_paamindelse", noegler={"barn_id": "parter_person"}),
    ]
