"""Persons tied to a notification, a case or their family: never a municipality's population."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import UuidKommuneModel, kommune_fk


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
