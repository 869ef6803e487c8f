"""The values that components are drawn from, and how a form field becomes one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms import BoundField

BESKEDARTER = {"info": "info", "succes": "success", "advarsel": "warning", "fejl": "error"}
BESKEDORD = {"info": "Information", "succes": "Gennemført", "advarsel": "Advarsel", "fejl": "Fejl"}
MARKERINGSARTER = ("neutral", "info", "advarsel", "alvorlig", "positiv")


@dataclass(frozen=True)
class Markering:
    """A word with an icon: the meaning never hangs on colour alone. `forklaring` is read out and printed."""

    tekst: str
    ikon: str = ""
    art: str = "neutral"
    forklaring: str = ""


@dataclass(frozen=True)
class Trin:
    """One step of a ladder: `udfoert`, `aktuel` or `kommende`."""

    tekst: str
    tilstand: str = "kommende"
    url: str = ""
    bemaerkning: str = ""

    @property
    def tilstandsord(self) -> str:
        """The state in a word, for those who do not see the mark."""
        return {"udfoert": "udført", "aktuel": "nu", "kommende": "mangler"}[self.tilstand]


@dataclass(frozen=True)
class Fane:
    """A tab that is a page of its own."""

    tekst: str
    url: str
    valgt: bool = False
    antal: int | None = None


@dataclass(frozen=True)
class Valg:
    """One radio button or check box."""

    id: str
    vaerdi: str
    tekst: str
    valgt: bool
    hjaelp: str = ""
    spaerret: bool = False


@dataclass(frozen=True)
class Feltvisning:
    """All that the template needs to draw one field."""

    bf: BoundField
    art: str
    id: str
    navn: str
    hvorfor: Any
    valg: tuple[Valg, ...] = ()
    dele: tuple[dict[str, Any], ...] = ()
    input: str = ""
    beskrevet_af: str = ""
    version: int | None = None
    attrs: dict[str, Any] = field(default_factory=dict)

    @property
    def fejl_id(self) -> str:
        """The id of the error message, which the control points at."""
        return f"{self.id}-fejl"

    @property
    def hjaelp_id(self) -> str:
        """The id of the help text."""
        return f"{self.id}-hjaelp"

    @property
    def i_fieldset(self) -> bool:
        """Several controls under one legend?"""
        return self.art in ("radio", "afkryds", "todelt")


_ARTER: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "afkryds"),
    (forms.RadioSelect, "radio"),
    (forms.CheckboxInput, "ja"),
    (forms.MultiWidget, "todelt"),
    (forms.Select, "liste"),
    (forms.FileInput, "fil"),
    (forms.Textarea, "langtekst"),
)


def _art(widget: forms.Widget) -> str:
    return next((art for klasse, art in _ARTER if isinstance(widget, klasse)), "tekst")


def feltvisning(bf: BoundField) -> Feltvisning:
    """The field as the template draws it."""
    widget, felt_id = bf.field.widget, bf.id_for_label or bf.auto_id or bf.html_name
    felt_id = bf.auto_id or felt_id
    art = _art(widget)
    beskrevet_af = " ".join(
        navn for navn, findes in ((f"{felt_id}-hjaelp", bf.help_text), (f"{felt_id}-fejl", bf.errors)) if findes
    )
    versioner = getattr(bf.form, "versioner", None)
    faelles = {
        "bf": bf, "art": art, "id": felt_id, "navn": bf.html_name, "beskrevet_af": beskrevet_af,
        "hvorfor": getattr(bf.field, "hvorfor", ""),
        "version": None if versioner is None else versioner.get(bf.name, 0),
    }  # fmt: skip
    if art in ("radio", "afkryds"):
        return Feltvisning(**faelles, valg=_valg(bf))
    if art == "todelt":
        return Feltvisning(**faelles, dele=_dele(bf))
    return Feltvisning(**faelles, input=_kontrol(bf, art, beskrevet_af))


def _kontrol(bf: BoundField, art: str, beskrevet_af: str) -> str:
    klasser = {"ja": "form-checkbox", "liste": "form-select", "fil": "filvalg"}.get(art, "form-input")
    attrs = {"class": f"{klasser} {bf.field.widget.attrs.get('class', '')}".strip()}
    if art == "langtekst":
        attrs["class"] += " langtekst"
    if beskrevet_af:
        attrs["aria-describedby"] = beskrevet_af
    if bf.errors:
        attrs["aria-invalid"] = "true"
    if bf.field.required:
        attrs["aria-required"] = "true"
    return bf.as_widget(attrs=attrs)


def _valg(bf: BoundField) -> tuple[Valg, ...]:
    hjaelp = getattr(bf.field, "valghjaelp", {})
    return tuple(
        Valg(
            id=under.data["attrs"].get("id", ""),
            vaerdi=str(under.data["value"]),
            tekst=str(under.data["label"]),
            valgt=bool(under.data["selected"]),
            hjaelp=hjaelp.get(under.data["value"], ""),
            spaerret=bool(under.data["attrs"].get("disabled")),
        )
        for under in bf.subwidgets
    )


def _dele(bf: BoundField) -> tuple[dict[str, Any], ...]:
    ord_ = {"dato": "Dato", "klokken": "Klokken"}
    dele = bf.subwidgets[0].data["subwidgets"]
    return tuple(
        {
            "id": del_["attrs"].get("id", del_["name"]),
            "navn": del_["name"],
            "vaerdi": "" if del_["value"] is None else del_["value"],
            "tekst": ord_.get(del_["name"].rpartition("_")[2], ""),
            "bred": del_["name"].endswith("dato"),
        }
        for del_ in dele
    )
