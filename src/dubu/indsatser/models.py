"""Support measures and placements, as far as casework needs them; money stands in rooms above."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import UuidKommuneModel, kommune_fk


class Indsats(UuidKommuneModel):
    """A measure set in motion for one child. Only its end is ever updated."""

    class Status(models.TextChoices):
        LOEBENDE = "loebende", _("Løbende")
        OPHOERT = "ophoert", _("Ophørt")

    class Ophoersgrund(models.TextChoices):
        FORMAAL = "formaal_opnaaet", _("Formålet er opnået")
        AFBRUDT = "afbrudt", _("Afbrudt")
        AFLOEST = "afloest", _("Afløst af en anden indsats")
        FLYTTET = "flyttet", _("Barnet er flyttet")
        ALDER = "alder", _("Den unge er for gammel")
        ANDET = "andet", _("Andet")

    aktivitet = kommune_fk("sager.Aktivitet")
    afgoerelse = kommune_fk("sager.Aktivitet", null=True)
    barn = kommune_fk("parter.Person")
    sag = kommune_fk("sager.Sag")
    paragraf = models.CharField(max_length=60)
    titel = models.CharField(max_length=200)
    sted = models.CharField(max_length=200)
    er_anbringelse = models.BooleanField()
    fra = models.DateField()
    status = models.CharField(max_length=12, choices=Status, default=Status.LOEBENDE)
    til = models.DateField(null=True)
    ophoersgrund = models.CharField(max_length=20, choices=Ophoersgrund, blank=True, default="")
    ophoersbegrundelse = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="indsatser_slut_foelger_status",
                condition=models.Q(status="loebende", til__isnull=True) | models.Q(status="ophoert", til__isnull=False),
            ),
        ]
        indexes = [
            models.Index("kommune", "sag", "status", name="indsatser_indsats_sag"),
            models.Index("kommune", "aktivitet", name="indsatser_indsats_aktivitet"),
        ]

    def __str__(self) -> str:
        return self.titel
