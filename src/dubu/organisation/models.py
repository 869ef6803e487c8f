"""Municipalities, departments, users and their places; the base model of every municipal table."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _


class Kommune(models.Model):
    """One of the 98 municipalities: `id` is the official code as a number (461 is "0461").

    The CVR number stays empty until the municipality or a cited source fills it.
    """

    id = models.PositiveIntegerField(primary_key=True)
    navn = models.CharField(max_length=60)
    cvr = models.CharField(max_length=8, blank=True, default="")

    class Meta:
        ordering = ["navn"]

    def __str__(self) -> str:
        return self.navn

    @property
    def kode(self) -> str:
        """The four-digit code."""
        return f"{self.id:04d}"


class KommuneModel(models.Model):
    """Base of every table whose rows belong to one municipality.

    `kommune` is never passed: the database takes it from the municipality that the edge has opened,
    and row-level security refuses any other. UNIQUE (kommune, id), policy, grants and composite keys
    come from `kerne.migrering.kommunetabel`.
    """

    id = models.BigAutoField(primary_key=True)
    kommune = models.ForeignKey(
        Kommune,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_index=False,
        editable=False,
        db_default=Cast(models.Func(models.Value("app.kommune"), function="current_setting"), models.BigIntegerField()),
    )
    oprettet_tidspunkt = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """An existing row is saved field by field: `update_fields` names what the act changes."""
        if not self._state.adding and kwargs.get("update_fields") is None:
            raise TypeError(f"{type(self).__name__}.save() on an existing row demands update_fields")
        super().save(*args, **kwargs)


class UuidKommuneModel(KommuneModel):
    """A municipal row that leaves the house: addresses, logs and packages name it by UUID."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


def kommune_fk(til: str, **felter: Any) -> models.ForeignKey:
    """A foreign key between two municipal tables: the composite key in the migration guards it."""
    felter.setdefault("related_name", "+")
    return models.ForeignKey(til, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, **felter)


class Afdeling(UuidKommuneModel):
    """A department of the municipality's child and family authority."""

    navn = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.navn


class Team(UuidKommuneModel):
    """A team inside a department."""

    navn = models.CharField(max_length=120)
    afdeling = kommune_fk("organisation.Afdeling")

    def __str__(self) -> str:
        return self.navn


class Bruger(AbstractBaseUser):
    """Who logs in. A user may have a place (`Medarbejder`) in several municipalities.

    Carries no case data and no municipality but the codes of those where the user has a place.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    brugernavn = models.CharField(max_length=120, unique=True)
    navn = models.CharField(max_length=120)
    kommunekoder = ArrayField(models.PositiveIntegerField(), default=list)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()

    USERNAME_FIELD = "brugernavn"

    def __str__(self) -> str:
        return self.navn


class Rolle(models.TextChoices):
    """The roles that have pages; the others of the trade come with theirs."""

    RAADGIVER = "raadgiver", _("Børne- og ungerådgiver")
    MODTAGELSE = "modtagelse", _("Modtagelsen")
    DOEGNVAGT = "doegnvagt", _("Døgnvagt")
    TEAMLEDER = "teamleder", _("Teamleder")
    AFDELINGSLEDER = "afdelingsleder", _("Afdelingsleder")
    ADMINISTRATIV = "administrativ", _("Administrativ medarbejder")
    FAMILIEPLEJEKONSULENT = "familieplejekonsulent", _("Familieplejekonsulent")
    OEKONOMI = "oekonomi", _("Økonomimedarbejder")
    SYSTEMANSVARLIG = "systemansvarlig", _("Systemansvarlig")
    REVISOR = "revisor", _("Revisor")


class Medarbejder(UuidKommuneModel):
    """A user's place in one municipality: department (required), contact and period."""

    bruger = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    navn = models.CharField(max_length=120)
    titel = models.CharField(max_length=120, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    telefon = models.CharField(max_length=20, blank=True, default="")
    afdeling = kommune_fk("organisation.Afdeling")
    aktiv_fra = models.DateField()
    aktiv_til = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "bruger", name="organisation_medarbejder_en_plads_pr_bruger"),
        ]

    def __str__(self) -> str:
        return self.navn


class TeamMedlem(KommuneModel):
    """Membership of a team: a user may have none or several."""

    medarbejder = kommune_fk("organisation.Medarbejder", related_name="teammedlemskaber")
    team = kommune_fk("organisation.Team")

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "medarbejder", "team", name="organisation_teammedlem_en_gang"),
        ]


class RolleTildeling(KommuneModel):
    """A role held by an employee in a period; several may run at once."""

    medarbejder = kommune_fk("organisation.Medarbejder", related_name="rolletildelinger")
    rolle = models.CharField(max_length=40, choices=Rolle)
    fra = models.DateField()
    til = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index("kommune", "medarbejder", name="organisation_rolle_medarbejder")]


class Stedfortraeder(KommuneModel):
    """A deputy by date: sees and is told what the absent colleague would have been."""

    medarbejder = kommune_fk("organisation.Medarbejder", related_name="stedfortraedere")
    stedfortraeder = kommune_fk("organisation.Medarbejder", related_name="stedfortraeder_for")
    fra = models.DateField()
    til = models.DateField()

    class Meta:
        indexes = [
            models.Index("kommune", "stedfortraeder", name="org_stedfortraeder_hvem"),
            models.Index("kommune", "medarbejder", name="organisation_stedf_for"),
        ]


class Indstilling(KommuneModel):
    """A municipality's deviation from what the system ships: key, period, value, who and why."""

    noegle = models.CharField(max_length=80)
    fra = models.DateField()
    til = models.DateField(null=True, blank=True)
    vaerdi = models.JSONField()
    begrundelse = models.TextField()
    sat_af = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index("kommune", "noegle", "fra", name="org_indstilling_noegle")]
