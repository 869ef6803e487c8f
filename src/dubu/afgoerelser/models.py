"""Decisions, to whom they were told, and complaints over them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import UuidKommuneModel, kommune_fk


class Afgoerelse(UuidKommuneModel):
    """A decision about one child: made once and never changed. `type` is a key of `data/typer.yaml`."""

    class Resultat(models.TextChoices):
        BEVILGET = "bevilget", _("Bevilget")
        DELVIST = "delvist", _("Delvist bevilget")
        AFSLAG = "afslag", _("Afslag")
        UNDERSOEGELSE = "undersoegelse", _("Børnefaglig undersøgelse besluttet")
        AENDRING = "aendring", _("Ændring")
        OPHOER = "ophoer", _("Ophør")
        ANDET = "andet", _("Andet")

    aktivitet = kommune_fk("sager.Aktivitet")
    undersoegelse = kommune_fk("sager.Aktivitet", null=True)
    barn = kommune_fk("parter.Person")
    sag = kommune_fk("sager.Sag")
    type = models.CharField(max_length=40)
    paragraf = models.CharField(max_length=60)
    resultat = models.CharField(max_length=20, choices=Resultat)
    myndighed = models.CharField(max_length=12, default="kommune")
    truffet_tidspunkt = models.DateTimeField()
    titel = models.CharField(max_length=200)
    formaal = models.TextField(blank=True, default="")
    varighed = models.CharField(max_length=200, blank=True, default="")
    fakta = models.TextField()
    barnets_holdning = models.TextField()
    barnets_holdning_vaegt = models.TextField()
    foraeldrenes_holdning = models.TextField()
    begrundelse = models.TextField()
    retsgrundlag = models.TextField()
    klagevejledning = models.TextField()
    plan = models.BooleanField(null=True)
    plan_begrundelse = models.TextField(blank=True, default="")
    plan_barnets_oenske = models.TextField(blank=True, default="")
    truffet_af = models.UUIDField(null=True)
    truffet_af_navn = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        indexes = [
            models.Index("kommune", "sag", name="afgoerelser_afgoerelse_sag"),
            models.Index("kommune", "aktivitet", name="afgoerelser_afg_aktivitet"),
        ]

    def __str__(self) -> str:
        return self.titel


class Meddelelse(UuidKommuneModel):
    """The decision told to one party: insert-only. The party's time limit for complaint runs from `modtaget`."""

    class Kanal(models.TextChoices):
        DIGITAL_POST = "digital_post", _("Digital Post")
        BREV = "brev", _("Brev")
        OVERLEVERET = "overleveret", _("Overleveret i samtale")
        MUNDTLIGT = "mundtligt", _("Mundtligt")

    afgoerelse = kommune_fk("afgoerelser.Afgoerelse", related_name="meddelelser")
    person = kommune_fk("parter.Person")
    rolle = models.CharField(max_length=40)
    kanal = models.CharField(max_length=20, choices=Kanal)
    sendt = models.DateField(null=True)
    modtaget = models.DateField()
    klagevejledning_givet = models.BooleanField()
    registreret_af = models.UUIDField(null=True)
    registreret_tidspunkt = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "afgoerelse", "person", name="afgoerelser_meddelelse_en_gang"),
        ]


class Klage(UuidKommuneModel):
    """A party's complaint over a decision, also by phone. Only its status is updated."""

    class Status(models.TextChoices):
        MODTAGET = "modtaget", _("Modtaget")
        GENVURDERES = "genvurderes", _("Genvurderes")  # until what is upheld has been sent on
        MEDHOLD = "medhold", _("Medhold")
        DELVIST = "delvist_medhold", _("Delvist medhold")
        VIDERESENDT = "videresendt", _("Fastholdt og videresendt til Ankestyrelsen")

    class Kanal(models.TextChoices):
        TELEFON = "telefon", _("Telefon")
        PERSONLIG = "personlig", _("Personligt fremmøde")
        DIGITAL_POST = "digital_post", _("Digital Post")
        BREV = "brev", _("Brev")
        MAIL = "mail", _("E-mail")

    aktivitet = kommune_fk("sager.Aktivitet")
    afgoerelse = kommune_fk("afgoerelser.Afgoerelse", related_name="klager")
    person = kommune_fk("parter.Person")
    modtaget = models.DateField()
    kanal = models.CharField(max_length=20, choices=Kanal)
    indhold = models.TextField()
    status = models.CharField(max_length=20, choices=Status, default=Status.MODTAGET)
    videresendt_tidspunkt = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index("kommune", "afgoerelse", name="afgoerelser_klage_afgoerelse"),
            models.Index("kommune", "aktivitet", name="afgoerelser_klage_aktivitet"),
        ]

    def __str__(self) -> str:
        return str(_("Klage"))


class Genvurdering(UuidKommuneModel):
    """The municipality's new look at the decision (RSL § 66): insert-only."""

    class Resultat(models.TextChoices):
        MEDHOLD = "medhold", _("Medhold")
        DELVIST = "delvist_medhold", _("Delvist medhold")
        FASTHOLDT = "fastholdt", _("Afgørelsen fastholdes")

    klage = kommune_fk("afgoerelser.Klage", related_name="genvurderinger")
    resultat = models.CharField(max_length=20, choices=Resultat)
    begrundelse = models.TextField()
    tidspunkt = models.DateTimeField()
    skrevet_af = models.UUIDField(null=True)
    skrevet_af_navn = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        indexes = [models.Index("kommune", "klage", name="afgoerelser_genvurd_klage")]
