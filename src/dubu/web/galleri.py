"""What the gallery shows: invented examples of every component."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from dubu.kerne import ur
from dubu.web import felter
from dubu.web.formularer import DubuForm
from dubu.web.komponenter import Fane, Markering, Trin


class Galleriformular(DubuForm):
    """One field of each kind."""

    afsnit = ((_("Tekst og tal"), ("emne", "beskrivelse", "email", "telefon", "antal")),)

    emne = felter.TekstFelt(label=_("Emne"), max_length=60, help_text=_("Kort, så andre kan finde det igen"))
    beskrivelse = felter.LangTekstFelt(
        label=_("Beskrivelse"), hvorfor=_("Teksten bruges til vurderingen. Skriv, hvad du har set og hørt.")
    )
    email = felter.EmailFelt(label=_("E-mail"), required=False)
    telefon = felter.TelefonFelt(label=_("Telefon"), required=False)
    antal = felter.HeltalFelt(label=_("Antal personer"), required=False)
    cpr = felter.CprFelt(label=_("CPR-nummer"), required=False)
    dag = felter.DatoFelt(label=_("Dato"), ikke_efter=ur.idag)
    modtaget = felter.TidspunktFelt(label=_("Modtaget"), ikke_efter=ur.nu)
    fare = felter.ValgFelt(
        label=_("Er der behov for at handle i dag?"),
        choices=[("ja", _("Ja")), ("nej", _("Nej")), ("uvist", _("Kan ikke udelukkes"))],
        valghjaelp={"uvist": _("Vælges, når oplysningerne ikke rækker til et klart svar.")},
    )
    skridt = felter.TekstFelt(label=_("Hvad skal der ske i dag?"), required=False)
    skridt.vis_naar = "fare:ja uvist"
    kanaler = felter.FlervalgFelt(
        label=_("Hvem er orienteret?"),
        choices=[("a", _("Den ene part")), ("b", _("Den anden part")), ("ingen", _("Ingen"))],
        required=False,
    )
    sted = felter.ListevalgFelt(label=_("Sted"), choices=[("", _("Vælg")), ("1", _("Skole")), ("2", _("Hjem"))])
    bilag = felter.FilerFelt(label=_("Vedhæft filer"), required=False, typer=(".pdf", ".docx", ".jpg", ".png"))
    enig = felter.JaFelt(label=_("Jeg har læst vejledningen"))


def eksempler(nu: datetime) -> dict[str, Any]:
    """The values that the gallery's components are drawn from."""
    return {
        "snart": nu + timedelta(hours=3, minutes=12, seconds=30),
        "forbi": nu - timedelta(hours=2, minutes=5),
        "igaar": nu - timedelta(days=1),
        "foedt": (nu - timedelta(days=365 * 9 + 20)).date(),
        "termin": (nu + timedelta(days=40)).date(),
        "markeringer": [
            Markering("Haster", "time", "alvorlig"),
            Markering("Beskyttet adresse", "lock", "advarsel", "adressen vises kun med begrundelse"),
            Markering("Behov for tolk", "language", "info"),
            Markering("Godkendt", "check", "positiv"),
            Markering("Kladde", "edit"),
        ],
        "trinliste": [
            Trin("Modtaget", "udfoert"),
            Trin("Vurderet", "udfoert"),
            Trin("Undersøgt", "aktuel", bemaerkning="mangler samtale"),
            Trin("Afgjort"),
            Trin("Fulgt op"),
        ],
        "faneliste": [
            Fane("Skal vurderes", "?", True, 3),
            Fane("Usorteret", "?", False, 0),
            Fane("Afsluttet", "?"),
        ],
        "oplysningsliste": [("Oprettet", "5. januar 2026"), ("Ansvarlig", "Mette Holm"), ("Telefon", None)],
        "side": Paginator(range(240), 20).page(4),
    }
