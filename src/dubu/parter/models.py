"""Persons tied to a notification, a case or their family: never a municipality's population."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import KommuneModel, UuidKommuneModel, kommune_fk


class Person(UuidKommuneModel):
    """A human of one municipality, keyed by UUID: a CPR number can change, be missing or be a replacement.

    The same human in two municipalities is two rows that nothing joins. `samme_som` points at the person
    that this row has been merged into; facts written on it before stay where they are.
    """

    class Art(models.TextChoices):
        KENDT = "kendt", _("Kendt person")
        UIDENTIFICERET = "uidentificeret", _("Ikke identificeret")
        UFOEDT = "ufoedt", _("Ufødt barn")

    class Koen(models.TextChoices):
        KVINDE = "K", _("Kvinde")
        MAND = "M", _("Mand")
        UKENDT = "", _("Ikke oplyst")

    art = models.CharField(max_length=20, choices=Art, default=Art.KENDT)
    cpr = models.CharField(max_length=10, null=True, blank=True)  # null, not empty: unique only when present
    samme_som = kommune_fk("parter.Person", null=True)
    fornavn = models.CharField(max_length=80, blank=True, default="")
    mellemnavn = models.CharField(max_length=80, blank=True, default="")
    efternavn = models.CharField(max_length=80, blank=True, default="")
    # Folded for Danish sorting and for spelling variants; see regler.dansk.
    sorteringsnoegle = models.CharField(max_length=260, blank=True, default="")
    soegenoegle = models.CharField(max_length=260, blank=True, default="")
    koen = models.CharField(max_length=1, choices=Koen, blank=True, default=Koen.UKENDT)
    foedselsdato = models.DateField(null=True)
    foedselsdato_tekst = models.CharField(max_length=12, blank=True, default="")
    terminsdato = models.DateField(null=True)
    mor_til_ufoedt = kommune_fk("parter.Person", null=True)
    cpr_status = models.CharField(max_length=2, blank=True, default="")
    doed_dato = models.DateField(null=True)
    telefon = models.CharField(max_length=20, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    tolkesprog = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "cpr", name="parter_person_cpr")]
        indexes = [
            models.Index("kommune", "sorteringsnoegle", name="parter_person_sortering"),
            models.Index("kommune", "soegenoegle", name="parter_person_soeg"),
            models.Index("kommune", "samme_som", name="parter_person_samme_som"),
            models.Index("kommune", "mor_til_ufoedt", name="parter_person_mor"),
            models.Index("kommune", "telefon", name="parter_person_telefon"),
        ]

    def __str__(self) -> str:
        return self.navn

    @property
    def navn(self) -> str:
        """The whole name, or what stands in its place."""
        if navn := " ".join(del_ for del_ in (self.fornavn, self.mellemnavn, self.efternavn) if del_):
            return navn
        return str(_("Ufødt barn") if self.art == self.Art.UFOEDT else _("Ikke identificeret"))


class CprLeverance(UuidKommuneModel):
    """A delivery from the population register that has been loaded: its place in the chain, and what it held.

    `andet` keeps the error records and the receipts for deleted subscriptions.
    """

    opgavenr = models.CharField(max_length=6)
    produktionsdato = models.DateField()
    forrige_produktionsdato = models.DateField(null=True)
    fingeraftryk = models.CharField(max_length=64)
    antal_poster = models.PositiveIntegerField()
    antal_personer = models.PositiveIntegerField()
    antal_nye = models.PositiveIntegerField()
    antal_aendrede = models.PositiveIntegerField()
    andet = models.JSONField(default=dict)
    indlaest_tidspunkt = models.DateTimeField()
    indlaest_af = models.UUIDField(null=True)
    indlaest_af_navn = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint("kommune", "opgavenr", "fingeraftryk", name="parter_leverance_en_gang"),
        ]

    def __str__(self) -> str:
        return f"{self.opgavenr} {self.produktionsdato}"


class Registerraekke(KommuneModel):
    """Base of the register's rows, which come by the hundred thousand.

    No key of its own to the municipality: the composite key to the person holds it, and the second check
    costs a sixth of the time of a load.
    """

    kommune = models.ForeignKey(
        "organisation.Kommune",
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
        editable=False,
        db_default=KommuneModel._meta.get_field("kommune").db_default,
    )

    class Meta:
        abstract = True


class CprRegistrering(Registerraekke):
    """What one delivery said of one person, record by record as it came: insert-only, never replaced.

    The typed rows below are made from the latest one and can be made again.
    """

    person = kommune_fk("parter.Person")
    leverance = kommune_fk("parter.CprLeverance")
    fingeraftryk = models.CharField(max_length=64)
    poster = models.TextField()

    class Meta:
        indexes = [models.Index("kommune", "person", name="parter_registrering_person")]


class CprOplysning(Registerraekke):
    """What the register says now of a person, but for what stands in tables of its own.

    `gaeldende_cpr` is the number that has taken this one's place. `andet` is a compact record of the
    rest: earlier names and civil statuses, citizenship, guardianship, departures, children's numbers, notes.
    """

    person = kommune_fk("parter.Person", related_name="cpr_oplysninger")
    registrering = kommune_fk("parter.CprRegistrering")
    fingeraftryk = models.CharField(max_length=64)
    gaeldende_cpr = models.CharField(max_length=10, null=True)
    status_fra = models.DateField(null=True)
    civilstand = models.CharField(max_length=1, blank=True, default="")
    civilstand_fra = models.DateField(null=True)
    aegtefaelle_cpr = models.CharField(max_length=10, null=True)
    aegtefaelle_navn = models.CharField(max_length=40, blank=True, default="")
    andet = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "person", name="parter_oplysning_person")]
        indexes = [
            models.Index(
                "kommune", "gaeldende_cpr", name="parter_oplysning_gaeldende",
                condition=models.Q(gaeldende_cpr__isnull=False),
            ),
        ]  # fmt: skip


class Adresse(Registerraekke):
    """An address of a person, current or earlier. Never shown but through `parter.adresser`.

    `noegle` is the dwelling in codes, equal for those who share it; empty where there is no dwelling (special
    road codes). `soegenoegle` is the folded text. `fra` is null when the register's date names no day.
    """

    class Art(models.TextChoices):
        BOPAEL = "bopael", _("Bopæl")
        KONTAKT = "kontakt", _("Kontaktadresse")
        UDLAND = "udland", _("Adresse i udlandet")

    person = kommune_fk("parter.Person", related_name="adresser")
    art = models.CharField(max_length=10, choices=Art, default=Art.BOPAEL)
    aktuel = models.BooleanField()
    fra = models.DateField(null=True)
    til = models.DateField(null=True)
    tekst = models.TextField(blank=True, default="")
    conavn = models.CharField(max_length=40, blank=True, default="")
    postnr = models.CharField(max_length=4, blank=True, default="")
    postdistrikt = models.CharField(max_length=40, blank=True, default="")
    kommunekode = models.CharField(max_length=4, blank=True, default="")
    vejkode = models.CharField(max_length=4, blank=True, default="")
    husnr = models.CharField(max_length=4, blank=True, default="")
    etage = models.CharField(max_length=2, blank=True, default="")
    sidedoer = models.CharField(max_length=4, blank=True, default="")
    noegle = models.CharField(max_length=24, blank=True, default="")
    soegenoegle = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [
            models.Index("kommune", "person", name="parter_adresse_person"),
            models.Index("kommune", "noegle", name="parter_adresse_noegle", condition=models.Q(aktuel=True)),
            models.Index("kommune", "soegenoegle", name="parter_adresse_soeg", condition=models.Q(aktuel=True)),
        ]


class Beskyttelse(Registerraekke):
    """A protection and the days it runs, both included; null where the register names no day.

    An incomplete date has been read so that the protection lasts as long as it can.
    """

    NAVN_OG_ADRESSE = "0001"

    person = kommune_fk("parter.Person", related_name="beskyttelser")
    art = models.CharField(max_length=4)
    fra = models.DateField(null=True)
    til = models.DateField(null=True)

    class Meta:
        indexes = [models.Index("kommune", "person", name="parter_beskyttelse_person")]


class Foraelder(Registerraekke):
    """A registered parent of a child: by number, or by name and birth date when there is no number.

    Tied by number and not by row, so that it does not matter who is delivered first, or ever.
    """

    class Art(models.TextChoices):
        MOR = "mor", _("Mor")
        FAR = "far", _("Far")

    person = kommune_fk("parter.Person", related_name="foraeldre")
    art = models.CharField(max_length=3, choices=Art)
    cpr = models.CharField(max_length=10, null=True)
    navn = models.CharField(max_length=40, blank=True, default="")
    foedselsdato = models.DateField(null=True)
    fra = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index("kommune", "person", name="parter_foraelder_person"),
            models.Index("kommune", "cpr", name="parter_foraelder_cpr"),
        ]


class Foraeldremyndighed(Registerraekke):
    """Custody of a child in a period: from `fra`, and no longer from `ophoerer` on.

    Mother and father are found among the child's parents; others are named by number. `usikker`: a date is
    marked uncertain or is incomplete.
    """

    class Art(models.TextChoices):
        MOR = "0003", _("Mor")
        FAR = "0004", _("Far")
        ANDEN_1 = "0005", _("Anden indehaver")
        ANDEN_2 = "0006", _("Anden indehaver")

    person = kommune_fk("parter.Person", related_name="foraeldremyndigheder")
    art = models.CharField(max_length=4)
    fra = models.DateField(null=True)
    ophoerer = models.DateField(null=True)
    cpr = models.CharField(max_length=10, null=True)
    usikker = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index("kommune", "person", name="parter_myndighed_person"),
            models.Index(
                "kommune", "cpr", name="parter_myndighed_cpr", condition=models.Q(cpr__isnull=False)
            ),
        ]  # fmt: skip


class TidligereCpr(Registerraekke):
    """A number that the person had before."""

    person = kommune_fk("parter.Person", related_name="tidligere_cpr")
    cpr = models.CharField(max_length=10)
    fra = models.DateField(null=True)
    til = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index("kommune", "person", name="parter_tidlcpr_person"),
            models.Index("kommune", "cpr", name="parter_tidlcpr_cpr"),
        ]


class Navneord(Registerraekke):
    """One word of a name, folded, by which the person is found: own, earlier, or a parent's without number."""

    class Art(models.TextChoices):
        NAVN = "navn", _("Navn")
        TIDLIGERE = "tidligere", _("Tidligere navn")
        FORAELDER = "foraelder", _("Forælders navn")

    person = kommune_fk("parter.Person")
    art = models.CharField(max_length=10, choices=Art)
    ord = models.CharField(max_length=60)

    class Meta:
        indexes = [
            models.Index("kommune", "ord", name="parter_navneord_ord"),
            models.Index("kommune", "person", name="parter_navneord_person"),
        ]
