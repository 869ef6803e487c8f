"""The child's voice: the talk that was held, or the reason why it was not."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import UuidKommuneModel, kommune_fk


class Boernesamtale(UuidKommuneModel):
    """One version of a talk with the child, held or left out: insert-only, a correction is a new version.

    The child's own words and the worker's interpretation stand apart. `om` is the Aktivitet that the
    talk was held for, when it was held for one.
    """

    class Udfald(models.TextChoices):
        HOLDT = "holdt", _("Samtalen er holdt")
        UNDLADT = "undladt", _("Samtalen er undladt")

    class Formaal(models.TextChoices):
        UNDERRETNING = "underretning", _("Samtale ved underretning")
        UNDERSOEGELSE = "undersoegelse", _("Børnefaglig undersøgelse")
        AFGOERELSE = "afgoerelse", _("Før afgørelse")
        PLAN = "plan", _("Barnets plan")
        OPFOELGNING = "opfoelgning", _("Opfølgning")
        TILSYN = "tilsyn", _("Ved tilsyn")
        ANDET = "andet", _("Andet")

    class Form(models.TextChoices):
        SAMTALE = "samtale", _("Samtale ansigt til ansigt")
        LEG = "leg", _("Leg, tegning eller samtaleværktøj")
        OBSERVATION = "observation", _("Observation")
        TELEFON = "telefon", _("Telefon")
        VIDEO = "video", _("Video")

    class Undtagelse(models.TextChoices):
        MODENHED = "modenhed", _("Barnets alder eller modenhed taler afgørende imod")
        SAGENS_KARAKTER = "sagens_karakter", _("Sagens karakter taler afgørende imod")
        ANDET = "andet", _("Andre helt særlige forhold taler afgørende imod")

    aktivitet = kommune_fk("sager.Aktivitet")
    version = models.PositiveIntegerField(default=1)
    barn = kommune_fk("parter.Person")
    sag = kommune_fk("sager.Sag", null=True)
    om = models.UUIDField(null=True)
    udfald = models.CharField(max_length=10, choices=Udfald)
    tidspunkt = models.DateTimeField()
    formaal = models.CharField(max_length=20, choices=Formaal)
    form = models.CharField(max_length=20, choices=Form, blank=True, default="")
    deltagere = models.CharField(max_length=300, blank=True, default="")
    foraelder_til_stede = models.BooleanField(null=True)
    bisidder = models.BooleanField(null=True)
    aftalt_med_politi = models.BooleanField(null=True)
    egne_ord = models.TextField(blank=True, default="")
    fortolkning = models.TextField(blank=True, default="")
    aftalt_med_barnet = models.TextField(blank=True, default="")
    undtagelse = models.CharField(max_length=20, choices=Undtagelse, blank=True, default="")
    begrundelse = models.TextField(blank=True, default="")
    paa_anden_maade = models.TextField(blank=True, default="")
    skrevet_af = models.UUIDField(null=True)
    skrevet_af_navn = models.CharField(max_length=120, blank=True, default="")
    skrevet_tidspunkt = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "aktivitet", "barn", "version", name="inddragelse_samtale_version"),
            models.CheckConstraint(
                name="inddragelse_samtale_udfald",
                condition=models.Q(udfald="holdt", undtagelse="")
                | (models.Q(udfald="undladt") & ~models.Q(undtagelse="") & ~models.Q(begrundelse="")),
            ),
        ]
        indexes = [models.Index("kommune", "barn", "tidspunkt", name="inddragelse_samtale_barn")]

    def __str__(self) -> str:
        return str(self.get_udfald_display())
