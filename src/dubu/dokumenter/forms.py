"""Forms of the room's pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from dubu.dokumenter.models import Kontaktspaerre
from dubu.kerne import ur
from dubu.parter.models import Person
from dubu.sager.forms import Journalform, boernefelt
from dubu.web import felter
from dubu.web.formularer import DubuForm


class DokumentForm(Journalform):
    """Put files in the journal of the child, and of siblings."""

    filer = felter.FilerFelt(
        label=_("Filer"), mb_pr_fil=50, mb_i_alt=60,
        help_text=_(
            "Højst 10 filer, hver på højst 50 MB. En mail (.eml) deles i teksten og hvert bilag; mailen gemmes også"
        ),
    )  # fmt: skip
    titel = felter.TekstFelt(
        label=_("Titel"), max_length=255, required=False, help_text=_("Uden titel bruges filens navn")
    )
    modtaget = felter.TidspunktFelt(label=_("Modtaget eller skrevet"), ikke_efter=ur.nu)
    boern = boernefelt()


class SpaerreForm(DubuForm):
    """Block contact."""

    aarsag = felter.ValgFelt(label=_("Årsag"), choices=Kontaktspaerre.Aarsag.choices)
    omfang = felter.ValgFelt(label=_("Hvem gælder spærren?"), choices=Kontaktspaerre.Omfang.choices)
    personer = felter.FlervalgFelt(label=_("Bestemte personer"), required=False)

    def __init__(self, *args: Any, personer: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mulige = {str(person.uuid): person for person in personer}
        self.fields["personer"].choices = [(noegle, person.navn) for noegle, person in self.mulige.items()]
        if not self.mulige:
            del self.fields["personer"]

    @property
    def valgte(self) -> list[Person]:
        """The persons that are ticked."""
        return [self.mulige[noegle] for noegle in self.cleaned_data.get("personer", [])]


class BegrundelseForm(DubuForm):
    """A reason, for asking, approving or going through."""

    begrundelse = felter.LangTekstFelt(label=_("Begrundelse"), linjer=3)
