"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [("sager", "0001_begynd"), ("parter", "0002_graenser")]

    operations = [
        *kommunetabel(
            "sager_sag",
            uuid=True,
            update=[
                "status",
                "sagstype",
                "afdeling_id",
                "team_id",
                "primaer_raadgiver_id",
                "startdato",
                "handler_om",
                "handler_om_dato",
            ],
            noegler={
                "barn_id": "parter_person",
                "afdeling_id": "organisation_afdeling",
                "team_id": "organisation_team",
                "primaer_raadgiver_id": "organisation_medarbejder",
            },
        ),
        *kommunetabel(
            "sager_sagsraadgiver",
            uuid=True,
            update=["til"],
            noegler={"sag_id": "sager_sag", "medarbejder_id": "organisation_medarbejder"},
        ),
        *kommunetabel(
            "sager_sagspart",
            uuid=True,
            update=["til", "relation"],
            noegler={"sag_id": "sager_sag", "person_id": "parter_person"},
        ),
        *kommunetabel("sager_aktivitet", uuid=True),
        *kommunetabel(
            "sager_aktivitetbarn",
            update=["barn_id", "sag_id", "ansvarlig_id", "status", "aktindsigt"],
            noegler={
                "aktivitet_id": "sager_aktivitet",
                "barn_id": "parter_person",
                "sag_id": "sager_sag",
                "ansvarlig_id": "organisation_medarbejder",
            },
        ),
        *kommunetabel("sager_notatindhold", uuid=True, kun_tilfoej=True, noegler={"aktivitet_id": "sager_aktivitet"}),
        *kommunetabel(
            "sager_arbejdskopi",
            uuid=True,
            update=[
                "om",
                "ejer",
                "titel",
                "sag_id",
                "sidst_aendret",
                "sidst_aendret_af",
                "sidst_skaaret",
                "afsluttet_tidspunkt",
            ],
            delete=True,
            noegler={"sag_id": "sager_sag"},
        ),
        *kommunetabel(
            "sager_arbejdskopifelt",
            update=[
                "vaerdi",
                "version",
                "aendret_af",
                "aendret_af_navn",
                "aendret_tidspunkt",
                "side",
                "kandidat",
                "kandidat_af",
                "kandidat_af_navn",
                "kandidat_tidspunkt",
            ],
            delete=True,
            noegler={"kopi_id": "sager_arbejdskopi"},
        ),
        *kommunetabel("sager_arbejdskopiversion", delete=True, noegler={"kopi_id": "sager_arbejdskopi"}),
        *kommunetabel(
            "sager_adgangsbevilling",
            uuid=True,
            update=["til"],
            noegler={"sag_id": "sager_sag", "medarbejder_id": "organisation_medarbejder"},
        ),
    ]
