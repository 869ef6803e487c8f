"""Afdækning: the head, and what it showed."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0002_graenser"),
        ("parter", "0005_soegning"),
        ("sager", "0004_sag_saettes_en_gang"),
        ("undersoegelser", "0003_rettelse"),
    ]

    operations = [
        migrations.CreateModel(
            name="Afdaekning",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "oprettet_tidspunkt",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "forhold",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
                ),
                ("formaal", models.TextField()),
                (
                    "status",
                    models.CharField(
                        choices=[("i_gang", "I gang"), ("afsluttet", "Afsluttet")], default="i_gang", max_length=12
                    ),
                ),
                (
                    "konklusion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stoette", "Barnet har behov for støtte"),
                            ("ingen", "Barnet har ikke behov for støtte"),
                            ("undersoegelse", "Der er behov for en børnefaglig undersøgelse (§ 20)"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("besluttet_tidspunkt", models.DateTimeField()),
                ("besluttet_af", models.UUIDField(null=True)),
                ("besluttet_af_navn", models.CharField(blank=True, default="", max_length=120)),
                ("sluttet_tidspunkt", models.DateTimeField(null=True)),
                (
                    "aktivitet",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sager.aktivitet",
                    ),
                ),
                (
                    "barn",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="parter.person",
                    ),
                ),
                (
                    "kommune",
                    models.ForeignKey(
                        db_default=django.db.models.functions.comparison.Cast(
                            models.Func(models.Value("app.kommune"), function="current_setting"),
                            models.BigIntegerField(),
                        ),
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.kommune",
                    ),
                ),
                (
                    "sag",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sager.sag",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Afdaekningsindhold",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "oprettet_tidspunkt",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("skema", models.CharField(max_length=40)),
                ("indhold", models.JSONField()),
                ("skrevet_af", models.UUIDField(null=True)),
                ("skrevet_af_navn", models.CharField(blank=True, default="", max_length=120)),
                ("skrevet_tidspunkt", models.DateTimeField()),
                (
                    "afdaekning",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="alt_indhold",
                        to="undersoegelser.afdaekning",
                    ),
                ),
                (
                    "kommune",
                    models.ForeignKey(
                        db_default=django.db.models.functions.comparison.Cast(
                            models.Func(models.Value("app.kommune"), function="current_setting"),
                            models.BigIntegerField(),
                        ),
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.kommune",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="afdaekning",
            index=models.Index(models.F("kommune"), models.F("sag"), name="undersoeg_afdaekning_sag"),
        ),
        migrations.AddIndex(
            model_name="afdaekning",
            index=models.Index(models.F("kommune"), models.F("aktivitet"), name="undersoeg_afdaekning_aktivitet"),
        ),
        migrations.AddConstraint(
            model_name="afdaekning",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("konklusion", ""), ("sluttet_tidspunkt__isnull", True), ("status", "i_gang")),
                    models.Q(
                        ("sluttet_tidspunkt__isnull", False),
                        ("status", "afsluttet"),
                        models.Q(("konklusion", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="undersoeg_afdaekning_slut_foelger_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="afdaekningsindhold",
            constraint=models.UniqueConstraint(
                models.F("kommune"), models.F("afdaekning"), name="undersoeg_afdaekning_indhold"
            ),
        ),
    ]
