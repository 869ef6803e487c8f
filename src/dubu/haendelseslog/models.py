"""The two logs - facts and reads -, the chain that seals them, and the table of acts already done."""

from __future__ import annotations

import uuid

from django.db import models

from dubu.organisation.models import KommuneModel


class Haendelse(KommuneModel):
    """A fact about one child, or a change in the municipality: insert-only, no foreign keys.

    `data_hash` is the salted hash of `data`: the chain covers the hash, so that retention can blank
    the data and leave the chain whole. `maerke` is made with a key that the database never sees.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    noegle = models.CharField(max_length=60)
    tidspunkt = models.DateTimeField()
    registreret = models.DateTimeField()
    barn = models.UUIDField(null=True)
    sag = models.UUIDField(null=True)
    om = models.UUIDField(null=True)
    aktoer_art = models.CharField(max_length=20)
    aktoer_id = models.UUIDField(null=True)
    aktoer_navn = models.CharField(max_length=120, blank=True, default="")
    kilde = models.CharField(max_length=40, default="dubu")
    data = models.JSONField(default=dict)
    fravigelse = models.JSONField(null=True)
    salt = models.CharField(max_length=32)
    data_hash = models.CharField(max_length=64)
    maerke = models.CharField(max_length=64, db_default="")

    class Meta:
        indexes = [
            models.Index("kommune", "barn", "tidspunkt", name="haendelse_barn"),
            models.Index("kommune", "om", name="haendelse_om"),
            models.Index("kommune", "sag", "tidspunkt", name="haendelse_sag"),
            models.Index("kommune", "registreret", name="haendelse_registreret"),
        ]


class Opslag(KommuneModel):
    """Reads of one kind in one request. Partitioned by month; see the migration."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    tidspunkt = models.DateTimeField()
    art = models.CharField(max_length=60)
    aktoer_art = models.CharField(max_length=20)
    aktoer_id = models.UUIDField(null=True)
    formaal = models.CharField(max_length=200, blank=True, default="")
    om = models.JSONField(default=list)
    data = models.JSONField(default=dict)
    salt = models.CharField(max_length=32)
    data_hash = models.CharField(max_length=64)
    maerke = models.CharField(max_length=64, db_default="")

    class Meta:
        managed = False
        db_table = "haendelseslog_opslag"


class Logled(KommuneModel):
    """One link of a municipality's chain: covers one row of one of the logs and the link before."""

    class Log(models.TextChoices):
        HAENDELSE = "haendelse"
        OPSLAG = "opslag"

    nr = models.BigIntegerField()
    log = models.CharField(max_length=10, choices=Log)
    raekke = models.UUIDField()
    raekke_hash = models.CharField(max_length=64)
    led_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "nr", name="haendelseslog_logled_nr"),
            models.UniqueConstraint("kommune", "log", "raekke", name="haendelseslog_logled_en_pr_raekke"),
        ]


class UdfoertHandling(KommuneModel):
    """An act that a form, call or job has asked for by a UUID: done again it gives the first result."""

    handling = models.UUIDField()
    akt = models.CharField(max_length=60)
    aktoer_art = models.CharField(max_length=20)
    aktoer_id = models.UUIDField(null=True)
    resultat = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "handling", "akt", name="haendelseslog_handling_en_gang"),
        ]


class Genberegning(KommuneModel):
    """A receiver failed on a child's facts: the act stood, and a job repeats the projection."""

    modtager = models.CharField(max_length=120)
    haendelse = models.UUIDField()
    barn = models.UUIDField()
    forsoeg = models.PositiveIntegerField(default=0)
    faerdig_tidspunkt = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index("kommune", "faerdig_tidspunkt", name="hlog_genberegning_aaben")]
