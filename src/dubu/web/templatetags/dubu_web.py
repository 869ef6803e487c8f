"""`{% load dubu_web %}`: fields, components and Danish words for every room's templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify

from dubu.web import komponenter, pladser, visning
from dubu.web.templatetags import dubu_ord

register = template.Library()
register.filters.update(dubu_ord.register.filters)


def _tegn(skabelon: str, /, **kontekst: Any) -> SafeString:
    return render_to_string(f"web/komponenter/{skabelon}.html", kontekst)


# ---- Forms


@register.simple_tag
def felt(bf: BoundField, **ekstra: Any) -> SafeString:
    """One form field: `{% felt form.navn %}`; `skjul_label=True` hides its label from sight."""
    return _tegn("felt", f=komponenter.feltvisning(bf), **ekstra)


@register.simple_tag
def formular(form: BaseForm, niveau: int = 2) -> SafeString:
    """Error summary and all fields of a form (not the form element, `formularhoved` or the buttons).

    `niveau` is the level of the headings over groups of fields.
    """
    grupper = getattr(form, "feltgrupper", None) or [("", list(form.visible_fields()))]
    return _tegn("formular", form=form, grupper=grupper, niveau=niveau)


@register.simple_tag
def fejlsammendrag(*forms: BaseForm) -> SafeString:
    """The list of all errors with links to their fields; nothing when there are none."""
    former = [form for form in forms if form is not None and form.errors]
    return _tegn("fejlsammendrag", former=former) if former else SafeString("")


@register.simple_tag
def spring_til(bf: BoundField) -> str:
    """The id of the field's first control, for links from the error summary."""
    vis = komponenter.feltvisning(bf)
    if vis.valg:
        return vis.valg[0].id
    return str(vis.dele[0]["id"]) if vis.dele else vis.id


@register.inclusion_tag("web/komponenter/formularhoved.html", takes_context=True)
def formularhoved(context: Context, form: Any = None) -> dict[str, Any]:
    """The hidden fields of every posted form: CSRF, which act (`handling`) and which municipality."""
    handling = form.handling if hasattr(form, "handling") else context.get("handling")
    posted = getattr(form, "kommune", None)
    return {
        "csrf_token": context.get("csrf_token"),
        "handling": handling or uuid4(),
        "kommune": f"{posted:04d}" if posted is not None else _kommunekode(context),
    }


def _kommunekode(context: Context) -> str:
    if kode := context.get("kommune_kode"):
        return f"{int(kode):04d}"
    aktoer = getattr(context.get("request"), "aktoer", None)
    if aktoer is not None:
        return f"{aktoer.kommune_id:04d}"
    hoved = context.get("hoved")
    return hoved.kommune_kode if hoved else ""


@register.simple_tag
def konflikt(felt_navn: str, din: str, anden: str, af: str, tidspunkt: datetime | str) -> SafeString:
    """Two people's texts of one field side by side; the buttons post `valg_<felt>` = din | anden."""
    klokken = visning.klokken(tidspunkt) if isinstance(tidspunkt, datetime) else tidspunkt
    return _tegn("konflikt", felt=felt_navn, din=din, anden=anden, af=af, klokken=klokken)


# ---- Components


@register.simple_tag
def ikon(navn: str, tekst: str = "", klasse: str = "") -> SafeString:
    """An icon of the DKFDS sprite; decoration unless `tekst` says what it means."""
    sti = static("vendor/dkfds/img/all-svg-icons.svg")
    skjult = format_html('role="img" aria-label="{}"', tekst) if tekst else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="icon-svg {}" focusable="false" {}><use href="{}#{}"></use></svg>',
        klasse,
        skjult,
        sti,
        navn,
    )


@register.simple_tag
def statisk_fil(sti: str) -> str:
    """The address of a static file, also when the manifest lacks it: an error page must never fail itself."""
    try:
        return static(sti)
    except ValueError:
        return f"{settings.STATIC_URL}{sti}"


@register.simple_tag
def markering(
    vaerdi: komponenter.Markering | str, ikon: str = "", art: str = "neutral", forklaring: str = ""
) -> SafeString:
    """A marking as word and icon: `{% markering "Haster" ikon="time" art="advarsel" %}` or a `Markering`."""
    if isinstance(vaerdi, str):
        vaerdi = komponenter.Markering(vaerdi, ikon, art, forklaring)
    return _tegn("markering", m=vaerdi)


@register.simple_tag
def markeringer(liste: Iterable[komponenter.Markering]) -> SafeString:
    """Several markings in a list."""
    return _tegn("markeringer", liste=list(liste))


@register.simple_block_tag
def besked(content: str, art: str = "info", overskrift: str = "", rolle: str = "") -> SafeString:
    """A message box, `{% besked "advarsel" %}..{% endbesked %}`: info, succes, advarsel or fejl."""
    return _tegn(
        "besked", indhold=content, art=komponenter.BESKEDARTER[art], ord=komponenter.BESKEDORD[art],
        overskrift=overskrift, rolle=rolle,
    )  # fmt: skip


@register.simple_block_tag
def blok(
    content: str,
    overskrift: str,
    niveau: int = 2,
    id: str = "",
    url: str = "",
    link: str = "",
    klasse: str = "",
) -> SafeString:
    """A section: `{% blok "Journal" url=alle link="Vis alle" %}..{% endblok %}`. Absent when it is empty."""
    if not content.strip():
        return SafeString("")
    noegle = id or slugify(overskrift)
    return _tegn(
        "blok",
        indhold=content,
        overskrift=overskrift,
        niveau=niveau,
        id=noegle,
        url=url,
        link=link,
        klasse=klasse,
    )


@register.simple_block_tag
def omslag(content: str, element: str, klasse: str = "", navn: str = "") -> SafeString:
    """Wraps its content in an element; nothing at all when the content is empty."""
    if not content.strip():
        return SafeString("")
    label = format_html(' aria-label="{}"', navn) if navn else ""
    return format_html('<{0} class="{1}"{2}>{3}</{0}>', element, klasse, label, content)


@register.simple_block_tag
def tabel(content: str, titel: str, vis_titel: bool = False, klasse: str = "") -> SafeString:
    """A compact table, `{% tabel "Mine sager" %}<thead>..<tbody>..{% endtabel %}`; cards on a phone."""
    return _tegn("tabel", indhold=content, titel=titel, vis_titel=vis_titel, klasse=klasse)


@register.simple_block_tag
def menu(content: str, tekst: str = "Flere handlinger", om: str = "") -> SafeString:
    """Row actions behind one button; `om` is read out ("Flere handlinger for Anna"). Content: `<li>`s."""
    return _tegn("menu", indhold=content, tekst=tekst, om=om)


@register.simple_block_tag(takes_context=True)
def fane(context: Context, content: str, titel: str, valgt: bool = False) -> str:
    """One tab inside `faner`."""
    context.render_context.setdefault("web_faner", []).append({"titel": titel, "indhold": content, "valgt": valgt})
    return ""


@register.simple_block_tag(takes_context=True)
def faner(context: Context, content: str, navn: str) -> SafeString:
    """Tabs on the page, two or more: `{% faner "sag" %}{% fane "Familie" %}..{% endfane %}{% endfaner %}`."""
    liste = context.render_context.get("web_faner", [])
    context.render_context["web_faner"] = []
    if liste and not any(fane["valgt"] for fane in liste):
        liste[0]["valgt"] = True
    return _tegn("faner", navn=slugify(navn), faner=liste)


@register.simple_tag
def faneblade(liste: Iterable[komponenter.Fane], navn: str = "Visning") -> SafeString:
    """Tabs that are pages of their own (work without JavaScript)."""
    return _tegn("faneblade", liste=list(liste), navn=navn)


@register.simple_tag
def oplysninger(par: Mapping[str, Any] | Iterable[tuple[str, Any]], klasse: str = "") -> SafeString:
    """A definition list of (word, value); pairs without value are left out."""
    liste = par.items() if isinstance(par, Mapping) else par
    return _tegn("oplysninger", liste=[(ord_, v) for ord_, v in liste if v not in (None, "")], klasse=klasse)


@register.simple_tag
def trin(liste: Iterable[komponenter.Trin], navn: str = "Trin") -> SafeString:
    """A ladder of steps as words: Underretning > Screening > .. with the state of each."""
    return _tegn("trin", liste=list(liste), navn=navn)


@register.simple_tag
def tom(tekst: str, url: str = "", link: str = "") -> SafeString:
    """What stands where a list has no rows: why, and perhaps what to do."""
    return _tegn("tom", tekst=tekst, url=url, link=link)


@register.simple_tag(takes_context=True)
def sider(context: Context, side: Any, parameter: str = "side", formular: str = "") -> SafeString:
    """Pages of a list (Django's `Page`): links, or with `formular=<form id>` buttons that post that form."""
    request: HttpRequest | None = context.get("request")
    rest = request.GET.copy() if request else None
    if rest is not None:
        rest.pop(parameter, None)
    if side.paginator.num_pages < 2:
        return SafeString("")
    numre = list(side.paginator.get_elided_page_range(side.number, on_each_side=1, on_ends=1))
    return _tegn(
        "sider", side=side, numre=numre, parameter=parameter, formular=formular,
        rest=f"&{rest.urlencode()}" if rest else "",
    )  # fmt: skip


@register.inclusion_tag("web/komponenter/sidehenvisning.html", takes_context=True)
def sidehenvisning(context: Context, nr: int, tekst: str = "") -> dict[str, Any]:
    """One link or button of `sider`."""
    return {"nr": nr, "tekst": tekst, **{navn: context[navn] for navn in ("parameter", "formular", "rest")}}


@register.simple_tag(takes_context=True)
def plads(context: Context, navn: str, objekt: object = None) -> SafeString:
    """What upper rooms put in this slot: `{% plads "sag.overblik" sag %}`; nothing when there are none."""
    return format_html_join("\n", "{}", ((stykke,) for stykke in pladser.indhold(navn, context["request"], objekt)))
