"""Who notifies may be said at sorting, when the channel did not say it: mail and scanned letters."""

from django.db import migrations

from dubu.kerne.migrering import giv

KOLONNER = [
    "underretter_art",
    "underretter_navn",
    "underretter_arbejdssted",
    "underretter_telefon",
    "underretter_email",
]


class Migration(migrations.Migration):
    dependencies = [("underretninger", "0002_graenser")]

    operations = [*giv("underretninger_underretning", update=KOLONNER)]
