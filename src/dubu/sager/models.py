"""The case, the Aktivitet that heads everything that happens, working copies, notes and grants."""

from __future__ import annotations

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import KommuneModel, UuidKommuneModel, kommune_fk


class Sagsstatus(models.TextChoices):
    """The seven keys of DUBU 3.0; the meanings of 2-7 are ours (its help does not tell them)."""

    AKTIV = "SagStatus1", _("Aktiv")
    AFSLUTTET = "SagStatus2", _("Afsluttet")
    NY = "SagStatus3", _("Ny – ikke fordelt")
    HVILER = "SagStatus4", _("Hviler")
    OVERDRAGET = "SagStatus5", _("Overdraget til anden kommune")
    ARKIVERET = "SagStatus6", _("Arkiveret")
    FEJLOPRETTET = "SagStatus7", _("Fejloprettet")


AABNE_STATUSSER = (Sagsstatus.AKTIV, Sagsstatus.NY, Sagsstatus.HVILER)


class Sag(UuidKommuneModel):
    """The case of one child."""

    class Type(models.TextChoices):
        BARN = "barn", _("Barn/ung")
        KOMMENDE = "kommende_foraeldre", _("Kommende forældre")
        HANDICAP = "boernehandicap", _("Børnehandicap")
        UNGESTOETTE = "ungestoette", _("Ungestøtte")
        RAADGIVNING = "raadgivning", _("Rådgivning uden sag")

    sagsnummer = models.PositiveIntegerField()
    barn = kommune_fk("parter.Person")
    sagstype = models.CharField(max_length=30, choices=Type, default=Type.BARN)
    status = models.CharField(max_length=12, choices=Sagsstatus, default=Sagsstatus.NY)
    afdeling = kommune_fk("organisation.Afdeling")
    team = kommune_fk("organisation.Team", null=True)
    primaer_raadgiver = kommune_fk("organisation.Medarbejder", null=True)
    startdato = models.DateField()
    handler_om = models.TextField(blank=True, default="")
    handler_om_dato = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "sagsnummer", name="sager_sag_nummer"),
            models.UniqueConstraint(
                "kommune", "barn", name="sager_sag_en_aaben",
                condition=models.Q(status__in=["SagStatus1", "SagStatus3", "SagStatus4"]),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index("kommune", "barn", name="sager_sag_barn"),
            models.Index("kommune", "primaer_raadgiver", "status", name="sager_sag_raadgiver"),
            models.Index("kommune", "afdeling", "status", name="sager_sag_afdeling"),
        ]

    def __str__(self) -> str:
        return f"Sag {self.sagsnummer}"

    @cached_property
    def aktuelle_parter(self) -> list[Sagspart]:
        """The running parties with their persons, read once."""
        return list(self.parter.filter(til=None).select_related("person").order_by("rolle", "pk"))


class Sagsraadgiver(UuidKommuneModel):
    """A secondary rådgiver of a case with a purpose and a period."""

    sag = kommune_fk("sager.Sag", related_name="sekundaere")
    medarbejder = kommune_fk("organisation.Medarbejder")
    formaal = models.CharField(max_length=120)
    fra = models.DateField()
    til = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index("kommune", "medarbejder", name="sager_sagsraadgiver_medarb"),
            models.Index("kommune", "sag", name="sager_sagsraadgiver_sag"),
        ]


class Sagspart(UuidKommuneModel):
    """A person around the child in a case, with the role."""

    class Rolle(models.TextChoices):
        FMI = "fmi", _("Forældremyndighedsindehaver")
        FORAELDER = "foraelder", _("Forælder uden forældremyndighed")
        BARNET = "barnet", _("Barnet/den unge")
        KOMMENDE = "kommende_foraelder", _("Kommende forælder")
        BISIDDER = "bisidder", _("Bisidder")
        ADVOKAT = "advokat", _("Advokat")
        SOESKENDE = "soeskende", _("Søskende")
        PLEJEFAMILIE = "plejefamilie", _("Plejefamilie")
        FAGPERSON = "fagperson", _("Fagperson")
        NETVAERK = "netvaerk", _("Netværk")

    sag = kommune_fk("sager.Sag", related_name="parter")
    person = kommune_fk("parter.Person")
    rolle = models.CharField(max_length=30, choices=Rolle)
    relation = models.CharField(max_length=80, blank=True, default="")
    fra = models.DateField()
    til = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index("kommune", "sag", name="sager_sagspart_sag"),
            models.Index("kommune", "person", name="sager_sagspart_person"),
        ]


class Aktivitet(UuidKommuneModel):
    """The common header of everything that happens: every domain object owns one."""

    type = models.CharField(max_length=40)
    undertype = models.CharField(max_length=40, blank=True, default="")
    titel = models.CharField(max_length=200)
    haendelsestidspunkt = models.DateTimeField()
    lovpligtig = models.BooleanField(default=False)
    # Of what somebody has put in the calendar: no content stands behind it, only where and why.
    planlagt = models.BooleanField(default=False)
    sted = models.CharField(max_length=200, blank=True, default="")
    formaal = models.CharField(max_length=300, blank=True, default="")
    oprettet_af = models.UUIDField(null=True)
    oprettet_af_navn = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        indexes = [models.Index("kommune", "type", "haendelsestidspunkt", name="sager_aktivitet_type")]

    def __str__(self) -> str:
        return self.titel


class AktivitetBarn(KommuneModel):
    """An Aktivitet for one child: the child's case (set once), responsible, status, subject access."""

    class Status(models.TextChoices):
        AKTIV = "aktiv", _("Aktiv")
        UDFOERT = "udfoert", _("Udført")
        KLADDE = "kladde", _("Kladde")
        ANNULLERET = "annulleret", _("Annulleret")
        IKKE_RELEVANT = "ikke_relevant", _("Ikke relevant")

    aktivitet = kommune_fk("sager.Aktivitet", related_name="boern")
    barn = kommune_fk("parter.Person")
    sag = kommune_fk("sager.Sag", null=True)
    ansvarlig = kommune_fk("organisation.Medarbejder", null=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.AKTIV)
    aktindsigt = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "aktivitet", "barn", name="sager_aktivitetbarn_et_barn")]
        indexes = [
            models.Index("kommune", "sag", name="sager_aktivitetbarn_sag"),
            models.Index("kommune", "barn", name="sager_aktivitetbarn_barn"),
            models.Index("kommune", "ansvarlig", "status", name="sager_aktivitetbarn_ansvarlig"),
        ]


class Notatindhold(UuidKommuneModel):
    """The content of a journal note: insert-only; a correction is a new version beside the old."""

    aktivitet = kommune_fk("sager.Aktivitet", related_name="notater")
    version = models.PositiveIntegerField()
    tekst = models.TextField()
    rettelse_begrundelse = models.CharField(max_length=300, blank=True, default="")
    skrevet_af = models.UUIDField(null=True)
    skrevet_af_navn = models.CharField(max_length=120, blank=True, default="")
    skrevet_tidspunkt = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "aktivitet", "version", name="sager_notat_version")]


class Arbejdskopi(UuidKommuneModel):
    """The text as one types it, saved field by field: a working copy, not a record.

    `art` is the form's key and version; `om` is the UUID of what it will become part of; `noegle` sets
    apart copies of the same form on the same thing: the owner for a personal draft, the token's hash for
    a draft of the public form, empty for a copy that several write in. `ejer` is null on the public side.
    """

    art = models.CharField(max_length=80)
    om = models.UUIDField(null=True)
    noegle = models.CharField(max_length=64, blank=True, default="")
    sag = kommune_fk("sager.Sag", null=True)
    ejer = models.UUIDField(null=True)
    titel = models.CharField(max_length=200, blank=True, default="")
    sidst_aendret = models.DateTimeField()
    sidst_aendret_af = models.UUIDField(null=True)
    sidst_skaaret = models.DateTimeField(null=True)
    afsluttet_tidspunkt = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "kommune", "art", "om", "noegle", name="sager_arbejdskopi_en_aaben",
                condition=models.Q(afsluttet_tidspunkt=None), nulls_distinct=False,
            ),
        ]  # fmt: skip
        indexes = [
            models.Index("kommune", "sidst_aendret", name="sager_arbejdskopi_aendret"),
            models.Index("kommune", "ejer", name="sager_arbejdskopi_ejer"),
            models.Index("kommune", "noegle", name="sager_arbejdskopi_noegle"),
        ]


class ArbejdskopiFelt(KommuneModel):
    """One field of a working copy with its version; a saver who came second is kept as candidate."""

    kopi = kommune_fk("sager.Arbejdskopi", related_name="felter")
    felt = models.CharField(max_length=80)
    vaerdi = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=1)
    aendret_af = models.UUIDField(null=True)
    aendret_af_navn = models.CharField(max_length=120, blank=True, default="")
    aendret_tidspunkt = models.DateTimeField()
    side = models.UUIDField(null=True)  # the page that saved last: its own retries are no conflict
    kandidat = models.JSONField(null=True)
    kandidat_af = models.UUIDField(null=True)
    kandidat_af_navn = models.CharField(max_length=120, blank=True, default="")
    kandidat_tidspunkt = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "kopi", "felt", name="sager_arbejdskopifelt_felt")]


class ArbejdskopiVersion(KommuneModel):
    """A cut of a working copy: at save, hand-over to another editor, after idle minutes, a text not chosen."""

    class Grund(models.TextChoices):
        GEM = "gem", _("Gemt")
        REDAKTOER = "redaktoer", _("En anden skrev videre")
        PAUSE = "pause", _("Pause")
        FRAVALGT = "fravalgt", _("Fravalgt tekst")

    kopi = kommune_fk("sager.Arbejdskopi", related_name="versioner")
    grund = models.CharField(max_length=20, choices=Grund, default=Grund.GEM)
    vaerdier = models.JSONField()
    skaaret_tidspunkt = models.DateTimeField()
    skaaret_af = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index("kommune", "kopi", name="sager_arbejdskopiversion_kopi")]


class Adgangsbevilling(UuidKommuneModel):
    """A time-boxed grant to a case, or an emergency opening with a written reason."""

    class Art(models.TextChoices):
        BEVILLING = "bevilling", _("Bevilget adgang")
        NOEDAABNING = "noedaabning", _("Nødåbning")

    sag = kommune_fk("sager.Sag")
    medarbejder = kommune_fk("organisation.Medarbejder")
    art = models.CharField(max_length=20, choices=Art)
    begrundelse = models.TextField()
    givet_af = models.UUIDField(null=True)
    fra = models.DateTimeField()
    til = models.DateTimeField()

    class Meta:
        indexes = [models.Index("kommune", "medarbejder", "til", name="sager_bevilling_medarb")]
