"""What comes in: the item, its children, and what is decided about each child.

Head (updatable): who the child is, who assesses, what has been answered, when it was closed.
Content (insert-only): the text as it came, assessments, renewed assessments, receipts, forwardings.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import KommuneModel, UuidKommuneModel, kommune_fk


class Indgangstype(models.TextChoices):
    """What an item is. Sorting says it; until then the item is unsorted and the 24 hours run."""

    UNDERRETNING = "underretning", _("Underretning")
    USORTERET = "usorteret", _("Usorteret")
    ANSOEGNING = "ansoegning", _("Ansøgning")
    HENVENDELSE = "henvendelse", _("Henvendelse")
    ANMODNING_FRA_BARNET = "anmodning_fra_barnet", _("Anmodning fra barnet (§ 48)")
    OPLYSNINGER = "oplysninger", _("Anmodning om oplysninger")
    AKTINDSIGT = "aktindsigt", _("Aktindsigt")
    KLAGE = "klage", _("Klage")
    SVAR = "svar", _("Svar på noget, vi har sendt")
    ANDET = "andet", _("Andet")


# Assessed within 24 hours and screened; the child's own request is assessed as an underretning too.
VURDERES = (Indgangstype.UNDERRETNING, Indgangstype.USORTERET, Indgangstype.ANMODNING_FRA_BARNET)


class Kanal(models.TextChoices):
    """The way the item came."""

    WEBFORMULAR = "webformular", _("Formular på nettet")
    TELEFON = "telefon", _("Telefon")
    BREV = "brev", _("Brev")
    MOEDE = "moede", _("Møde")
    PERSONLIG = "personlig", _("Personligt fremmøde")
    MAIL = "mail", _("E-mail")
    DIGITAL_POST = "digital_post", _("Digital Post")
    SMS = "sms", _("SMS")
    POLITIRAPPORT = "politirapport", _("Politirapport")
    ANDEN_KOMMUNE = "anden_kommune", _("Anden kommune")
    ANDET = "andet", _("Andet")


class Underretterart(models.TextChoices):
    """Who notifies, by the law's duty."""

    FAGPERSON = "fagperson", _("Fagperson (§ 133)")
    BORGER = "borger", _("Borger (§ 135)")
    KOMMUNE = "kommune", _("Anden kommune (§ 132)")
    BARNET = "barnet_selv", _("Barnet/den unge selv")
    ANONYM = "anonym", _("Anonym")
    UKENDT = "ukendt", _("Ikke oplyst")


class Nummertaeller(KommuneModel):
    """The last number given in the municipality: one row."""

    sidste = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("kommune", name="underretninger_en_taeller")]


class Underretning(UuidKommuneModel):
    """One arrival with 1..n children. Closed per child, and only in the four ways of `Lukkegrund`."""

    aktivitet = kommune_fk("sager.Aktivitet")
    nummer = models.PositiveIntegerField()
    indgangstype = models.CharField(max_length=30, choices=Indgangstype, default=Indgangstype.USORTERET)
    modtaget_tidspunkt = models.DateTimeField()
    registreret_tidspunkt = models.DateTimeField()
    kanal = models.CharField(max_length=20, choices=Kanal)
    underretter_art = models.CharField(max_length=20, choices=Underretterart, default=Underretterart.UKENDT)
    underretter_navn = models.CharField(max_length=200, blank=True, default="")
    underretter_arbejdssted = models.CharField(max_length=200, blank=True, default="")
    underretter_telefon = models.CharField(max_length=30, blank=True, default="")
    underretter_email = models.CharField(max_length=254, blank=True, default="")
    akut = models.CharField(max_length=20, blank=True, default="")
    overgreb = models.BooleanField(default=False)
    aereskonflikt = models.BooleanField(default=False)
    uddrag = models.CharField(max_length=140, blank=True, default="")
    fra_kommune = models.PositiveIntegerField(null=True)
    kvitteret_dato = models.DateField(null=True)
    orienteret_dato = models.DateField(null=True)
    orientering_undladt = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "nummer", name="underretninger_nummer"),
            models.CheckConstraint(
                condition=~Q(underretter_art="anonym")
                | Q(underretter_navn="", underretter_arbejdssted="", underretter_telefon="", underretter_email=""),
                name="underretninger_anonym_uden_kontakt",
            ),
            models.CheckConstraint(
                condition=Q(modtaget_tidspunkt__lte=models.F("registreret_tidspunkt")),
                name="underretninger_modtaget_foer_registreret",
            ),
        ]
        indexes = [
            models.Index("kommune", "modtaget_tidspunkt", name="underretninger_modtaget"),
            models.Index("kommune", "aktivitet", name="underretninger_aktivitet"),
        ]

    def __str__(self) -> str:
        return self.visningsnummer

    @property
    def visningsnummer(self) -> str:
        """The number as people see it."""
        return f"U{self.nummer:06d}"

    @property
    def underretter_i_ord(self) -> str:
        """Category and name, as a list shows it."""
        navn = ", ".join(del_ for del_ in (self.underretter_navn, self.underretter_arbejdssted) if del_)
        art = self.get_underretter_art_display()
        return f"{art}: {navn}" if navn else str(art)

    @property
    def skal_vurderes(self) -> bool:
        """Does the 24-hour assessment concern the item?"""
        return self.indgangstype in VURDERES

    @property
    def kan_kvitteres(self) -> bool:
        """Is there somebody to give a receipt to?"""
        return self.underretter_art not in (Underretterart.ANONYM, Underretterart.UKENDT)


class Underretningsindhold(KommuneModel):
    """The text as it was received: insert-only, never editable."""

    underretning = kommune_fk("underretninger.Underretning", related_name="indhold")
    skema = models.CharField(max_length=60)
    skemaversion = models.PositiveIntegerField()
    svar = models.JSONField(default=dict)
    tekst = models.TextField(blank=True, default="")

    class Meta:
        indexes = [models.Index("kommune", "underretning", name="underretningsindhold_u")]


class UnderretningBarn(UuidKommuneModel):
    """An underretning for one child: the claims as typed, who it turned out to be, and the steps."""

    class Lukkegrund(models.TextChoices):
        SCREENING = "screening", _("Screenet")
        KLASSIFICERET = "klassificeret", _("Ikke en underretning")
        VIDERESENDT = "videresendt", _("Videresendt til kommune")
        SAMMENLAGT = "sammenlagt", _("Sammenlagt")

    underretning = kommune_fk("underretninger.Underretning", related_name="boern")
    barn = kommune_fk("parter.Person")
    nr = models.PositiveIntegerField(default=1)
    paastande = models.JSONField(default=dict)
    ufoedt = models.BooleanField(default=False)
    identificeret_tidspunkt = models.DateTimeField(null=True)
    vurderes_af = kommune_fk("organisation.Medarbejder", null=True)
    fare = models.CharField(max_length=20, blank=True, default="")
    overgreb = models.CharField(max_length=20, blank=True, default="")
    aereskonflikt = models.CharField(max_length=20, blank=True, default="")
    vurderet_tidspunkt = models.DateTimeField(null=True)
    afventer_samtale = models.BooleanField(default=False)
    screenet_tidspunkt = models.DateTimeField(null=True)
    screening_udfald = models.CharField(max_length=20, blank=True, default="")
    genvurderet_tidspunkt = models.DateTimeField(null=True)
    lukket_tidspunkt = models.DateTimeField(null=True)
    lukkegrund = models.CharField(max_length=20, choices=Lukkegrund, blank=True, default="")
    lagt_sammen_med = kommune_fk("underretninger.Underretning", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "underretning", "barn", name="underretninger_barn_en_gang"),
            models.CheckConstraint(
                condition=Q(lukket_tidspunkt=None, lukkegrund="")
                | (Q(lukket_tidspunkt__isnull=False) & ~Q(lukkegrund="")),
                name="underretninger_lukket_med_grund",
            ),
        ]
        indexes = [
            models.Index("kommune", "barn", name="underretningbarn_barn"),
            models.Index("kommune", "lukket_tidspunkt", name="underretningbarn_lukket"),
            models.Index("kommune", "vurderes_af", "lukket_tidspunkt", name="underretningbarn_vurderes_af"),
        ]

    @property
    def er_aaben(self) -> bool:
        """Is something still to be done about the child?"""
        return self.lukket_tidspunkt is None

    @property
    def trin(self) -> str:
        """The last step taken, in the word of the ladder."""
        if self.lukket_tidspunkt and self.screenet_tidspunkt is None:
            return str(self.get_lukkegrund_display())
        if self.screenet_tidspunkt:
            return str(_("Orienteret") if self.underretning.orienteret_dato else _("Screenet"))
        return str(_("Vurderet") if self.vurderet_tidspunkt else _("Modtaget"))

    @property
    def barnets_navn(self) -> str:
        """The child's name - born or found since, too -, or what was claimed, or what stands in its place."""
        barn = self.barn.samme_som or self.barn
        if barn.art == barn.Art.KENDT:
            return barn.navn
        navn = self.paastande.get("navn", "")
        if self.ufoedt:
            mor = self._morens_navn() or self.paastande.get("mor_navn") or navn
            return str(_("Ufødt – mor: %(mor)s") % {"mor": mor}) if mor else str(_("Ufødt barn"))
        return str(_("%(navn)s (ikke identificeret)") % {"navn": navn}) if navn else str(_("Ikke identificeret"))

    def _morens_navn(self) -> str:
        """The mother's own name when somebody has said who she is."""
        mor = self.barn.mor_til_ufoedt if self.identificeret_tidspunkt else None
        return mor.navn if mor is not None and mor.art == mor.Art.KENDT else ""


class Vurdering(UuidKommuneModel):
    """A 24-hour assessment of one child: insert-only; a renewed look is a new row."""

    underretning_barn = kommune_fk("underretninger.UnderretningBarn", related_name="vurderinger")
    fare = models.CharField(max_length=20)
    overgreb = models.CharField(max_length=20, blank=True, default="")
    overgreb_af = models.CharField(max_length=20, blank=True, default="")
    aereskonflikt = models.CharField(max_length=20, blank=True, default="")
    akut_handling = models.JSONField(default=list)
    begrundelse = models.TextField()
    skemaversion = models.PositiveIntegerField()
    vurderet_af = models.UUIDField(null=True)
    vurderet_af_navn = models.CharField(max_length=120, blank=True, default="")
    tidspunkt = models.DateTimeField()

    class Meta:
        indexes = [models.Index("kommune", "underretning_barn", name="underretninger_vurdering_ub")]

    @property
    def fare_i_ord(self) -> str:
        """The answer about danger, in words."""
        return {"ja": "Ja", "nej": "Nej", "kan_ikke_udelukkes": "Kan ikke udelukkes"}.get(self.fare, self.fare)


class Genvurdering(UuidKommuneModel):
    """§ 137's renewed assessment of the case by one who has not taken part before: insert-only."""

    underretning_barn = kommune_fk("underretninger.UnderretningBarn", related_name="genvurderinger")
    foretaget_af = kommune_fk("organisation.Medarbejder")
    resultat = models.TextField()
    tidspunkt = models.DateTimeField()

    class Meta:
        indexes = [models.Index("kommune", "underretning_barn", name="underretninger_genvurd_ub")]


class Identifikationsrettelse(KommuneModel):
    """The child of a row was said to be somebody else, from `forkert_fra` until it was put right: insert-only.

    What was assessed in between was assessed of the wrong child.
    """

    underretning_barn = kommune_fk("underretninger.UnderretningBarn", related_name="rettelser")
    fra = kommune_fk("parter.Person")
    til = kommune_fk("parter.Person")
    forkert_fra = models.DateTimeField()
    begrundelse = models.TextField()
    tidspunkt = models.DateTimeField()
    rettet_af = models.UUIDField(null=True)
    rettet_af_navn = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        indexes = [models.Index("kommune", "underretning_barn", name="underretninger_rettelse_ub")]


class Kvittering(UuidKommuneModel):
    """A receipt or an orientation given to the notifier, or the reasoned no: insert-only."""

    class Art(models.TextChoices):
        KVITTERING = "kvittering", _("Kvittering")
        ORIENTERING = "orientering", _("Orientering")
        UNDLADT = "undladt", _("Orientering undladt")

    underretning = kommune_fk("underretninger.Underretning", related_name="kvitteringer")
    art = models.CharField(max_length=20, choices=Art)
    dato = models.DateField()
    kanal = models.CharField(max_length=20, blank=True, default="")
    modtager = models.CharField(max_length=200, blank=True, default="")
    automatisk = models.BooleanField(default=False)
    indhold = models.TextField(blank=True, default="")
    registreret_af = models.UUIDField(null=True)
    registreret_af_navn = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        indexes = [models.Index("kommune", "underretning", name="underretninger_kvittering_u")]


class Videresendelse(UuidKommuneModel):
    """An item sent to the municipality whose it is: insert-only.

    `pakke` names the parcel at both ends; None where the item went by other means.
    """

    underretning = kommune_fk("underretninger.Underretning", related_name="videresendelser")
    til_kommune = models.PositiveIntegerField()
    pakke = models.UUIDField(null=True)
    sendt_tidspunkt = models.DateTimeField()
    overdraget_til = models.CharField(max_length=200, blank=True, default="")
    overdraget_tidspunkt = models.DateTimeField(null=True)
    sendt_af = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "pakke", name="underretninger_pakke_en_gang")]
        indexes = [models.Index("kommune", "underretning", name="underretninger_videresend_u")]


class Videresendelsesmodtagelse(KommuneModel):
    """The parcel has become an item at the receiver: insert-only."""

    videresendelse = kommune_fk("underretninger.Videresendelse", related_name="modtagelser")
    modtaget_tidspunkt = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "videresendelse", name="underretninger_pakke_modtaget_en_gang")
        ]
