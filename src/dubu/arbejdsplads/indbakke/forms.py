"""The small forms of sorting and answering."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from dubu.kerne import ur
from dubu.organisation.models import Medarbejder
from dubu.organisation.selectors import list_kommuner
from dubu.parter.models import Person
from dubu.regler.cpr import laes_cpr
from dubu.regler.fejl import UgyldigtCprError
from dubu.underretninger.models import Indgangstype, Kanal, UnderretningBarn, Underretterart
from dubu.underretninger.services import UfoedtBarn, Underretter
from dubu.web.felter import (
    DatoFelt,
    EmailFelt,
    FlervalgFelt,
    LangTekstFelt,
    ListevalgFelt,
    TekstFelt,
    TelefonFelt,
    TidspunktFelt,
    ValgFelt,
)
from dubu.web.formularer import DubuForm

OFL13 = _("OFL § 13: det, der ligger til grund, skal kunne læses bagefter.")
ANTAL_BOERN = 5


class TildelForm(DubuForm):
    """Who assesses?"""

    medarbejder = ListevalgFelt(label=_("Vurderes af"), hvorfor=_("Så nogen har opgaven, og alle kan se hvem."))

    def __init__(self, *args: Any, medarbejdere: Iterable[Medarbejder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.medarbejdere = {str(m.uuid): m for m in medarbejdere}
        self.fields["medarbejder"].choices = [
            ("", _("Vælg")),
            *((noegle, m.navn) for noegle, m in self.medarbejdere.items()),
        ]

    @property
    def valgt(self) -> Medarbejder:
        """The chosen employee."""
        return self.medarbejdere[self.cleaned_data["medarbejder"]]


class PersonValgForm(DubuForm):
    """Which of the persons found is it?"""

    person = ValgFelt(label=_("Hvem er det?"), hvorfor=_("BL § 136: vurderingen skal stå på det rigtige barn."))

    def __init__(self, *args: Any, personer: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.personer = {str(person.uuid): person for person in personer}
        self.fields["person"].choices = [(noegle, _person_i_ord(p)) for noegle, p in self.personer.items()]

    @property
    def valgt(self) -> Person:
        """The chosen person."""
        return self.personer[self.cleaned_data["person"]]


def _person_i_ord(person: Person) -> str:
    foedt = f", født {person.foedselsdato:%d.%m.%Y}" if person.foedselsdato else ""
    return f"{person.navn}{foedt}"


class NyPersonForm(DubuForm):
    """The child is known by name, but not found."""

    fornavn = TekstFelt(
        label=_("Fornavn"), max_length=80, hvorfor=_("Så barnet har et navn, til CPR-nummeret er kendt.")
    )
    efternavn = TekstFelt(label=_("Efternavn"), max_length=80, hvorfor=_("Så barnet kan findes igen."))
    foedselsdato = DatoFelt(
        label=_("Fødselsdato"), required=False, ikke_efter=ur.idag, hvorfor=_("Så alder og aldersregler passer.")
    )


EN_ANDEN = "anden"


class OpdelForm(DubuForm):
    """The names of the other children, empty lines left out, and an unborn one on its mother."""

    def __init__(self, *args: Any, moedre: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moedre = {str(mor.uuid): mor for mor in moedre}
        for nr in range(1, ANTAL_BOERN + 1):
            self.fields[f"navn_{nr}"] = TekstFelt(
                label=_("Barn %(nr)s: navn") % {"nr": nr}, required=False, max_length=120,
                hvorfor=_("BL § 136: hvert barn vurderes for sig, med det samme starttidspunkt."),
            )  # fmt: skip
            self.fields[f"cpr_{nr}"] = TekstFelt(
                label=_("Barn %(nr)s: CPR-nummer, fødselsdato eller alder") % {"nr": nr}, required=False, max_length=60,
                hvorfor=_("Så barnet kan findes."),
            )  # fmt: skip
        foedte = tuple(self.fields)
        self._ufoedt()
        self.afsnit = ((_("Børn"), foedte), (_("Ufødt barn"), ("ufoedt", "mor", "mor_navn", "termin")))

    def _ufoedt(self) -> None:
        felter: dict[str, Any] = {
            "ufoedt": ValgFelt(
                label=_("Handler underretningen også om et ufødt barn?"), required=False,
                choices=[("nej", _("Nej")), ("ja", _("Ja"))], initial="nej",
                hvorfor=_("BL § 136: det ufødte barn vurderes for sig, på sin mor."),
            ),
            "mor": ValgFelt(
                label=_("Hvem er moren?"), required=False,
                choices=[
                    *((noegle, mor.navn) for noegle, mor in self.moedre.items()),
                    (EN_ANDEN, _("En anden, eller ikke fundet endnu")),
                ],
                hvorfor=_("Det ufødte barn står på sin mor, til det bliver født."),
            ),
            "mor_navn": TekstFelt(
                label=_("Morens navn, som det er skrevet"), required=False, max_length=120,
                hvorfor=_("Så moren kan findes."),
            ),
            "termin": DatoFelt(label=_("Ventet fødsel"), required=False, hvorfor=_("Så hjælpen kan nå at komme.")),
        }  # fmt: skip
        for navn, felt in felter.items():
            if navn != "ufoedt":
                felt.vis_naar = f"mor:{EN_ANDEN}" if navn == "mor_navn" else "ufoedt:ja"
            self.fields[navn] = felt

    def clean(self) -> dict[str, Any]:
        rene = super().clean() or self.cleaned_data
        ufoedt = rene.get("ufoedt") == "ja"
        if not ufoedt and not self.boern:
            self.add_error("navn_1", _("Der mangler et barn. Skriv mindst ét barn, eller sig ja til et ufødt barn."))
        if ufoedt and not rene.get("mor") and "mor" not in self.errors:
            self.add_error("mor", _("Der mangler en mor. Vælg moren, eller at hun ikke er fundet endnu."))
        return rene

    @property
    def boern(self) -> list[dict[str, str]]:
        """The claims about each child."""
        par = (
            (self.cleaned_data.get(f"navn_{n}", ""), self.cleaned_data.get(f"cpr_{n}", ""))
            for n in range(1, ANTAL_BOERN + 1)
        )
        return [paastande for navn, kendetegn in par if (paastande := _paastande(navn, kendetegn))]

    @property
    def ufoedte(self) -> list[UfoedtBarn]:
        """The unborn child, on the chosen mother or as claimed."""
        rene = self.cleaned_data
        if rene.get("ufoedt") != "ja":
            return []
        if mor := self.moedre.get(rene["mor"]):
            return [UfoedtBarn(mor=mor, terminsdato=rene["termin"])]
        paastande = {"mor_navn": rene["mor_navn"], "termin": rene["termin"].isoformat() if rene["termin"] else ""}
        return [UfoedtBarn({navn: tekst for navn, tekst in paastande.items() if tekst})]


def _paastande(navn: str, kendetegn: str) -> dict[str, str]:
    """What was typed about a child: a CPR number is searched by, a date or an age is read by people."""
    try:
        kendt_ved = {"cpr": laes_cpr(kendetegn).nummer}
    except UgyldigtCprError:
        kendt_ved = {"foedselsdato": kendetegn}
    return {noegle: tekst for noegle, tekst in {"navn": navn, **kendt_ved}.items() if tekst}


class SammenlaegForm(DubuForm):
    """Which other item is it the same as?"""

    med = ValgFelt(label=_("Læg sammen med"), hvorfor=_("Så den samme bekymring ikke vurderes to gange."))

    def __init__(self, *args: Any, raekker: Iterable[UnderretningBarn], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.raekker = {str(raekke.uuid): raekke for raekke in raekker}
        self.fields["med"].choices = [
            (noegle, f"{r.underretning.visningsnummer}: {r.barnets_navn}, {r.underretning.uddrag}")
            for noegle, r in self.raekker.items()
        ]

    @property
    def valgt(self) -> UnderretningBarn:
        """The chosen row."""
        return self.raekker[self.cleaned_data["med"]]


class VideresendForm(DubuForm):
    """To whom, and who has taken over the danger meanwhile."""

    kommune_til = ListevalgFelt(label=_("Videresend til kommune"), hvorfor=_("FVL § 7, stk. 2: til rette myndighed."))
    overdraget_til = TekstFelt(
        label=_("Hvem har overtaget vurderingen i telefonen?"), required=False, max_length=200,
        help_text=_("Udfyldes, når barnet ikke er vurderet her først"),
        hvorfor=_("BL § 136: nogen skal have vurderet, om barnet er i fare, inden for 24 timer."),
    )  # fmt: skip
    overdraget_tidspunkt = TidspunktFelt(
        label=_("Hvornår?"),
        required=False,
        ikke_efter=ur.nu,
        hvorfor=_("BL § 136: de 24 timer løber fra første kontakt."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        andre = [k for k in list_kommuner() if k.pk != self.kommune_id]
        self.fields["kommune_til"].choices = [("", _("Vælg")), *((str(k.pk), k.navn) for k in andre)]


class SorterForm(DubuForm):
    """What is it?"""

    slags = ListevalgFelt(
        label=_("Hvad er det?"), choices=[t for t in Indgangstype.choices if t[0] != Indgangstype.USORTERET],
        hvorfor=_("Så de rette frister løber. En anmodning fra barnet vurderes også som underretning."),
    )  # fmt: skip
    begrundelse = LangTekstFelt(
        label=_("Begrundelse"), required=False, linjer=3, max_length=4000, hvorfor=OFL13,
        help_text=_("Skal udfyldes, når det ikke er en underretning"),
    )  # fmt: skip

    def __init__(self, *args: Any, er_sorteret: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if er_sorteret:
            # It has been taken for an underretning: what is it then?
            felt = self.fields["slags"]
            felt.choices = [valg for valg in felt.choices if valg[0] != Indgangstype.UNDERRETNING]


class SorterMedUnderretterForm(SorterForm):
    """What it is, and who notifies: for what came by a channel that does not say it."""

    underretter_art = ListevalgFelt(
        label=_("Hvem underretter?"),
        required=False,
        choices=[("", _("Ved ikke endnu")), *(t for t in Underretterart.choices if t[0] != Underretterart.UKENDT)],
        hvorfor=_("Kvittering og orientering afhænger af, hvem der har underrettet (BL § 138)."),
    )
    underretter_navn = TekstFelt(label=_("Navn"), required=False, max_length=200, hvorfor=_("Så der kan kvitteres."))
    underretter_arbejdssted = TekstFelt(
        label=_("Arbejdssted"), required=False, max_length=200, hvorfor=_("Så der kan kvitteres.")
    )
    underretter_telefon = TelefonFelt(
        label=_("Telefon"), required=False, max_length=30, hvorfor=_("Så der kan spørges ind.")
    )
    underretter_email = EmailFelt(label=_("E-mail"), required=False, max_length=200, hvorfor=_("Så der kan kvitteres."))

    @property
    def underretter(self) -> Underretter | None:
        """Who notifies, or nothing when it is not known yet."""
        rene = self.cleaned_data
        if not rene["underretter_art"]:
            return None
        felter = ("art", "navn", "arbejdssted", "telefon", "email")
        return Underretter(**{felt: rene[f"underretter_{felt}"] for felt in felter})


class GenvurderForm(DubuForm):
    """§ 137: who has looked at the case again, and what came of it."""

    medarbejder = ListevalgFelt(
        label=_("Genvurderet af"), help_text=_("Listen viser kolleger, der efter loggen ikke har deltaget i sagen før"),
        hvorfor=_("BL § 137, stk. 1: mindst én, der ikke har deltaget i sagen før."),
    )  # fmt: skip
    resultat = LangTekstFelt(label=_("Resultat"), max_length=8000, hvorfor=OFL13)

    def __init__(self, *args: Any, medarbejdere: Iterable[Medarbejder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.medarbejdere = {str(m.uuid): m for m in medarbejdere}
        self.fields["medarbejder"].choices = [
            ("", _("Vælg")),
            *((noegle, m.navn) for noegle, m in self.medarbejdere.items()),
        ]

    @property
    def valgt(self) -> Medarbejder:
        """The chosen colleague."""
        return self.medarbejdere[self.cleaned_data["medarbejder"]]


class SamtaleForm(DubuForm):
    """The talk with the child: first whether it is agreed with police and børnehus."""

    aftalt_med_politi = ValgFelt(
        label=_("Er samtalen aftalt med politi eller børnehus?"),
        choices=[("ja", _("Ja")), ("nej", _("Nej")), ("ikke_relevant", _("Ikke relevant"))],
        help_text=_(
            "Stil kun åbne spørgsmål. Spørg ikke ind til selve overgrebet, før politi eller børnehus er spurgt."
        ),
        hvorfor=_("Et barn, der er spurgt forkert, kan miste sin sag. Kommunens beredskab ved overgreb."),
    )
    holdt = ValgFelt(
        label=_("Er samtalen holdt?"), choices=[("ja", _("Ja, den er holdt")), ("nej", _("Nej, den udelades"))],
        hvorfor=_("BL § 137, stk. 3-4."),
    )  # fmt: skip
    hvornaar = TidspunktFelt(label=_("Hvornår?"), ikke_efter=ur.nu, hvorfor=_("BL § 137, stk. 3-4."))
    foraelder_til_stede = ValgFelt(
        label=_("Var en forælder til stede?"), choices=[("nej", _("Nej")), ("ja", _("Ja"))],
        hvorfor=_("BL § 137, stk. 4: er en forælder mistænkt, holdes samtalen uden forældrene."),
    )  # fmt: skip
    begrundelse = LangTekstFelt(
        label=_("Det vigtigste, eller hvorfor samtalen udelades"),
        required=False,
        linjer=4,
        max_length=8000,
        hvorfor=OFL13,
    )


class RisikovurderingForm(DubuForm):
    """How dangerous is it to contact the family?"""

    risiko = ValgFelt(
        label=_("Risiko ved at kontakte familie og netværk"),
        choices=[
            ("lav", _("Lav")),
            ("middel", _("Middel")),
            ("hoej", _("Høj")),
            ("ukendt", _("Kan ikke vurderes endnu")),
        ],
        hvorfor=_("BL § 18, stk. 3."),
    )
    begrundelse = LangTekstFelt(label=_("Begrundelse"), max_length=8000, hvorfor=OFL13)


KANALER = [(k, t) for k, t in Kanal.choices if k not in (Kanal.ANDEN_KOMMUNE, Kanal.POLITIRAPPORT)]


class KvitteringForm(DubuForm):
    """The receipt has been given."""

    dato = DatoFelt(
        label=_("Kvittering givet den"), ikke_efter=ur.idag, hvorfor=_("BL § 138: kvittering inden for 6 hverdage.")
    )
    kanal = ListevalgFelt(
        label=_("Hvordan?"), choices=KANALER, hvorfor=_("Så det kan ses, hvordan underretter fik besked.")
    )


class OrienteringForm(DubuForm):
    """The professional has been told whether something has begun, or with reason has not."""

    saerlige_forhold = ValgFelt(
        label=_("Taler særlige forhold imod at orientere?"), choices=[("nej", _("Nej")), ("ja", _("Ja"))],
        hvorfor=_("BL § 138: orientering udelades, når særlige forhold gør sig gældende."),
    )  # fmt: skip
    begrundelse = LangTekstFelt(label=_("Hvis ja: hvilke?"), required=False, linjer=3, max_length=4000, hvorfor=OFL13)
    ivaerksat = FlervalgFelt(
        label=_("Hvad er sat i gang?"), required=False,
        choices=[("undersoegelse", _("Undersøgelse eller afdækning")), ("indsats", _("Indsats"))],
        hvorfor=_("BL § 138: fagpersonen orienteres om, hvorvidt der er sat noget i gang, ikke om indholdet."),
    )  # fmt: skip
    dato = DatoFelt(label=_("Orienteret den"), required=False, ikke_efter=ur.idag, hvorfor=_("BL § 138."))
    kanal = ListevalgFelt(label=_("Hvordan?"), required=False, choices=KANALER, hvorfor=_("BL § 138."))


def uuid_eller_ingen(tekst: str) -> UUID | None:
    """A UUID that a page has sent, or nothing."""
    try:
        return UUID(tekst)
    except ValueError:
        return None
