"""Notices: of events and escalations, to the one who must know. Never a repeated deadline."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import KommuneModel, UuidKommuneModel, kommune_fk


class Advis(UuidKommuneModel):
    """One notice made from one fact, for a person or for a responsibility when nobody is named."""

    class Type(models.TextChoices):
        PERSONLIG = "personlig", _("Personlig advisering")
        AUTOMATISK = "automatisk", _("Automatisk advisering")
        PAAMINDELSE = "paamindelse", _("Påmindelse")
        ESKALERING = "eskalering", _("Eskalering")

    type = models.CharField(max_length=20, choices=Type, default=Type.AUTOMATISK)
    haendelse = models.UUIDField()
    barn = kommune_fk("parter.Person", null=True)
    om = models.UUIDField(null=True)
    sag = models.UUIDField(null=True)
    titel = models.CharField(max_length=200)
    modtager = kommune_fk("organisation.Medarbejder", null=True)
    ansvar = models.CharField(max_length=40, blank=True, default="")
    tidspunkt = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "kommune",
                "haendelse",
                "barn",
                "modtager",
                "ansvar",
                "titel",
                name="adviser_advis_en_gang",
                nulls_distinct=False,
            ),
        ]
        indexes = [
            models.Index("kommune", "modtager", "tidspunkt", name="adviser_advis_modtager"),
            models.Index("kommune", "ansvar", "tidspunkt", name="adviser_advis_ansvar"),
        ]


class AdvisLaest(KommuneModel):
    """A notice read by an employee: what people do beside the projection."""

    advis = kommune_fk("adviser.Advis", related_name="laest")
    medarbejder = kommune_fk("organisation.Medarbejder")
    tidspunkt = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "advis", "medarbejder", name="adviser_laest_en_gang")]
