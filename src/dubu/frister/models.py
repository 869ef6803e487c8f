"""Deadlines: a projection of facts. What people do beside the law stands in its own table."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from dubu.frister import rules
from dubu.kerne.ur import DANMARK
from dubu.organisation.models import KommuneModel, kommune_fk


class Frist(KommuneModel):
    """One statutory deadline of one child, computed from facts by the catalogue; rebuildable.

    Its key (kommune, child, rule, opening fact, occurrence) survives recomputation. `overskredet` is
    read from the clock and never stored.
    """

    class Tilstand(models.TextChoices):
        AABEN = "aaben", _("Åben")
        AFVENTER = "afventer", _("Afventer")
        OPFYLDT = "opfyldt", _("Opfyldt")
        OPFYLDT_FOR_SENT = "opfyldt_for_sent", _("Opfyldt for sent")
        BORTFALDET = "bortfaldet", _("Bortfaldet")

    barn = kommune_fk("parter.Person")
    regel = models.CharField(max_length=30)
    udloest_af = models.UUIDField()
    forekomst = models.PositiveIntegerField(default=0)
    udloest_noegle = models.CharField(max_length=60, default="")
    udloest_tidspunkt = models.DateTimeField(null=True)
    om = models.UUIDField(null=True)
    navn = models.CharField(max_length=200)
    hjemmel = models.CharField(max_length=120)
    kildestatus = models.CharField(max_length=20)
    katalog = models.CharField(max_length=40)
    ansvarlig_rolle = models.CharField(max_length=40, blank=True, default="")
    # The last day, or none for deadlines in hours. The instant when it is too late stands for both kinds;
    # none for duties without a number.
    udloeber_dato = models.DateField(null=True)
    udloeber_tidspunkt = models.DateTimeField(null=True)
    # What reminders and order go by: earlier than the deadline where the law can be read more strictly.
    varsles_tidspunkt = models.DateTimeField(null=True)
    tilstand = models.CharField(max_length=20, choices=Tilstand)
    opfyldt_tidspunkt = models.DateTimeField(null=True)
    opfyldt_af = models.UUIDField(null=True)
    forklaring = models.JSONField(default=list)

    AABNE = (Tilstand.AABEN, Tilstand.AFVENTER)

    hvem = ""  # the name of the party whose deadline it is, given by `selectors.med_hvem`

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "barn", "regel", "udloest_af", "forekomst", name="frister_frist_noegle"),
        ]
        indexes = [
            models.Index("kommune", "tilstand", "udloeber_tidspunkt", name="frister_frist_udloeber"),
            models.Index("kommune", "om", name="frister_frist_om"),
        ]

    def __str__(self) -> str:
        return self.navn

    @property
    def titel(self) -> str:
        """The name, and whose it is where it is a party's own."""
        return str(_("%(frist)s for %(hvem)s") % {"frist": self.navn, "hvem": self.hvem}) if self.hvem else self.navn

    @property
    def noegle(self) -> str:
        """The stable key of the engine: rule, opening fact, occurrence."""
        return f"{self.regel}|{self.udloest_af}|{self.forekomst}"

    @property
    def udloeber(self) -> date | datetime | None:
        """The last day, or the instant for deadlines in hours, for `tid_tilbage`."""
        return self.udloeber_dato or self.udloeber_tidspunkt

    @property
    def varselsdag(self) -> date | None:
        """The day to be reminded of it: its own, or earlier where the law can be read more strictly."""
        return self.varsles_tidspunkt and self.varsles_tidspunkt.astimezone(DANMARK).date()

    @property
    def er_i_timer(self) -> bool:
        """A deadline counted by the clock."""
        return self.udloeber_dato is None and self.udloeber_tidspunkt is not None

    @property
    def kan_udsaettes(self) -> bool:
        """May the reminder be moved?"""
        return rules.kan_udsaettes(i_timer=self.er_i_timer, hjemmel=self.hjemmel)


class Paamindelse(KommuneModel):
    """What people decide beside the law under a deadline's key: the reminder moved, with reason."""

    barn = kommune_fk("parter.Person")
    regel = models.CharField(max_length=30)
    udloest_af = models.UUIDField()
    forekomst = models.PositiveIntegerField(default=0)
    udsat_til = models.DateField()
    begrundelse = models.CharField(max_length=300)
    sat_af = models.UUIDField()

    class Meta:
        indexes = [models.Index("kommune", "udloest_af", "regel", name="frister_paamindelse_noegle")]
