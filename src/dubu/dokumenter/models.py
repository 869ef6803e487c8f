"""Files and snapshots on an Aktivitet, and the contact block that holds every outgoing channel."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import KommuneModel, UuidKommuneModel, kommune_fk


class Dokument(UuidKommuneModel):
    """A file as it came, or a readable snapshot made when an act ended: insert-only, found by its hash."""

    class Art(models.TextChoices):
        FIL = "fil", _("Fil")
        OEJEBLIK = "oejebliksbillede", _("Øjebliksbillede")

    aktivitet = kommune_fk("sager.Aktivitet", related_name="dokumenter")
    art = models.CharField(max_length=20, choices=Art, default=Art.FIL)
    titel = models.CharField(max_length=255)
    filnavn = models.CharField(max_length=255)
    mimetype = models.CharField(max_length=120)
    stoerrelse = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    tilfoejet_af = models.UUIDField(null=True)
    tilfoejet_tidspunkt = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index("kommune", "aktivitet", name="dokumenter_dokument_aktivitet"),
            models.Index("kommune", "sha256", name="dokumenter_dokument_sha"),
        ]


class Dokumentspaerring(KommuneModel):
    """A document that stands on the wrong child: kept, and shown to nobody. Insert-only."""

    dokument = kommune_fk("dokumenter.Dokument", related_name="spaerringer")
    grund = models.CharField(max_length=300)
    tidspunkt = models.DateTimeField()
    spaerret_af = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "dokument", name="dokumenter_spaerring_en_gang")]


class Kontaktspaerre(UuidKommuneModel):
    """No letter, invitation, link, log extract or child's page to those suspected, through any door.

    Set by the flags for abuse and honour-related conflict; lifted only by rådgiver and leader together.
    Source: BL § 18, stk. 3, and the municipalities' local emergency plans.
    """

    class Aarsag(models.TextChoices):
        OVERGREB = "overgreb", _("Overgreb eller mistanke om overgreb")
        AERESRELATERET = "aeresrelateret", _("Æresrelateret konflikt eller negativ social kontrol")
        POLITI = "politi", _("Aftalt med politiet")
        TRUSSEL = "trussel", _("Trussel")

    class Omfang(models.TextChoices):
        FAMILIE = "familie", _("Hele familien")
        PERSONER = "personer", _("Bestemte personer")

    barn = kommune_fk("parter.Person")
    aarsag = models.CharField(max_length=20, choices=Aarsag)
    omfang = models.CharField(max_length=20, choices=Omfang, default=Omfang.FAMILIE)
    om = models.UUIDField(null=True)
    sat_tidspunkt = models.DateTimeField()
    sat_af = models.UUIDField(null=True)
    gennemgang_dato = models.DateField()
    ophaevelse_bedt_af = models.UUIDField(null=True)
    ophaevelse_bedt_tidspunkt = models.DateTimeField(null=True)
    ophaevelse_begrundelse = models.TextField(blank=True, default="")
    ophaevet_tidspunkt = models.DateTimeField(null=True)
    ophaevet_af = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index("kommune", "barn", "ophaevet_tidspunkt", name="dokumenter_spaerre_barn")]


class KontaktspaerrePerson(KommuneModel):
    """A person named by a block that does not cover the whole family."""

    spaerre = kommune_fk("dokumenter.Kontaktspaerre", related_name="personer")
    person = kommune_fk("parter.Person")

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "spaerre", "person", name="dokumenter_spaerre_person")]
