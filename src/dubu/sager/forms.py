"""Forms of the case's pages: shape only; what may be done is the services' work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from dubu.kerne import ur
from dubu.organisation.models import Afdeling, Medarbejder, Team
from dubu.parter.models import Person
from dubu.regler.fakta.underretning import KANAL
from dubu.sager import aktivitetstyper, rules
from dubu.sager.models import AktivitetBarn, Sag, Sagspart, Sagsstatus
from dubu.sager.soeskende import Soeskendevalg
from dubu.web import felter
from dubu.web.formularer import DubuForm, FraAftrykForm

KANALER = ("telefon", "personlig", "brev", "digital_post", "mail", "sms", "moede", "andet")
Valg = list[tuple[str, Any]]
JA_NEJ = [("ja", _("Ja")), ("nej", _("Nej"))]


def medarbejdervalg(medarbejdere: Iterable[Medarbejder]) -> Valg:
    """Choices of employees with their department."""
    return [("", _("Vælg")), *((str(m.uuid), f"{m.navn} ({m.afdeling.navn})") for m in medarbejdere)]


class Journalform(DubuForm):
    """What notes, contacts and planned activities share: whom it is about beside the case's child."""

    def __init__(self, *args: Any, soeskende: Iterable[Soeskendevalg] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.soeskende = {str(valg.person.uuid): valg for valg in soeskende}
        if not self.soeskende:
            del self.fields["boern"]
            return
        felt = self.fields["boern"]
        felt.choices = [(noegle, valg.person.navn) for noegle, valg in self.soeskende.items()]
        felt.valghjaelp = {noegle: valg.bemaerkning for noegle, valg in self.soeskende.items() if valg.bemaerkning}
        self.initial.setdefault("boern", [noegle for noegle, valg in self.soeskende.items() if valg.forvalgt])

    @property
    def valgte_boern(self) -> list[Any]:
        """The siblings that are ticked."""
        return [self.soeskende[noegle].person for noegle in self.cleaned_data.get("boern", [])]


def boernefelt() -> felter.FlervalgFelt:
    """Which siblings it concerns too."""
    return felter.FlervalgFelt(
        label=_("Gælder også"), required=False,
        help_text=_("Skrives én gang og står i hvert barns journal. Tænk på, hvem der kan få aktindsigt."),
    )  # fmt: skip


class NotatForm(Journalform):
    """A journal note."""

    undertype = felter.ValgFelt(
        label=_("Slags"), required=False,
        choices=list(aktivitetstyper.find(aktivitetstyper.NOTAT).undertyper.items()),
    )  # fmt: skip
    titel = felter.TekstFelt(
        label=_("Overskrift"), max_length=200, required=False, help_text=_("Uden overskrift bruges første linje")
    )
    tekst = felter.LangTekstFelt(label=_("Notat"), linjer=12)
    skete = felter.TidspunktFelt(label=_("Hvornår skete det?"), ikke_efter=ur.nu)
    boern = boernefelt()


class HenvendelseForm(Journalform):
    """Somebody has contacted us about the child."""

    undertype = felter.ValgFelt(
        label=_("Hvem kom den fra?"),
        choices=list(aktivitetstyper.find(aktivitetstyper.HENVENDELSE).undertyper.items()),
    )
    fra = felter.TekstFelt(label=_("Navn på den, der henvendte sig"), max_length=120, required=False)
    kanal = felter.ListevalgFelt(
        label=_("Hvordan kom den?"),
        choices=[("", _("Vælg")), *((k, KANAL.valg[k].capitalize()) for k in KANALER)],
    )
    titel = felter.TekstFelt(label=_("Overskrift"), max_length=200, required=False)
    tekst = felter.LangTekstFelt(label=_("Hvad handlede det om?"), linjer=8)
    skete = felter.TidspunktFelt(label=_("Hvornår kom den?"), ikke_efter=ur.nu)
    boern = boernefelt()


class RetNotatForm(DubuForm):
    """A new version of a note."""

    tekst = felter.LangTekstFelt(label=_("Notat"), linjer=12)
    begrundelse = felter.TekstFelt(
        label=_("Hvorfor rettes notatet?"), max_length=300, help_text=_("Den gamle tekst bliver stående ved siden af")
    )
    fra_version = felter.HeltalFelt()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fra_version"].widget = self.fields["fra_version"].hidden_widget()


class AktivitetForm(Journalform):
    """A planned meeting, talk or visit."""

    type = felter.ListevalgFelt(label=_("Hvad skal ske?"))
    titel = felter.TekstFelt(label=_("Overskrift"), max_length=200)
    tidspunkt = felter.TidspunktFelt(label=_("Hvornår?"))
    sted = felter.TekstFelt(label=_("Hvor?"), max_length=200, required=False)
    formaal = felter.TekstFelt(label=_("Formål"), max_length=300, required=False)
    ansvarlig = felter.ListevalgFelt(label=_("Ansvarlig"), required=False)
    boern = boernefelt()

    def __init__(
        self, *args: Any, medarbejdere: Iterable[Medarbejder],
        mulige_deltagere: Mapping[str, tuple[Person, Any]] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["ansvarlig"].choices = medarbejdervalg(medarbejdere)
        self.fields["type"].choices = [("", _("Vælg")), *_planlaeggelige()]
        self.mulige_deltagere = mulige_deltagere or {}
        if mulige_deltagere:
            self._spoerg_hvem_der_er_med()

    def _spoerg_hvem_der_er_med(self) -> None:
        """Contact is blocked: who takes part is named."""
        self.fields["deltagere"] = felter.FlervalgFelt(
            label=_("Hvem er med?"), required=False,
            choices=[(noegle, ord_) for noegle, (_person, ord_) in self.mulige_deltagere.items()],
            help_text=_("Der er kontaktspærre. Nævn alle. De, spærren gælder, kan ikke indkaldes, før den er ophævet."),
        )  # fmt: skip
        self.fields["deltagere"].kraeves = True
        self.fields["aftalt_med_politi"] = felter.ValgFelt(
            label=_("Er en samtale med barnet aftalt med politi eller børnehus?"), required=False,
            choices=[("ja", _("Ja")), ("nej", _("Nej"))],
        )  # fmt: skip

    @property
    def deltagere(self) -> list[Person]:
        """The persons who take part, where it was asked."""
        return [self.mulige_deltagere[noegle][0] for noegle in self.cleaned_data.get("deltagere") or []]

    @property
    def aftalt_med_politi(self) -> bool:
        """Has a talk with the child been agreed with police or børnehus?"""
        return self.cleaned_data.get("aftalt_med_politi") == "ja"

    @property
    def valgt_type(self) -> tuple[str, str]:
        """Type and subtype."""
        type_, _skraa, undertype = self.cleaned_data["type"].partition("/")
        return type_, undertype


def _planlaeggelige() -> Valg:
    valg: Valg = []
    for t in aktivitetstyper.alle():
        if t.planlaegges:
            valg.append((t.noegle, t.titel))
            valg += [(f"{t.noegle}/{noegle}", f"{t.titel}: {ord_}") for noegle, ord_ in t.undertyper.items()]
    return valg


class AktivitetsstatusForm(DubuForm):
    """What became of a planned activity."""

    til = felter.ValgFelt(label=_("Status"))
    barn_set = felter.ValgFelt(label=_("Blev barnet set?"), required=False, choices=JA_NEJ)
    begrundelse = felter.TekstFelt(label=_("Begrundelse"), max_length=300, required=False)

    def __init__(self, *args: Any, raekke: AktivitetBarn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mulige, type_ = rules.AKTIVITETSSKIFT[raekke.status], aktivitetstyper.find(raekke.aktivitet.type)
        if type_.skrives:
            mulige -= {AktivitetBarn.Status.UDFOERT}
        self.fields["til"].choices = [(s.value, s.label) for s in AktivitetBarn.Status if s.value in mulige]
        if type_.noegle == aktivitetstyper.HJEMMEBESOEG:
            self.fields["barn_set"].vis_naar = f"til:{AktivitetBarn.Status.UDFOERT.value}"
        else:
            del self.fields["barn_set"]

    @property
    def blev_barn_set(self) -> bool | None:
        """Was the child seen? None where it is not asked, or not answered."""
        return {"ja": True, "nej": False}.get(self.cleaned_data.get("barn_set", ""))


class OpretSagForm(DubuForm):
    """Open a case for a child."""

    sagstype = felter.ListevalgFelt(label=_("Sagstype"), choices=Sag.Type.choices)
    startdato = felter.DatoFelt(label=_("Startdato"), ikke_efter=ur.idag)
    afdeling = felter.ListevalgFelt(label=_("Afdeling"))
    team = felter.ListevalgFelt(label=_("Team"), required=False)
    primaer = felter.ListevalgFelt(
        label=_("Primær rådgiver"), required=False, help_text=_("Uden rådgiver står sagen som ny, indtil den fordeles")
    )

    def __init__(
        self,
        *args: Any,
        afdelinger: Iterable[Afdeling],
        team: Iterable[Team],
        medarbejdere: Iterable[Medarbejder],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["afdeling"].choices = [("", _("Vælg")), *((str(a.uuid), a.navn) for a in afdelinger)]
        self.fields["team"].choices = [("", _("Intet team")), *((str(t.uuid), t.navn) for t in team)]
        self.fields["primaer"].choices = medarbejdervalg(medarbejdere)


class TildelForm(FraAftrykForm):
    """Give the case to a primary rådgiver."""

    primaer = felter.ListevalgFelt(label=_("Primær rådgiver"))
    team = felter.ListevalgFelt(label=_("Team"), required=False)
    begrundelse = felter.TekstFelt(label=_("Bemærkning"), max_length=300, required=False)

    def __init__(self, *args: Any, team: Iterable[Team], medarbejdere: Iterable[Medarbejder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", _("Intet team")), *((str(t.uuid), t.navn) for t in team)]
        self.fields["primaer"].choices = medarbejdervalg(medarbejdere)


class SekundaerForm(DubuForm):
    """Add a secondary rådgiver."""

    medarbejder = felter.ListevalgFelt(label=_("Medarbejder"))
    formaal = felter.TekstFelt(
        label=_("Formål"), max_length=120, help_text=_("For eksempel tilsyn, børnehandicap eller familiepleje")
    )
    fra = felter.DatoFelt(label=_("Fra"))
    til = felter.DatoFelt(label=_("Til"), required=False)

    def __init__(self, *args: Any, medarbejdere: Iterable[Medarbejder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medarbejder"].choices = medarbejdervalg(medarbejdere)


class StatusForm(FraAftrykForm):
    """Move the case to another status."""

    til = felter.ValgFelt(label=_("Ny status"))
    begrundelse = felter.LangTekstFelt(label=_("Begrundelse"), linjer=3, required=False)

    def __init__(self, *args: Any, sag: Sag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mulige = rules.SAGSSKIFT[sag.status] - rules.IKKE_VED_HAANDEN
        self.fields["til"].choices = [(s.value, s.label) for s in Sagsstatus if s.value in mulige]
        self.fields["til"].valghjaelp = {Sagsstatus.HVILER.value: HVILER_HJAELP}


HVILER_HJAELP = _("Ingen aktiv indsats; sagen venter på noget med en dato. Frister løber stadig.")


class ResumeForm(FraAftrykForm):
    """What the case is about, in a few lines."""

    handler_om = felter.LangTekstFelt(
        label=_("Hvad handler det om?"), linjer=3, max_length=600, required=False,
        help_text=_("Højst tre linjer: årsag, formål og hvad der er aftalt"),
    )  # fmt: skip


class PartForm(DubuForm):
    """Put a person in the case."""

    cpr = felter.CprFelt(label=_("CPR-nummer"), required=False, help_text=_("Eller skriv navnet herunder"))
    fornavn = felter.TekstFelt(label=_("Fornavn"), max_length=80, required=False)
    efternavn = felter.TekstFelt(label=_("Efternavn"), max_length=80, required=False)
    telefon = felter.TelefonFelt(label=_("Telefon"), required=False)
    rolle = felter.ListevalgFelt(label=_("Rolle"), choices=[("", _("Vælg")), *Sagspart.Rolle.choices])
    relation = felter.TekstFelt(label=_("Relation til barnet"), max_length=80, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("cpr") and not data.get("fornavn") and "cpr" not in self.errors:
            self.add_error("fornavn", _("Der mangler en person. Skriv et CPR-nummer eller et navn."))
        return data


class AdgangForm(DubuForm):
    """Let an employee into the case until a day."""

    medarbejder = felter.ListevalgFelt(label=_("Medarbejder"))
    til = felter.TidspunktFelt(label=_("Til og med"))
    begrundelse = felter.LangTekstFelt(label=_("Begrundelse"), linjer=3, help_text=_("Mindst ti tegn"))

    def __init__(self, *args: Any, medarbejdere: Iterable[Medarbejder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medarbejder"].choices = medarbejdervalg(medarbejdere)


class NoedaabningForm(DubuForm):
    """Open a case that is not one's own."""

    begrundelse = felter.LangTekstFelt(
        label=_("Hvorfor skal du se sagen nu?"),
        linjer=3,
        help_text=_("Mindst ti tegn. Begrundelsen vises for lederen."),
    )


class SoegForm(DubuForm):
    """One line: name, CPR, case number, address or telephone."""

    soegning = felter.TekstFelt(
        label=_("Søg"), max_length=120, help_text=_("Navn, CPR-nummer, sagsnummer, adresse eller telefon")
    )


class JournalsoegForm(DubuForm):
    """Words to look for in the journal; empty shows everything."""

    soegning = felter.TekstFelt(label=_("Søg i journalen"), max_length=120, required=False)
