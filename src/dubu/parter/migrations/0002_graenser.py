"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("parter", "0001_begynd"), ("organisation", "0002_graenser")]

    operations = [
        *kommunetabel(
            "parter_person",
            uuid=True,
            update=[
                "art",
                "cpr",
                "samme_som_id",
                "fornavn",
                "mellemnavn",
                "efternavn",
                "sorteringsnoegle",
                "soegenoegle",
                "koen",
                "foedselsdato",
                "foedselsdato_tekst",
                "terminsdato",
                "mor_til_ufoedt_id",
                "cpr_status",
                "doed_dato",
                "telefon",
                "email",
                "tolkesprog",
            ],
            noegler={"samme_som_id": "parter_person", "mor_til_ufoedt_id": "parter_person"},
        ),
    ]
