"""Forms of telling a party and of a complaint's steps; the decision itself is a form as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from dubu.afgoerelser.models import Genvurdering, Klage, Meddelelse
from dubu.afgoerelser.selectors import Part
from dubu.kerne import ur
from dubu.parter.models import Person
from dubu.web.felter import DatoFelt, LangTekstFelt, ListevalgFelt, ValgFelt
from dubu.web.formularer import DubuForm

JA_NEJ = (("ja", _("Ja")), ("nej", _("Nej")))


class Partsform(DubuForm):
    """A form that asks which party."""

    part = ListevalgFelt(label=_("Part"))

    def __init__(self, *args: Any, parter: Sequence[Part] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._personer = {str(part.person.uuid): part.person for part in parter}
        valg = [(str(part.person.uuid), f"{part.person.navn} ({part.rolle_i_ord.lower()})") for part in parter]
        self.fields["part"].choices = [("", _("Vælg")), *valg]

    @property
    def person(self) -> Person:
        """The chosen party."""
        return self._personer[self.cleaned_data["part"]]


class MeddelForm(Partsform):
    """When and how a party got the decision."""

    kanal = ValgFelt(label=_("Hvordan?"), choices=Meddelelse.Kanal.choices)
    sendt = DatoFelt(label=_("Sendt"), required=False, ikke_efter=ur.idag)
    modtaget = DatoFelt(
        label=_("Modtaget"),
        ikke_efter=ur.idag,
        hvorfor=_("RSL § 67: klagefristen løber fra den dag, parten fik afgørelsen."),
    )
    klagevejledning = ValgFelt(
        label=_("Fulgte der klagevejledning med?"), choices=JA_NEJ,
        hvorfor=_("FVL § 25: uden klagevejledning løber klagefristen ikke."),
    )  # fmt: skip


class KlageForm(Partsform):
    """A complaint, written or spoken."""

    modtaget = DatoFelt(label=_("Hvornår kom klagen?"), ikke_efter=ur.idag)
    kanal = ValgFelt(label=_("Hvordan kom den?"), choices=Klage.Kanal.choices)
    indhold = LangTekstFelt(
        label=_("Hvad klages der over?"), help_text=_("En mundtlig klage skrives ned her, så tæt på ordene som muligt"),
        max_length=8000, linjer=5,
    )  # fmt: skip


class GenvurderForm(DubuForm):
    """The municipality's new look at the decision."""

    resultat = ValgFelt(
        label=_("Resultat"),
        choices=Genvurdering.Resultat.choices,
        hvorfor=_("RSL § 66: fastholdes afgørelsen helt eller delvist, sendes klagen til Ankestyrelsen."),
    )
    begrundelse = LangTekstFelt(label=_("Begrundelse"), max_length=8000, linjer=5)


class VideresendForm(DubuForm):
    """Nothing is asked: the act is the button."""
