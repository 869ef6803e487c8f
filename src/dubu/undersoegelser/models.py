"""Screening, afdækning and børnefaglig undersøgelse."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import KommuneModel, UuidKommuneModel, kommune_fk


class Screening(UuidKommuneModel):
    """The outcome of a screening of one child (§ 18): insert-only.

    `om` is the Aktivitet that was screened - an underretning - or the screening's own.
    """

    class Udfald(models.TextChoices):
        INGEN = "1", _("Ingen yderligere afdækning")
        AFDAEKNING = "2", _("Afdækning (§ 19)")
        UNDERSOEGELSE = "3", _("Børnefaglig undersøgelse (§ 20)")
        AENDRER = "aendrer", _("Ændrer den igangværende undersøgelse eller indsats")
        AENDRER_IKKE = "aendrer_ikke", _("Ændrer ikke den igangværende undersøgelse eller indsats")

    aktivitet = kommune_fk("sager.Aktivitet")
    barn = kommune_fk("parter.Person")
    sag = kommune_fk("sager.Sag", null=True)
    om = models.UUIDField()
    udfald = models.CharField(max_length=12, choices=Udfald)
    begrundelse = models.TextField()
    tidspunkt = models.DateTimeField()
    afsluttet_af = models.UUIDField(null=True)
    afsluttet_af_navn = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        indexes = [
            models.Index("kommune", "barn", "tidspunkt", name="undersoeg_screening_barn"),
            models.Index("kommune", "om", name="undersoeg_screening_om"),
        ]

    def __str__(self) -> str:
        return str(self.get_udfald_display())


class BoernefagligUndersoegelse(UuidKommuneModel):
    """A børnefaglig undersøgelse of one child (§ 20): the decision to make it, and where it stands.

    Only status and the times of its steps are ever updated; what was decided stays. The content is
    `UndersoegelseVersion`.
    """

    class Status(models.TextChoices):
        I_GANG = "i_gang", _("I gang")
        AFSLUTTET = "afsluttet", _("Afsluttet")
        STANDSET = "standset", _("Standset")

    class Grund(models.TextChoices):
        NR1 = "nr1", _("Stk. 1, nr. 1: alvorlig eller kompleks sag")
        NR2 = "nr2", _("Stk. 1, nr. 2: overgreb eller mistanke om overgreb")
        NR3 = "nr3", _("Stk. 1, nr. 3: ophold på krisecenter afbrudt for at vende tilbage til et voldeligt miljø")
        STK2 = "stk2", _("Stk. 2: en undersøgelse er nødvendig")

    aktivitet = kommune_fk("sager.Aktivitet")
    barn = kommune_fk("parter.Person")
    sag = kommune_fk("sager.Sag")
    status = models.CharField(max_length=12, choices=Status, default=Status.I_GANG)
    grund = models.CharField(max_length=8, choices=Grund)
    opmaerksom = models.DateField()
    dimensioner = ArrayField(models.CharField(max_length=40))
    omfang_begrundelse = models.TextField()
    besluttet_tidspunkt = models.DateTimeField()
    besluttet_af = models.UUIDField(null=True)
    besluttet_af_navn = models.CharField(max_length=120, blank=True, default="")
    foreloebigt_vurderet_tidspunkt = models.DateTimeField(null=True)
    ventet_faerdig = models.DateField(null=True)
    sluttet_tidspunkt = models.DateTimeField(null=True)

    class Meta:
        db_table = "undersoegelser_bfu"
        constraints = [
            models.CheckConstraint(
                name="undersoeg_bfu_slut_foelger_status",
                condition=models.Q(status="i_gang", sluttet_tidspunkt__isnull=True)
                | (~models.Q(status="i_gang") & models.Q(sluttet_tidspunkt__isnull=False)),
            ),
        ]
        indexes = [
            models.Index("kommune", "sag", name="undersoeg_bfu_sag"),
            models.Index("kommune", "aktivitet", name="undersoeg_bfu_aktivitet"),
        ]

    def __str__(self) -> str:
        return str(_("Børnefaglig undersøgelse"))


class ForeloebigVurdering(UuidKommuneModel):
    """The provisional assessment when four months cannot be kept (§ 20, stk. 3): insert-only."""

    undersoegelse = kommune_fk("undersoegelser.BoernefagligUndersoegelse", related_name="foreloebige")
    vurdering = models.TextField()
    aarsag = models.TextField()
    ny_dato = models.DateField()
    tidspunkt = models.DateTimeField()
    skrevet_af = models.UUIDField(null=True)
    skrevet_af_navn = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        indexes = [models.Index("kommune", "undersoegelse", name="undersoeg_foreloebig_bfu")]


class UndersoegelseVersion(UuidKommuneModel):
    """The finished content: insert-only. What rules and statistics read stands in columns.

    A correction is the next version, with its reason; the earlier ones stay readable.
    """

    undersoegelse = kommune_fk("undersoegelser.BoernefagligUndersoegelse", related_name="versioner")
    version = models.PositiveIntegerField()
    skema = models.CharField(max_length=40)
    indhold = models.JSONField()
    grundlag = models.CharField(max_length=20)
    stoette_imens = models.CharField(max_length=20)
    rettelse_begrundelse = models.TextField(blank=True, default="")
    skrevet_af = models.UUIDField(null=True)
    skrevet_af_navn = models.CharField(max_length=120, blank=True, default="")
    skrevet_tidspunkt = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "undersoegelse", "version", name="undersoeg_version_nr")]


class SoeskendeStilling(KommuneModel):
    """The position on one other child of the family (§ 21, stk. 1), or that there is none: insert-only."""

    undersoegelse = kommune_fk("undersoegelser.BoernefagligUndersoegelse", related_name="soeskende")
    barn = kommune_fk("parter.Person", null=True)
    undersoeges = models.BooleanField()
    begrundelse = models.TextField()
    tidspunkt = models.DateTimeField()
    skrevet_af = models.UUIDField(null=True)
    skrevet_af_navn = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        indexes = [models.Index("kommune", "undersoegelse", name="undersoeg_soeskende_bfu")]


class Afdaekning(UuidKommuneModel):
    """An afdækning of one or more matters of one child (§ 19): what is to be uncovered, and where it stands.

    Only the state, the conclusion and when it ended are ever updated. The content is `Afdaekningsindhold`.
    """

    class Status(models.TextChoices):
        I_GANG = "i_gang", _("I gang")
        AFSLUTTET = "afsluttet", _("Afsluttet")

    class Konklusion(models.TextChoices):
        STOETTE = "stoette", _("Barnet har behov for støtte")
        INGEN = "ingen", _("Barnet har ikke behov for støtte")
        UNDERSOEGELSE = "undersoegelse", _("Der er behov for en børnefaglig undersøgelse (§ 20)")

    aktivitet = kommune_fk("sager.Aktivitet")
    barn = kommune_fk("parter.Person")
    sag = kommune_fk("sager.Sag")
    forhold = ArrayField(models.CharField(max_length=40))
    formaal = models.TextField()
    status = models.CharField(max_length=12, choices=Status, default=Status.I_GANG)
    konklusion = models.CharField(max_length=20, choices=Konklusion, blank=True, default="")
    besluttet_tidspunkt = models.DateTimeField()
    besluttet_af = models.UUIDField(null=True)
    besluttet_af_navn = models.CharField(max_length=120, blank=True, default="")
    sluttet_tidspunkt = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="undersoeg_afdaekning_slut_foelger_status",
                condition=models.Q(status="i_gang", konklusion="", sluttet_tidspunkt__isnull=True)
                | (models.Q(status="afsluttet", sluttet_tidspunkt__isnull=False) & ~models.Q(konklusion="")),
            ),
        ]
        indexes = [
            models.Index("kommune", "sag", name="undersoeg_afdaekning_sag"),
            models.Index("kommune", "aktivitet", name="undersoeg_afdaekning_aktivitet"),
        ]

    def __str__(self) -> str:
        return str(_("Afdækning"))

    @property
    def indhold(self) -> Afdaekningsindhold | None:
        """What it showed; None while it is going on."""
        return self.alt_indhold.first()


class Afdaekningsindhold(KommuneModel):
    """What the afdækning showed: insert-only."""

    afdaekning = kommune_fk("undersoegelser.Afdaekning", related_name="alt_indhold")
    skema = models.CharField(max_length=40)
    indhold = models.JSONField()
    skrevet_af = models.UUIDField(null=True)
    skrevet_af_navn = models.CharField(max_length=120, blank=True, default="")
    skrevet_tidspunkt = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "afdaekning", name="undersoeg_afdaekning_indhold")]
