"""The borders of the register's tables. The typed rows are a projection and may be made again: deletable."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel

PERSON = {"person_id": "parter_person"}
AFLEDTE = (
    "parter_adresse",
    "parter_beskyttelse",
    "parter_foraelder",
    "parter_foraeldremyndighed",
    "parter_tidligerecpr",
    "parter_navneord",
)
OPLYSNINGER = (
    "registrering_id",
    "fingeraftryk",
    "gaeldende_cpr",
    "status_fra",
    "civilstand",
    "civilstand_fra",
    "aegtefaelle_cpr",
    "aegtefaelle_navn",
    "andet",
)


class Migration(migrations.Migration):
    dependencies = [("parter", "0003_register"), ("parter", "0002_graenser")]

    operations = [
        *kommunetabel("parter_cprleverance", uuid=True, kun_tilfoej=True),
        *kommunetabel(
            "parter_cprregistrering",
            kun_tilfoej=True,
            noegler={**PERSON, "leverance_id": "parter_cprleverance"},
        ),
        *kommunetabel(
            "parter_cproplysning",
            update=OPLYSNINGER,
            noegler={**PERSON, "registrering_id": "parter_cprregistrering"},
        ),
        *[operation for tabel in AFLEDTE for operation in kommunetabel(tabel, delete=True, noegler=PERSON)],
    ]
