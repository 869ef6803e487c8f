"""Barnets plan: the head, its approved versions and their goals."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import KommuneModel, UuidKommuneModel, kommune_fk


class BarnetsPlan(UuidKommuneModel):
    """The plan of one child (§ 91). `afgoerelse` is the Aktivitet of the decision that the plan carries out."""

    class Status(models.TextChoices):
        UDKAST = "udkast", _("Udkast")
        GAELDENDE = "gaeldende", _("Gældende")
        OPHOERT = "ophoert", _("Ophørt")

    aktivitet = kommune_fk("sager.Aktivitet")
    afgoerelse = kommune_fk("sager.Aktivitet", null=True)
    barn = kommune_fk("parter.Person")
    sag = kommune_fk("sager.Sag")
    status = models.CharField(max_length=12, choices=Status, default=Status.UDKAST)

    class Meta:
        indexes = [
            models.Index("kommune", "sag", name="planer_plan_sag"),
            models.Index("kommune", "aktivitet", name="planer_plan_aktivitet"),
        ]

    def __str__(self) -> str:
        return str(_("Barnets plan"))


class PlanVersion(UuidKommuneModel):
    """An approved version: insert-only; a revision is the next one."""

    plan = kommune_fk("planer.BarnetsPlan", related_name="versioner")
    version = models.PositiveIntegerField()
    formaal = models.TextField()
    barnets_oensker = models.TextField()
    foraeldrenes_bidrag = models.TextField(blank=True, default="")
    stoette_til_familien = models.TextField(blank=True, default="")
    godkendt_tidspunkt = models.DateTimeField()
    godkendt_af = models.UUIDField(null=True)
    godkendt_af_navn = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "plan", "version", name="planer_version_nr")]


class PlanMaal(KommuneModel):
    """A goal of an approved version: insert-only. `noegle` is the same goal through the versions."""

    version = kommune_fk("planer.PlanVersion", related_name="maal")
    noegle = models.UUIDField(default=uuid.uuid4)
    nr = models.PositiveIntegerField()
    dimension = models.CharField(max_length=40)
    maal = models.TextField()
    barnets_ord = models.TextField(blank=True, default="")
    tegn = models.TextField(blank=True, default="")
    hvem_goer_hvad = models.TextField()
    hvornaar = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "version", "nr", name="planer_maal_nr")]
        indexes = [models.Index("kommune", "noegle", name="planer_maal_noegle")]

    def __str__(self) -> str:
        return self.maal
