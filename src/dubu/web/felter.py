"""Form fields that the rooms share. Each may say `hvorfor`: the paragraph or purpose behind the question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from dubu.kerne.tekst import dansk_dato
from dubu.regler import cpr
from dubu.regler.fejl import UgyldigtCprError
from dubu.web import datoer, visning
from dubu.web.widgets import DatoInput, FilerInput, TidspunktInput

PAAKRAEVET = _("Feltet skal udfyldes. Skriv et svar.")
VAELG = _("Der er ikke valgt noget. Vælg et svar.")
VAELG_MINDST_ET = _("Der er ikke valgt noget. Vælg mindst ét svar.")
UGYLDIGT_VALG = _("Svaret findes ikke på listen. Vælg et af de viste svar.")
FOR_LANG = _("Teksten er på %(show_value)s tegn, og der er plads til %(limit_value)s. Gør den kortere.")
SENERE_END_NU = _("Tidspunktet %(tidspunkt)s er ikke kommet endnu. Skriv et tidspunkt, der ikke er senere end nu.")
SENERE_END_IDAG = _("Den %(dato)s er ikke kommet endnu. Skriv en dato, der ikke er senere end i dag.")


class HvorforMixin:
    """A field that can say why it is asked, and per choice what it means.

    `vis_naar` ("felt:a b") shows it in the browser only when another field has one of the answers, `skjul_naar`
    ("felt:a b;andet:c") hides it when one of several has; `kraeves` says that it must be answered before the act
    ends, though the form does not demand it.
    """

    hvorfor: Any = ""
    vis_naar = ""
    skjul_naar = ""
    kraeves = False
    valghjaelp: dict[str, Any]

    def __init__(self, *args: Any, hvorfor: Any = "", valghjaelp: dict[str, Any] | None = None, **kwargs: Any) -> None:
        standard = {"required": PAAKRAEVET, "max_length": FOR_LANG}
        kwargs["error_messages"] = {
            **standard,
            **self.egne_beskeder(),
            **(kwargs.get("error_messages") or {}),
        }
        super().__init__(*args, **kwargs)
        self.hvorfor = hvorfor
        self.valghjaelp = valghjaelp or {}

    @staticmethod
    def egne_beskeder() -> dict[str, Any]:
        """The messages that this kind of field words differently."""
        return {}


class TekstFelt(HvorforMixin, forms.CharField):
    """One line of text."""


class LangTekstFelt(HvorforMixin, forms.CharField):
    """Several lines. `linjer` is the height before one has typed."""

    def __init__(self, *args: Any, linjer: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": linjer}))
        super().__init__(*args, **kwargs)


class HeltalFelt(HvorforMixin, forms.IntegerField):
    """A whole number."""

    widget = forms.TextInput

    @staticmethod
    def egne_beskeder() -> dict[str, Any]:
        return {"invalid": _("Tallet kunne ikke læses. Skriv et helt tal med cifre.")}


class EmailFelt(HvorforMixin, forms.EmailField):
    """An e-mail address."""

    @staticmethod
    def egne_beskeder() -> dict[str, Any]:
        return {"invalid": _("E-mailadressen kunne ikke læses. Skriv den som navn@eksempel.dk.")}


class ValgFelt(HvorforMixin, forms.ChoiceField):
    """One of a few answers, shown as radio buttons."""

    widget = forms.RadioSelect

    @staticmethod
    def egne_beskeder() -> dict[str, Any]:
        return {"required": VAELG, "invalid_choice": UGYLDIGT_VALG}


class ListevalgFelt(ValgFelt):
    """One of many answers, shown as a drop-down list."""

    widget = forms.Select


class FlervalgFelt(HvorforMixin, forms.MultipleChoiceField):
    """Any number of answers, shown as check boxes."""

    widget = forms.CheckboxSelectMultiple

    @staticmethod
    def egne_beskeder() -> dict[str, Any]:
        return {"required": VAELG_MINDST_ET, "invalid_choice": UGYLDIGT_VALG}


class JaFelt(HvorforMixin, forms.BooleanField):
    """One check box."""

    @staticmethod
    def egne_beskeder() -> dict[str, Any]:
        return {"required": _("Feltet er ikke markeret. Sæt kryds for at fortsætte.")}


class DatoFelt(HvorforMixin, forms.Field):
    """A date as Danes write it. `ikke_efter` is asked for the last allowed day at validation (`ur.idag`)."""

    widget = DatoInput

    def __init__(self, *args: Any, ikke_efter: Callable[[], date] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Dag, måned og år, for eksempel 05.01.2026"))
        super().__init__(*args, **kwargs)
        self.ikke_efter = ikke_efter

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return datoer.laes_dato(str(value))
        except datoer.DatoFejl as fejl:
            raise ValidationError(str(fejl), code="dato") from fejl

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.ikke_efter and value > self.ikke_efter():
            raise ValidationError(SENERE_END_IDAG, code="fremtid", params={"dato": dansk_dato(value)})

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class TidspunktFelt(HvorforMixin, forms.Field):
    """A date and a time, given back as a moment in UTC. `ikke_efter` as `ur.nu`."""

    widget = TidspunktInput

    def __init__(self, *args: Any, ikke_efter: Callable[[], datetime] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("For eksempel 05.01.2026 og 14.30"))
        super().__init__(*args, **kwargs)
        self.ikke_efter = ikke_efter

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, datetime) or value in self.empty_values:
            return value or None
        dato, klokke = datoer.del_tidspunkt(value) if isinstance(value, str) else (t or "" for t in value)
        if not dato.strip() and not klokke.strip():
            return None
        if not dato.strip() or not klokke.strip():
            raise ValidationError(_("Der mangler enten dato eller klokkeslæt. Skriv begge dele."), code="halvt")
        try:
            return datoer.saml(datoer.laes_dato(dato), datoer.laes_klokkeslaet(klokke))
        except datoer.DatoFejl as fejl:
            raise ValidationError(str(fejl), code="tidspunkt") from fejl

    def validate(self, value: datetime | None) -> None:
        super().validate(value)
        if value and self.ikke_efter and value > (nu := self.ikke_efter()):
            raise ValidationError(SENERE_END_NU, code="fremtid", params={"tidspunkt": visning.tidspunkt(value, nu)})

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class TelefonFelt(TekstFelt):
    """A telephone number, given back as digits (Danish) or with + and country code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "class": "input-width-xs"}))
        super().__init__(*args, **kwargs)

    def clean(self, value: Any) -> str:
        tekst = re.sub(r"[\s.()/-]", "", super().clean(value)).replace("0045", "+45", 1)
        tekst = tekst.removeprefix("+45")
        if tekst and not re.fullmatch(r"\d{8}|\+\d{6,15}", tekst):
            raise ValidationError(
                _("Telefonnummeret kunne ikke læses. Skriv otte cifre, eller begynd med + og landekode."),
                code="telefon",
            )
        return tekst


class CprFelt(TekstFelt):
    """A CPR number, given back as ten characters. Modulus 11 refuses nobody; replacement numbers pass."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "class": "input-char-11"}))
        kwargs.setdefault("help_text", _("Ti cifre"))
        super().__init__(*args, **kwargs)

    def clean(self, value: Any) -> str:
        tekst = super().clean(value)
        if not tekst:
            return ""
        try:
            return cpr.laes_cpr(tekst).nummer
        except UgyldigtCprError as fejl:
            raise ValidationError(
                _("%(grund)s Kontrollér cifrene, og ret nummeret."), code="cpr", params={"grund": str(fejl)}
            ) from fejl


class FilerFelt(HvorforMixin, forms.FileField):
    """Any number of files within limits; gives back a list. `typer` are endings such as `.pdf`."""

    widget = FilerInput

    def __init__(
        self,
        *args: Any,
        hoejst: int = 10,
        mb_pr_fil: int = 25,
        mb_i_alt: int = 60,
        typer: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        self.hoejst, self.mb_pr_fil, self.mb_i_alt = hoejst, mb_pr_fil, mb_i_alt
        self.typer = tuple(typer)
        attrs = {"accept": ",".join(self.typer)} if self.typer else {}
        kwargs.setdefault("widget", FilerInput(attrs=attrs))
        kwargs.setdefault(
            "help_text",
            _("Højst %(antal)s filer, hver på højst %(mb)s MB") % {"antal": hoejst, "mb": mb_pr_fil},
        )
        super().__init__(*args, **kwargs)

    @staticmethod
    def egne_beskeder() -> dict[str, Any]:
        return {
            "required": _("Der er ikke valgt nogen fil. Vælg mindst én fil."),
            "empty": _("En af filerne er tom. Vælg en fil med indhold."),
            "invalid": _("Filen kom ikke med. Vælg den igen."),
        }

    def clean(self, value: Any, initial: Any = None) -> list[UploadedFile]:
        filer = [fil for fil in (value or []) if fil]
        if not filer:
            super().clean(None, initial)
            return []
        if len(filer) > self.hoejst:
            raise ValidationError(
                _("Der er valgt %(valgt)s filer, og der er plads til %(hoejst)s. Vælg færre."),
                code="antal", params={"valgt": len(filer), "hoejst": self.hoejst},
            )  # fmt: skip
        for fil in filer:
            self._kontroller(fil)
            super().clean(fil, initial)
        if sum(fil.size or 0 for fil in filer) > self.mb_i_alt * 1_000_000:
            raise ValidationError(
                _("Filerne fylder tilsammen mere end %(mb)s MB. Send dem ad flere gange."),
                code="samlet", params={"mb": self.mb_i_alt},
            )  # fmt: skip
        return filer

    def _kontroller(self, fil: UploadedFile) -> None:
        navn = fil.name or ""
        if (fil.size or 0) > self.mb_pr_fil * 1_000_000:
            raise ValidationError(
                _("Filen %(navn)s fylder %(fylder)s, og grænsen er %(mb)s MB. Vælg en mindre fil."),
                code="stoerrelse",
                params={"navn": navn, "fylder": visning.filstoerrelse(fil.size or 0), "mb": self.mb_pr_fil},
            )
        if self.typer and not navn.lower().endswith(self.typer):
            raise ValidationError(
                _("Filen %(navn)s er af en type, der ikke kan modtages. Vælg en af typerne %(typer)s."),
                code="type",
                params={"navn": navn, "typer": ", ".join(self.typer)},
            )
