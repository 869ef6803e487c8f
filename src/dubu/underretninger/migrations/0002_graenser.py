"""The borders of the room's tables: policy, grants, composite keys."""

from django.db import migrations

from dubu.kerne.migrering import kommunetabel


class Migration(migrations.Migration):
    dependencies = [
        ("underretninger", "0001_begynd"),
        ("sager", "0002_graenser"),
        ("parter", "0002_graenser"),
        ("organisation", "0002_graenser"),
    ]

    operations = [
        *kommunetabel("underretninger_nummertaeller", update=["sidste"]),
        *kommunetabel(
            "underretninger_underretning",
            uuid=True,
            update=[
                "indgangstype",
                "kvitteret_dato",
                "orienteret_dato",
                "orientering_undladt",
            ],
            noegler={"aktivitet_id": "sager_aktivitet"},
        ),
        *kommunetabel(
            "underretninger_underretningsindhold",
            kun_tilfoej=True,
            noegler={"underretning_id": "underretninger_underretning"},
        ),
        *kommunetabel(
            "underretninger_underretningbarn",
            uuid=True,
            update=[
                "barn_id",
                "ufoedt",
                "identificeret_tidspunkt",
                "vurderes_af_id",
                "fare",
                "overgreb",
                "aereskonflikt",
                "vurderet_tidspunkt",
                "afventer_samtale",
                "screenet_tidspunkt",
                "screening_udfald",
                "genvurderet_tidspunkt",
                "lukket_tidspunkt",
                "lukkegrund",
                "lagt_sammen_med_id",
            ],
            noegler={
                "underretning_id": "underretninger_underretning",
                "barn_id": "parter_person",
                "vurderes_af_id": "organisation_medarbejder",
                "lagt_sammen_med_id": "underretninger_underretning",
            },
        ),
        *kommunetabel(
            "underretninger_vurdering",
            uuid=True,
            kun_tilfoej=True,
            noegler={"underretning_barn_id": "underretninger_underretningbarn"},
        ),
        *kommunetabel(
            "underretninger_genvurdering",
            uuid=True,
            kun_tilfoej=True,
            noegler={
                "underretning_barn_id": "underretninger_underretningbarn",
                "foretaget_af_id": "organisation_medarbejder",
            },
        ),
        *kommunetabel(
            "underretninger_kvittering",
            uuid=True,
            kun_tilfoej=True,
            noegler={"underretning_id": "underretninger_underretning"},
        ),
        *kommunetabel(
            "underretninger_videresendelse",
            uuid=True,
            kun_tilfoej=True,
            noegler={"underretning_id": "underretninger_underretning"},
        ),
    ]
