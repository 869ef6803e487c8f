"""Follow-up on a measure, its goals' scores, and visits to the place."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import KommuneModel, UuidKommuneModel, kommune_fk


class Opfoelgning(UuidKommuneModel):
    """A follow-up that was held (§ 95): insert-only."""

    class Resultat(models.TextChoices):
        FORTSAETTER = "fortsaetter", _("Indsatsen fortsætter")
        JUSTERES = "justeres", _("Indsatsen justeres")
        OPHOERER = "ophoerer", _("Indsatsen ophører")
        UNDERSOEGES = "undersoeges", _("Ny afdækning eller børnefaglig undersøgelse")

    aktivitet = kommune_fk("sager.Aktivitet")
    indsats = kommune_fk("indsatser.Indsats", related_name="opfoelgninger")
    plan_version = kommune_fk("planer.PlanVersion", null=True)
    dato = models.DateField()
    barnets_oplevelse = models.TextField()
    foraeldrenes_syn = models.TextField(blank=True, default="")
    vurdering = models.TextField()
    resultat = models.CharField(max_length=20, choices=Resultat)
    revider_plan = models.BooleanField(default=False)
    naeste_dato = models.DateField(null=True)
    naeste_begrundelse = models.TextField()
    skrevet_af = models.UUIDField(null=True)
    skrevet_af_navn = models.CharField(max_length=120, blank=True, default="")
    skrevet_tidspunkt = models.DateTimeField()

    class Meta:
        indexes = [models.Index("kommune", "indsats", "dato", name="opfoelgning_indsats_dato")]

    def __str__(self) -> str:
        return str(_("Opfølgning"))


class Maalscore(KommuneModel):
    """How near a goal is, 1 to 5: insert-only. `maal` is the goal's key through the plan's versions."""

    opfoelgning = kommune_fk("opfoelgning.Opfoelgning", related_name="scorer")
    maal = models.UUIDField()
    score = models.PositiveSmallIntegerField()
    bemaerkning = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "opfoelgning", "maal", name="opfoelgning_score_en_gang"),
            models.CheckConstraint(name="opfoelgning_score_1_5", condition=models.Q(score__gte=1, score__lte=5)),
        ]
        indexes = [models.Index("kommune", "maal", name="opfoelgning_score_maal")]


class Tilsynsbesoeg(UuidKommuneModel):
    """A visit to the place where the child is placed (§ 156): insert-only."""

    aktivitet = kommune_fk("sager.Aktivitet")
    indsats = kommune_fk("indsatser.Indsats", related_name="tilsynsbesoeg")
    dato = models.DateField()
    uanmeldt = models.BooleanField()
    deltagere = models.CharField(max_length=300, blank=True, default="")
    talt_alene = models.BooleanField()
    grund_uden_samtale = models.TextField(blank=True, default="")
    barnets_ord = models.TextField(blank=True, default="")
    indtryk = models.TextField()
    skrevet_af = models.UUIDField(null=True)
    skrevet_af_navn = models.CharField(max_length=120, blank=True, default="")
    skrevet_tidspunkt = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="opfoelgning_uden_samtale_grund",
                condition=models.Q(talt_alene=True) | ~models.Q(grund_uden_samtale=""),
            ),
        ]
        indexes = [models.Index("kommune", "indsats", "dato", name="opfoelgning_tilsyn_dato")]

    def __str__(self) -> str:
        return str(_("Tilsynsbesøg"))
